import SlateKit
import SlateTestSupport
import Testing

/// An input of few rows: England, two regions and three authorities in two years, one of them under two codes.
private enum TallyPlugin: Plugin {
  static let manifest = Manifest(id: "tally", summary: "Rows for tests.", group: "tally")
  static let commands: [any Command.Type] = [Rows.self, Fails.self]
  static let publication = Publication("Tallies", address: "https://example.org/tallies")
  static let input = Input(
    "tally.rows", "rows for tests", columns: [Column("n", .integer, label: "Number")],
    readings: [Reading("Tally", ["n": "tally"])], publication: publication)
  static let unfed = Input(
    "tally.unfed", "what nothing feeds", columns: [Column("n", .integer)],
    readings: [Reading("Unfed", ["n": "no_such_column"])], publication: publication)
  static let inputs = [input, unfed]
  static let published =
    ([PublishedFigures.header] + figures.map { "tally.rows\ttally\t" + $0 + "\trows\t0\tA\tA source" })
    .joined(separator: "\n")
  private static let figures = [
    "calendar\t2023\tNational\tE92000001\tEngland\t\t60",
    "calendar\t2024\tNational\tE92000001\tEngland\t\t70",
    "calendar\t2023\tRegional\tE12000001\tNorth East\t\t20",
    "calendar\t2024\tRegional\tE12000001\tNorth East\t\t30",
    "calendar\t2023\tRegional\tE12000007\tLondon\t\t40", "calendar\t2024\tRegional\tE12000007\tLondon\t\tc",
    "academic\t202324\tNational\tE92000001\tEngland\t\t65",
  ]

  struct Rows: Command {
    static let configuration = CommandConfiguration(abstract: "Shows the rows.")
    static let examples: [Example] = []
    @OptionGroup var selection: Selection
    @Flag var unfed = false
    func run(in session: Session, on input: Relation?) async throws -> Output {
      let rows = try await session.rows(of: unfed ? TallyPlugin.unfed : TallyPlugin.input, selection)
      var table = Projection(from: rows.relation)
      for name in ["period", "area", "n"] { table.take(name) }
      return .relation(table.relation("order by period, area"), notices: [rows.origin])
    }
  }

  struct Fails: Command {
    static let configuration = CommandConfiguration(abstract: "Fails.")
    static let examples: [Example] = []
    func run(in session: Session, on input: Relation?) async throws -> Output {
      throw SlateError("It fails.")
    }
  }
}

@Suite(
  "What a person asks for", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct SelectionTests {
  /// The session of the tests that leave no trace in it.
  private static let shared = Workbench([TallyPlugin.self])

  @Test(
    "England without more, a level, named areas, and years",
    arguments: [
      ("", ["2023 England 60", "2023/24 England 65", "2024 England 70"]),
      ("--by england --years 2024", ["2023/24 England 65", "2024 England 70"]),
      ("--by region --years 2023", ["2023 London 40", "2023 North East 20"]),
      ("--by region --years 2024", ["2024 London c", "2024 North East 30"]),
      ("London --years 2023", ["2023 London 40"]),
      ("'North East' England --years 2023", ["2023 England 60", "2023 North East 20"]),
      ("E12000007 --years 2023-2023", ["2023 London 40"]),
      ("--years 2024- London", ["2024 London c"]),
      ("--by england London --years 2023", ["2023 London 40"]),
    ])
  func rows(words: String, expected: [String]) async throws {
    let answer = try await Self.shared.run("tally rows " + words)
    #expect(answer.lines == expected)
    #expect(answer.notices == ["note: Read from the embedded published figures."])
  }

  @Test(
    "What is not there is said with what is",
    arguments: [
      ("--years 2030", "2030", "no year in '2030'", "2023 to 2024"),
      ("Kent", "", "no rows for that", "Tallies"),
      ("--by authority", "", "National, Regional", "https://example.org/tallies"),
      ("Londn", "Londn", "no area called 'Londn'", "London"),
      ("sussex", "sussex", "could mean 2 areas", "more of the name"),
      ("--region Kent", "Kent", "Kent is not a region", "North East"),
      ("--unfed", "", "Nothing feeds the input tally.unfed", "Tallies at https://example.org/tallies"),
    ])
  func absent(words: String, place: String, message: String, mend: String) async throws {
    let failure = try #require(await Self.shared.failure("tally rows " + words))
    #expect(failure.message.contains(message), "\(failure.diagnostic)")
    #expect(failure.diagnostic.contains(mend), "\(failure.diagnostic)")
    #expect(place.isEmpty || failure.place == place, "\(failure.diagnostic)")
  }

  @Test(
    "A file that a reading recognises takes the place of the embedded figures; ended codes go with their name"
  )
  func imported() async throws {
    let bench = Workbench([TallyPlugin.self])
    let scratch = try Scratch()
    try scratch.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name,TALLY
      2023,Calendar year,National,E92000001,England,,,,,60
      2023,Calendar year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,E08000016,Barnsley,7
      2024,Calendar year,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,E08000038,Barnsley,8
      2024,Calendar year,Local authority,E92000001,England,E12000008,South East,E10000016,Kent,x
      """, to: "counts.csv")
    _ = try await Importer(bench.session.connection) { _, _ in }.importFile(
      scratch.path("counts.csv"), as: nil)
    #expect(try await bench.run("tally rows Barnsley").lines == ["2023 Barnsley 7", "2024 Barnsley 8"])
    #expect(
      try await bench.run("tally rows --by authority --years 2024").lines == [
        "2024 Barnsley 8", "2024 Kent x",
      ])
    #expect(try await bench.run("tally rows --by authority 'South East'").lines == ["2024 Kent x"])
    #expect(try await bench.run("tally rows --region 'South East'").lines == ["2024 Kent x"])
    #expect(
      try await bench.run("tally rows --region 'South East' Barnsley --years 2024").lines == [
        "2024 Barnsley 8", "2024 Kent x",
      ])
    #expect(try await bench.run("tally rows").notices == ["note: Read from counts@1 as Tally."])
    #expect(await bench.failure("tally rows Devon")?.message.contains("no rows for that") == true)
  }

  @Test("An error leaves the last result as it was")
  func lastResult() async throws {
    let bench = Workbench([TallyPlugin.self])
    try await bench.run("tally rows --years 2023")
    #expect(await bench.failure("tally fails")?.message == "It fails.")
    let last = try await bench.session.relation(named: TableName(text: "_"))
    #expect(try await bench.session.connection.collect(last).rowCount == 1)
  }
}
