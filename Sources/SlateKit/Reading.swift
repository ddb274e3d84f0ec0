/// How the files of one publication become an input: by which columns they are recognised, and what those are in the
/// input's terms.
///
/// A file that has the columns of the data standards is mapped by names:
///
///     Reading("SEN2 caseload", ["plans": "ehcplans"], rows: [.init("breakdown_topic", "All EHC plans")])
///
/// A file of any other layout is mapped by a query that the plugin builds:
///
///     Reading("SEN2 2019, ages", requires: ["age", "total_ehc"]) { file in
///       file.select(file.standardKeys + file.sum(["total_st", "total_ehc"], as: "plans"), where: ["age = 'Total'"])
///     }
public struct Reading: Sendable {
  /// A condition on a file's rows: a column holds one of these values. A file without the column has another layout.
  public struct Filter: Sendable {
    var column: String
    var values: [String]
    /// A column that holds the same, in place of values.
    var other: String?

    /// The column holds one of the values.
    public init(_ column: String, _ values: String...) {
      self.column = column
      self.values = values
    }

    /// The column holds what another one holds.
    public init(_ column: String, sameAs other: String) {
      self.column = column
      self.values = []
      self.other = other
    }
  }

  /// The publication's layout, as a reader would name it: `SEN2 2023 to 2025, timeliness_20_week`.
  public var name: String
  /// The columns that a file must have. Letter case does not count.
  public var requires: [String]
  /// The columns that a file of another layout has and this one has not.
  public var lacks: [String]
  /// The file's column for each column of the input, where the layout is mapped by names. Letter case does not count.
  public var fields: [String: String]
  /// The input's columns that a file may lack; they are then missing, with the symbol `x`.
  public var optional: Set<String>
  /// Which of the file's rows belong to the input, where the layout is mapped by names.
  public var rows: [Filter]
  /// The query that maps a file, where the layout is not mapped by names.
  let query: (@Sendable (SourceFile) throws -> SQL)?

  /// A layout of the data standards, with a name for each column.
  public init(_ name: String, _ fields: [String: String], optional: Set<String> = [], rows: [Filter] = []) {
    self.name = name
    self.fields = fields
    self.optional = optional
    self.rows = rows
    requires =
      Reading.standardKeys + rows.map(\.column) + rows.compactMap(\.other)
      + fields.filter { !optional.contains($0.key) }.map(\.value)
    lacks = []
    query = nil
  }

  /// A layout of its own, with the query that maps its files.
  ///
  /// - Parameters:
  ///   - name: The publication's layout, as a reader would name it.
  ///   - requires: The columns by which a file is recognised.
  ///   - lacks: Columns of a similar layout that is another.
  ///   - select: Builds the query. It yields columns of the input under their names, and the symbols of a column `n` as
  ///     `n_symbol`. What it leaves out is missing; what the input does not have is left out.
  public init(
    _ name: String, requires: [String], lacks: [String] = [],
    select: @escaping @Sendable (SourceFile) throws -> SQL
  ) {
    self.name = name
    self.requires = requires
    self.lacks = lacks
    fields = [:]
    optional = []
    rows = []
    query = select
  }

  /// The columns that every file of the statistics service has to say which place and time a row is about.
  static let standardKeys = ["time_period", "time_identifier", "geographic_level", "country_code"]

  /// Whether a file with these column names has this layout.
  public func recognises(_ columns: [String]) -> Bool {
    let present = Set(columns.map { $0.lowercased() })
    return requires.allSatisfy { present.contains($0.lowercased()) }
      && !lacks.contains { present.contains($0.lowercased()) }
  }
}

/// Where figures are published.
public struct Publication: Sendable, Hashable {
  /// The publication's title and file: `Education, health and care plans, file timeliness_20_week`.
  public var title: String
  /// Its page.
  public var address: String

  /// A publication and its page.
  public init(_ title: String, address: String) {
    self.title = title
    self.address = address
  }
}
