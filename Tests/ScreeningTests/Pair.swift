import SlateTestSupport

/// A data file and its metadata that keep every rule, to be broken in one place by each test.
struct Pair: Sendable {
  typealias Row = [String: String]

  var columns = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
    "region_name", "old_la_code", "new_la_code", "la_name", "sex", "headcount", "absence_rate",
  ]
  /// England on lines 2 to 4, London on 5 to 7, Camden on 8 to 10: Total, Female, Male of each.
  var rows: [Row] = []
  var metaColumns = [
    "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint",
    "filter_grouping_column",
  ]
  /// The filter on line 2, the indicators on 3 and 4.
  var meta: [Row] = [
    ["col_name": "sex", "col_type": "Filter", "label": "Sex", "filter_hint": "Filter by sex"],
    ["col_name": "headcount", "col_type": "Indicator", "label": "Headcount", "indicator_dp": "0"],
    [
      "col_name": "absence_rate", "col_type": "Indicator", "label": "Absence rate", "indicator_unit": "%",
      "indicator_dp": "1",
    ],
  ]
  var dataName = "pupil_absence.csv"
  var metaName = "pupil_absence.meta.csv"
  /// What is done to the files' texts at last.
  var finish: @Sendable (String) -> String = { $0 }

  static let london = ["region_code": "E12000007", "region_name": "London"]
  static let camden = ["old_la_code": "202", "new_la_code": "E09000007", "la_name": "Camden"]

  init() {
    addArea("National", [:])
    addArea("Regional", Pair.london)
    addArea("Local authority", Pair.london.merging(Pair.camden) { $1 })
  }

  /// Adds the rows of a place; columns that are not there yet are added.
  mutating func addArea(_ level: String, _ cells: Row) {
    for (index, sex) in ["Total", "Female", "Male"].enumerated() {
      let row: Row = [
        "time_period": "202324", "time_identifier": "Academic year", "geographic_level": level,
        "country_code": "E92000001", "country_name": "England", "sex": sex,
        "headcount": "\([200, 110, 90][index])", "absence_rate": "\([6.5, 6.1, 7.0][index])",
      ]
      rows.append(row.merging(cells) { $1 })
    }
    for name in cells.keys.sorted() where !columns.contains(name) { columns.append(name) }
  }

  /// Adds a filter with its items, which follow one another down the rows as long as the rows of sex go.
  mutating func addFilter(_ name: String, _ items: [String], label: String? = nil, group: String = "") {
    columns.append(name)
    let old = rows
    rows = items.flatMap { item in old.map { $0.merging([name: item]) { $1 } } }
    meta.append(
      ["col_name": name, "col_type": "Filter", "label": label ?? name, "filter_grouping_column": group])
  }

  /// Writes one value into a column of some or all rows.
  mutating func set(_ column: String, _ value: String, rows chosen: Range<Int>? = nil) {
    for index in chosen ?? rows.indices { rows[index][column] = value }
    if !columns.contains(column) { columns.append(column) }
  }

  mutating func rename(_ old: String, _ new: String) {
    columns = columns.map { $0 == old ? new : $0 }
    rows = rows.map { row in
      var row = row
      row[new] = row.removeValue(forKey: old)
      return row
    }
    for index in meta.indices where meta[index]["col_name"] == old { meta[index]["col_name"] = new }
  }

  mutating func drop(_ column: String) { columns.removeAll { $0 == column } }

  var dataText: String { finish(Pair.text(columns, rows)) }
  var metaText: String { Pair.text(metaColumns, meta) }

  private static func text(_ columns: [String], _ rows: [Row]) -> String {
    let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
    return lines.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
  }

  private static func cell(_ text: String) -> String {
    text.contains(",") || text.contains("\"") || text.contains("\n")
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// The rows of the answer by their checks; the report behind them is no table.
  static func byCheck(_ answer: Answer) -> [String: Row] {
    let results: Set<String> = ["pass", "advisory", "fail", "not run"]
    let rows = answer.rows.filter { results.contains($0["result"] ?? "") }
    return Dictionary(rows.map { ($0["check"] ?? "", $0) }) { first, _ in first }
  }

  /// Screens the pair, and answers the results by check.
  func screen(_ options: String = "--all") async throws -> [String: [String: String]] {
    let scratch = try Scratch()
    try scratch.write(dataText, to: dataName)
    try scratch.write(metaText, to: metaName)
    let bench = Workbench([ScreeningBench.plugin], folder: scratch.folder)
    let answer = try await bench.run("screen \"\(dataName)\" \"\(metaName)\" \(options)")
    return Pair.byCheck(answer)
  }
}
