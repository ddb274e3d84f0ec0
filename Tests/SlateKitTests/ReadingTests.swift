import SlateKit
import SlateTestSupport
import Testing

/// Inputs that are read from other layouts than that of the data standards.
private enum LayoutPlugin: Plugin {
  static let manifest = Manifest(id: "layout", summary: "Layouts for tests.", group: "layout")
  static let commands: [any Command.Type] = []
  static let publication = Publication("Layouts", address: "https://example.org/layouts")
  static let wide = Input(
    "layout.wide", "errors and plans",
    columns: [
      Column("error", .number, label: "Error", unit: "%"), Column("plans", .integer, label: "Plans"),
      Column("never", .integer),
    ],
    readings: [
      Reading("wide", requires: ["LA_number", "for_1_p"], lacks: ["other"]) { file in
        let code: SQL = """
          case when \(file.value("LA_number")) = 0 then \(SourceFile.england) else \(file.code(ofNumber: file.value("LA_number"))) end
          """
        let year: SQL = file.has("Year") ? file.text("Year") : "'2021/22'"
        return file.select(
          file.keys(period: year, code: code)
            + file.number("For_1_P", as: "error") { "100 * \($0)" }
            + file.sum(["old", "new"], as: "plans", nothing: ["NULL"]))
      },
      Reading("tally", ["plans": "tally"]),
    ], publication: publication)
  static let schools = Input(
    "layout.schools", "schools", keys: [Column("urn", .text, label: "URN"), Column("area_code", .text)],
    columns: [Column("pupils", .integer)],
    readings: [
      Reading("schools", requires: ["urn", "la_name", "pupils"]) { file in
        file.select(
          ["\(file.text("urn")) as urn", "\(file.code(ofName: file.text("la_name"))) as area_code"]
            + file.column("pupils", as: "pupils"))
      }
    ], publication: publication, combining: ["urn"])
  static let inputs = [wide, schools]
  static let published =
    ([PublishedFigures.header]
    + ["academic\t202021", "academic\t202223", "calendar\t2020"].map {
      "layout.wide\tplans\t\($0)\tNational\tE92000001\tEngland\t\t99\tplans\t0\tA\tA source"
    }).joined(separator: "\n")
}

@Suite("Readings", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ReadingTests {
  private let bench = Workbench([LayoutPlugin.self])
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func bring(_ name: String, _ text: String) async throws {
    try scratch.write(text, to: name)
    _ = try await Importer(bench.session.connection) { _, _ in }.importFile(scratch.path(name), as: nil)
  }

  private func lines(_ input: Input, _ columns: SQL = "*") async throws -> [String] {
    let rows = try await bench.session.rows(of: input)
    let table = try await bench.session.connection.collect(
      "select \(columns) from \(rows.relation) order by all")
    return (0..<table.rowCount).map { row in
      table.row(row).map { value in
        switch value {
        case .missing(let symbol): symbol?.rawValue ?? "-"
        case .text(let text): text
        case .number(let number): "\(number)"
        default: value.integer.map { "\($0)" } ?? "?"
        }
      }.joined(separator: "|")
    }
  }

  private let wide = """
    LA_name,LA_number,FOR_1_P,Old,New
    England,0,0.01,NULL,10
    Devon,878,x,3,4
    Hackney (1),204,-0.5,c,4
    Kent,886,0.25,NULL,NULL
    """

  @Test("A layout of its own: places by number, percentages from proportions, sums with their symbols")
  func mapped() async throws {
    try await bring("any name.csv", wide)
    #expect(
      try await lines(
        LayoutPlugin.wide,
        "period, level, area_code, area, region, error, error_symbol, plans, plans_symbol, never, never_symbol"
      )
      .filter { $0.hasPrefix("2021/22") }
        == [
          "2021/22|Local authority|E09000012|Hackney|London|-50.0|c|x",
          "2021/22|Local authority|E10000008|Devon|South West|x|7|x",
          "2021/22|Local authority|E10000016|Kent|South East|25.0|NULL|x",
          "2021/22|National|E92000001|England|-|1.0|10|x",
        ])
  }

  @Test("Columns recognise a file: all that are required, in any case, and none of another layout")
  func recognised() {
    let reading = LayoutPlugin.wide.readings[0]
    #expect(reading.recognises(["la_NUMBER", "FOR_1_P", "more"]))
    #expect(!reading.recognises(["la_number"]))
    #expect(!reading.recognises(["la_number", "for_1_p", "OTHER"]))
    #expect(!LayoutPlugin.wide.readings[1].recognises(["tally"]))
  }

  @Test("Embedded figures add the periods of the same kind that no file has, and it is said")
  func extended() async throws {
    try await bring("wide.csv", wide)
    let rows = try await bench.session.rows(of: LayoutPlugin.wide)
    #expect(
      rows.origin.text
        == "Read from wide@1 as wide (2021/22) and the embedded published figures (2020/21 to 2022/23).")
    #expect(rows.relation.sources == ["wide@1", "published"])
    let england = try await lines(LayoutPlugin.wide, "period, plans, plans_symbol").filter {
      $0.hasSuffix("|99")
    }
    #expect(england == ["2020/21|99", "2022/23|99"])
  }

  @Test(
    "Of a period and level that two files have, the file that reaches furthest counts, whatever the order of import"
  )
  func combined() async throws {
    let header =
      "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name,TALLY\n"
    let england = { (year: String, plans: Int) in
      "\(year),Academic year,National,E92000001,England,,,,,\(plans)\n"
    }
    try await bring("late.csv", header + england("202122", 7) + england("202223", 8))
    try await bring(
      "early.csv",
      header + england("202021", 5) + england("202122", 6)
        + "202122,Academic year,Local authority,E92000001,England,E12000008,South East,E10000016,Kent,2\n")
    #expect(
      try await lines(LayoutPlugin.wide, "period, level, plans") == [
        "2020/21|National|5", "2021/22|Local authority|2", "2021/22|National|7", "2022/23|National|8",
      ])
    let parts = try await bench.session.parts(of: LayoutPlugin.wide)
    #expect(parts.map(\.table) == ["late@1", "early@1"])
    #expect(parts.map(\.periods) == ["2021/22 to 2022/23", "2020/21 to 2021/22"])
  }

  @Test("An input of schools has keys of its own, and two files of schools stand together")
  func schools() async throws {
    try await bring("one.csv", "URN,la_name,pupils\n100,Devon,5\n101,Kent,6\n")
    try await bring("two.csv", "URN,la_name,pupils\n101,Kent,7\n102,Bristol,z\n")
    #expect(
      try await lines(LayoutPlugin.schools) == ["100|E10000008|5", "101|E10000016|7", "102|E06000023|z"])
  }
}
