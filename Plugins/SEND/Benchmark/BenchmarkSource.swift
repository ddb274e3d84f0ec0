import SlateKit

/// All rows of an input, by year and place.
struct BenchmarkSource: Sendable {
  /// One area in one period.
  struct Row: Sendable {
    var period: String
    var level: String
    var region: String?
    var values: [String: Value]

    /// The sum of some columns; missing, with its symbol, where one of them is.
    func sum(_ columns: [String]) -> Value {
      var sum = 0.0
      for column in columns {
        guard let value = values[column], let number = value.double else {
          return values[column] ?? .missing(.notAvailable)
        }
        sum += number
      }
      return .number(sum)
    }
  }

  /// By the year in which the period begins, then by the current code of the place.
  private(set) var rows: [Int: [String: Row]] = [:]
  /// The current code of each region, by its name in the rows.
  private(set) var regionCodes: [String: String] = [:]
  /// What it is read from, as a reader cites it.
  let origin: Notice
  let sources: [String]

  /// Whether it has a number of a place in any year.
  func has(_ place: String) -> Bool {
    rows.values.contains { $0[place]?.values.values.contains { !$0.isMissing } ?? false }
  }

  /// - Throws: ``SlateError`` where nothing feeds the input.
  init(_ input: Input, embedded: Bool, in session: Session) async throws {
    let found = try await session.rows(of: input, embedded: embedded)
    origin = found.origin
    sources = found.relation.sources
    let table = try await session.connection.collect(found.relation)
    guard let periods = table["period"], let levels = table["level"], let codes = table["area_code"],
      let areas = table["area"], let regions = table["region"]
    else { return }
    for index in 0..<table.rowCount {
      guard let period = periods[index].text, let year = Int(period.prefix(4)), let code = codes[index].text
      else { continue }
      let place = session.areas.currentCode(of: code)
      var values: [String: Value] = [:]
      for (column, vector) in zip(table.columns, table.vectors) where column.kind.isNumeric {
        values[column.name] = vector[index]
      }
      let row = Row(
        period: period, level: levels[index].text ?? "", region: regions[index].text, values: values)
      // A code that came back under another one has a row of missing numbers beside its own.
      if let other = rows[year]?[place], other.values.values.contains(where: { !$0.isMissing }) { continue }
      rows[year, default: [:]][place] = row
      if row.level == Area.Level.region.official, let name = areas[index].text { regionCodes[name] = place }
    }
  }
}
