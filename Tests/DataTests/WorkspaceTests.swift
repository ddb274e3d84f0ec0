import Data
import SlateKit
import SlateTestSupport
import Testing

@Suite(
  "Datasets that are bound, renamed and forgotten",
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct WorkspaceTests {
  private let bench = Workbench([DataPlugin.self, TimelinessPlugin.self])
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func bring(_ text: String, as name: String) async throws {
    try scratch.write(text, to: "\(name).csv")
    try await bench.run("import '\(scratch.path("\(name).csv"))' --as \(name)")
  }

  private func reports(_ line: String) async throws -> String {
    try await bench.interpreter.run(line)?.contents.compactMap(\.lines).joined(separator: "\n") ?? ""
  }

  private func rows(_ columns: SQL) async throws -> [[Value]] {
    let rows = try await bench.session.rows(of: TimelinessPlugin.inputs[0])
    let table = try await bench.session.connection.collect(
      "select \(columns) from \(rows.relation) order by all")
    return (0..<table.rowCount).map(table.row)
  }

  private let counts = "Year,Place,Total,Within,Comment\n202425,886,12,x,a\n202425,Devon,8,5,b\n"

  @Test(
    "A file of no known layout feeds an input by hand: places by number or name, and missing columns are said"
  )
  func binding() async throws {
    try await bring(counts, as: "counts")
    let report = try await reports("bind probe.timeliness counts period=year area_code=PLACE issued=Total")
    #expect(report == "probe.timeliness reads counts: 2 rows.\nMissing, and so empty: late.")
    #expect(
      try await rows("area, period, level, region, issued, within, within_symbol") == [
        [
          .text("Devon"), .text("2024/25"), .text("Local authority"), .text("South West"), .integer(8),
          .integer(5),
        ],
        [
          .text("Kent"), .text("2024/25"), .text("Local authority"), .text("South East"), .integer(12),
          .missing(.notAvailable),
        ],
      ])
    let inputs = try await bench.run("inputs")
    #expect(inputs["fed_by"][0] == "counts@1 (by hand)" && inputs["missing"][0] == "columns late")
    #expect(try await reports("unbind probe.timeliness") == "probe.timeliness reads nothing again.")
    #expect(try await bench.run("inputs")["fed_by"][0] == "nothing")
    #expect(
      try await bench.run("unbind probe.timeliness").notices == [
        "aside: Nothing was bound to probe.timeliness by hand."
      ])
  }

  @Test("A place column that names no area is said, and feeds nothing by area")
  func misfit() async throws {
    try await bring(counts, as: "counts")
    let answer = try await bench.run("bind probe.timeliness counts period=Year area_code=Total issued=Total")
    #expect(
      answer.notices.contains { $0.contains("None of the places in counts@1 is a code, number or name") })
  }

  @Test("A period that the file has nowhere is a fixed value")
  func fixed() async throws {
    try await bring("Place,issued\nKent,3\n", as: "counts")
    try await bench.run("bind probe.timeliness counts period=2023 area=Place")
    #expect(
      try await rows("period, area_code, issued") == [[.text("2023"), .text("E10000016"), .integer(3)]])
  }

  @Test(
    "Each column is checked",
    arguments: [
      ("", "period=NAME"), (" period=Year", "area_code=NAME"),
      (" period=Year area=Place", "would fit: Total, Inside"),
      (" period=Year area=Place issued=Comment", "holds texts"),
      (" period=Year area=Place issued=Totl", "mean Total?"),
      (" period=Year area=Place isued=Total", "mean issued?"), (" issued", "INPUT_COLUMN=FILE_COLUMN"),
      (" issued=Total issued=Total", "given twice"), (" period=soon", "no column 'soon'"),
    ])
  func wrong(words: String, said: String) async throws {
    try await bring(counts.replacing("Within", with: "Inside"), as: "counts")
    let failure = try #require(await bench.failure("bind probe.timeliness counts" + words))
    #expect(failure.diagnostic.contains(said), "\(failure.diagnostic)")
    #expect(try await bench.run("inputs")["fed_by"][0] == "nothing")
  }

  @Test("Names that are not there are said with the nearest")
  func names() async throws {
    try await bring(counts, as: "counts")
    for (line, said) in [
      ("bind probe.timelines counts", "probe.timeliness"), ("bind probe.timeliness count", "counts"),
      ("unbind probe.timelines", "probe.timeliness"), ("forget count", "counts"),
      ("forget counts@2", "counts@1"),
      ("rename count new", "counts"), ("rename counts published", "already"),
      ("rename counts 'a b'", "letters"),
      ("rename counts@1 new", "Rename counts"),
    ] {
      let failure = try #require(await bench.failure(line))
      #expect(failure.diagnostic.contains(said), "\(failure.diagnostic)")
    }
  }

  @Test("A dataset takes its versions and bindings to its new name, and its old name is free again")
  func renaming() async throws {
    try await bring(counts, as: "counts")
    try await bring(counts + "202425,Essex,c,c,a\n", as: "counts")
    try await bench.run("bind probe.timeliness counts@1 period=Year area_code=Place issued=Total")
    #expect(try await reports("rename counts tally") == "counts is now tally.")
    #expect(try await bench.run("datasets")["name"] == ["tally", "tally"])
    #expect(try await bench.run("inputs")["fed_by"][0] == "tally@1 (by hand)")
    let relation = try await bench.session.relation(named: TableName(text: "tally"))
    let newest = try await bench.session.connection.collect(relation)
    #expect(newest.rowCount == 3)
    #expect(newest["Total"]?[2] == .missing(.confidential))
    try await bring(counts + "202425,Essex,c,c,a\n", as: "counts")
    #expect(try await bench.run("datasets")["version"] == ["1", "2", "1"])
    #expect(try await bench.session.connection.collect("select count(*) from tally").row(0)[0] == .integer(3))
  }

  @Test(
    "What is forgotten is gone with its bindings, an older version takes its place, and a file can come back")
  func forgetting() async throws {
    try await bring(counts, as: "counts")
    try await bring(counts + "202425,Essex,c,c,a\n", as: "counts")
    try await bench.run("bind probe.timeliness counts period=Year area_code=Place issued=Total")
    #expect(try await bench.run("forget counts@2").notices == ["note: counts is now counts@1."])
    #expect(
      try await bench.session.connection.collect("select count(*) from counts").row(0)[0] == .integer(2))
    #expect(try await rows("issued").count == 2)
    let answer = try await bench.run("forget counts")
    #expect(
      answer.notices.contains { $0.contains("probe.timeliness was bound to counts") }, "\(answer.notices)")
    #expect(try await bench.run("datasets").text.contains("Nothing is imported yet"))
    #expect(try await bench.session.catalog.bindings().isEmpty)
    try await bring(counts + "202425,Essex,c,c,a\n", as: "counts")
    #expect(try await bench.run("datasets")["version"] == ["1"])
  }

  @Test("Choices by hand stay in the workspace's file")
  func kept() async throws {
    let file = scratch.path("work.duckdb")
    try scratch.write(counts, to: "counts.csv")
    do {
      let first = Workbench([DataPlugin.self, TimelinessPlugin.self], workspace: Workspace(.file(file)))
      try await first.run("import '\(scratch.path("counts.csv"))'")
      try await first.run("bind probe.timeliness counts period=Year area_code=Place issued=Total")
    }
    let second = Workbench([DataPlugin.self, TimelinessPlugin.self], workspace: Workspace(.file(file)))
    #expect(try await second.run("inputs")["fed_by"][0] == "counts@1 (by hand)")
  }
}
