import Engine

/// What changed between two versions of a dataset: rows that came and went, and for each column of numbers how many moved
/// and by how much.
///
/// Rows are matched by all columns that say what a row is about and that both versions have. Letter case of names does not
/// count: `PC_plans` of one release is `pc_plans` of the next.
public struct RevisionComparison: Sendable {
  /// How the numbers of one column moved, in rows that both versions have.
  public struct Movement: Sendable, Hashable {
    /// The column, as the newer version has it.
    public var column: Column
    /// Rows in which both versions have a number, and another one.
    public var moved: Int
    /// Rows in which a symbol or nothing became a number.
    public var gained: Int
    /// Rows in which a number became a symbol or nothing.
    public var lost: Int
    /// Rows in which a symbol became another one.
    public var renamed: Int
    /// The greatest move by its size, with its sign: new less old; nil where none moved.
    public var largest: Double?
    /// The sum of all moves, with their signs.
    public var sum: Double
    /// The mean of all moves; nil where none moved.
    public var mean: Double? { moved == 0 ? nil : sum / Double(moved) }
    /// Rows in which anything changed.
    public var changes: Int { moved + gained + lost + renamed }
  }

  /// The version compared with.
  public let old: Dataset
  /// The version that is compared.
  public let new: Dataset
  /// The columns by which rows are matched, as the newer version spells them.
  public let keys: [Column]
  /// Columns of numbers that both versions have.
  public let measures: [Column]
  /// Columns that only the newer version has.
  public let columnsAdded: [String]
  /// Columns that only the older version has.
  public let columnsRemoved: [String]
  /// Columns that hold numbers in one version and texts in the other, which are not compared.
  public let columnsRetyped: [String]
  /// Rows that only the newer version has.
  public internal(set) var added = 0
  /// Rows that only the older version has.
  public internal(set) var removed = 0
  /// Rows that both have, with another number or symbol in at least one column.
  public internal(set) var changed = 0
  /// Rows that both have alike.
  public var same: Int { new.rows - added - changed }
  /// Rows beyond the first with the same keys, in the older and the newer version. They are matched in the files' order.
  public internal(set) var repeated = (old: 0, new: 0)
  /// How each column of numbers moved; only columns in which something did.
  public internal(set) var movements: [Movement] = []

  /// Whether the two versions say the same.
  public var isSame: Bool { added + removed + changed == 0 && columnsAdded.isEmpty && columnsRemoved.isEmpty }

  /// Compares two versions. The rows that differ stay in a temporary table of the connection, for ``cells`` and ``rows``.
  public init(from old: Dataset, to new: Dataset, on connection: Connection) async throws {
    self.old = old
    self.new = new
    let olds = Dictionary(
      old.columns.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    let news = Set(new.columns.map { $0.name.lowercased() })
    let shared = new.columns.filter { olds[$0.name.lowercased()] != nil }
    func isMeasure(_ column: Column) -> Bool { column.role == .measure && column.kind.isNumeric }
    let retyped = shared.filter { isMeasure($0) != (olds[$0.name.lowercased()].map(isMeasure) ?? false) }
    columnsRetyped = retyped.map(\.name)
    keys = shared.filter { !isMeasure($0) && !retyped.contains($0) }
    measures = shared.filter { isMeasure($0) && !retyped.contains($0) }
    columnsAdded = new.columns.filter { olds[$0.name.lowercased()] == nil }.map(\.name)
    columnsRemoved = old.columns.filter { !news.contains($0.name.lowercased()) }.map(\.name)
    guard !keys.isEmpty else {
      throw DatasetError(
        "\(old.table) and \(new.table) have no column in common that says what a row is about.",
        hint: "Only versions of one file can be compared.")
    }
    try await match(on: connection)
    try await count(on: connection)
  }

  /// The temporary table with the rows that differ.
  var table: SQL { "temp.\(table: "slate revision \(old.table) \(new.table)")" }
}
