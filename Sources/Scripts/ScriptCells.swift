import SlateKit

/// The cells of one column that a script printed as text: which kind they are, and what stands there that is no number.
struct ScriptCells {
  let name: String
  /// The kind that all cells are of.
  private let kind: Column.Kind
  /// Cells that stand for a missing number.
  let symbols: [String]
  private let filled: Int
  private let others: [String]
  /// How many cells are numbers that are not whole, true or false, days, days or times.
  private let fractions: Int
  private let flags: Int
  private let days: Int
  private let moments: Int
  private let areNumbers: Bool

  /// A day, or a day and a time, in ISO 8601.
  static var moment: Regex<Substring> { /\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?/ }

  private var cell: SQL { "nullif(\(column: name), '')" }

  /// Looks at a column of texts.
  init(_ name: String, of raw: Relation, on connection: Connection) async throws {
    self.name = name
    let text: SQL = "nullif(\(column: name), '')"
    let number: SQL = "try_cast(\(text) as double)"
    let isNumber: SQL = "coalesce(isfinite(\(number)), false)"
    let isWhole: SQL =
      "\(isNumber) and try_cast(\(text) as bigint) is not null and \(number) = trunc(\(number))"
    let counts = try await connection.collect(
      """
      select count(\(text)), count(*) filter (where \(isNumber)),
        count(*) filter (where \(isNumber) and (not (\(isWhole)) or contains(\(text), '.'))),
        count(*) filter (where regexp_matches(\(text), '^[-+]?0[0-9]')),
        count(*) filter (where lower(\(text)) in ('true', 'false')),
        count(*) filter (where \(isNumber) and not (\(isWhole))),
        count(*) filter (where length(\(text)) = 10 and try_cast(\(text) as date) is not null),
        count(*) filter (where contains(\(text), '-') and try_cast(\(text) as timestamp) is not null)
      from \(raw)
      """
    ).row(0).map { $0.integer ?? 0 }
    let strange = try await connection.collect(
      """
      select distinct \(text) as cell from \(raw)
      where \(text) is not null and not \(isNumber) order by cell limit 21
      """)
    others = (0..<strange.rowCount).compactMap { strange.row($0)[0].text }
    let symbols = others.filter { Symbol(rawValue: $0).reason != .unexplained }
    (filled, fractions, flags, days, moments) = (counts[0], counts[5], counts[4], counts[6], counts[7])
    let areAllSymbols = symbols.count == others.count
    self.symbols = areAllSymbols ? symbols : []
    // A number with a zero before it is a code, such as that of a school.
    areNumbers = counts[1] > 0 && counts[3] == 0 && areAllSymbols
    kind =
      areNumbers
      ? (counts[2] == 0 ? .integer : .number) : counts[0] > 0 && counts[4] == counts[0] ? .boolean : .text
  }

  /// The kind of the column where the script says none. One that was handed to the script stays what it was, where its cells allow it:
  /// `202425` stays a text, and a whole number that came back as `12.0` a whole number.
  func kind(like handed: Column.Kind?) -> Column.Kind {
    switch handed {
    case .text: .text
    case let handed? where filled == 0: handed == .decimal || handed == .other ? .number : handed
    case .integer where areNumbers && fractions == 0: .integer
    case .moment where filled > 0 && moments == filled: .moment
    default: kind
    }
  }

  /// A cell that is not of a kind; nil where all are, symbols of missing numbers among them.
  func strange(as kind: Column.Kind) -> String? {
    switch kind {
    case .number: others.first { Symbol(rawValue: $0).reason == .unexplained }
    case .integer:
      others.first { Symbol(rawValue: $0).reason == .unexplained } ?? (fractions > 0 ? "a fraction" : nil)
    case .boolean:
      flags == filled ? nil : others.first { !["true", "false"].contains($0.lowercased()) } ?? "a number"
    case .moment:
      moments == filled ? nil : others.first { $0.wholeMatch(of: ScriptCells.moment) == nil } ?? "a number"
    default: nil
    }
  }

  /// The items of a select that make the cells values.
  func items(as kind: Column.Kind, hasSymbols: Bool) -> [SQL] {
    let symbol = Column.symbolName(of: name)
    switch kind {
    case .integer, .number:
      let type: SQL = kind == .integer ? "bigint" : "double"
      let value: SQL = "try_cast(\(cell) as \(type)) as \(column: name)"
      if hasSymbols { return [value, "nullif(\(column: symbol), '') as \(column: symbol)"] }
      guard !symbols.isEmpty else { return [value] }
      return [value, "case when try_cast(\(cell) as \(type)) is null then \(cell) end as \(column: symbol)"]
    case .moment:
      return ["try_cast(\(cell) as \(days == filled ? "date" as SQL : "timestamp")) as \(column: name)"]
    case .boolean: return ["try_cast(\(cell) as boolean) as \(column: name)"]
    default:
      let value: SQL = "\(cell) as \(column: name)"
      return hasSymbols ? [value, "nullif(\(column: symbol), '') as \(column: symbol)"] : [value]
    }
  }
}
