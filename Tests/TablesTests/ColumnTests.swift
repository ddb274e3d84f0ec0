import SlateTestSupport
import Testing

@Suite(
  "Verbs that make columns", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)")
)
struct ColumnTests {
  private let bench = Bench(shared: true)

  @Test("'select' keeps columns in the order given, symbols with them, and '--except' the others")
  func select() async throws {
    let some = try await bench.run("from figures | select n area | head 3")
    #expect(some.columns == ["n", "area"])
    #expect(some.lines == ["10 North", "20 South", "c North"])
    #expect(try await bench.run("from figures | select --except period").columns == ["area", "n"])
    #expect(try await bench.run("from figures | select PERIOD").columns == ["period"])
    #expect(
      try await bench.failure("from figures | select --except period area n")?.message.contains("No column")
        == true)
  }

  @Test(
    "An unknown column is marked, with the nearest",
    arguments: ["select", "sort", "count", "rank", "unpivot"])
  func unknown(verb: String) async throws {
    let failure = try await bench.failure("from figures | \(verb) perod")
    #expect(failure?.place == "perod")
    #expect(failure?.suggestions == ["period"])
    let unlike = try await bench.failure("from figures | \(verb) zzz")
    #expect(unlike?.hint.contains("period, area, n") == true)
  }

  @Test("'derive' computes, replaces in place, and a missing value makes the result missing")
  func derive() async throws {
    let new = try await bench.run("from figures | derive half = n / 2.0 --decimals 1 | sort period area")
    #expect(new.columns == ["period", "area", "n", "half"])
    #expect(new["half"] == ["5.0", "10.0", "c", "12.5", "8.0", "x"])
    let replaced = try await bench.run("from figures | derive area = upper(area) | head 1")
    #expect(replaced.columns == ["period", "area", "n"])
    #expect(replaced.lines == ["2022 NORTH 10"])
    #expect(
      try await bench.run("from figures | derive n = n * 2 | sort period area")["n"] == [
        "20", "40", "c", "50", "32", "x",
      ])
    #expect(try await bench.run("from figures | derive 'big = n >= 20' | where big")["n"] == ["20", "25"])
    #expect(
      try await bench.run("from figures | derive both = area || '/' || period | head 1")["both"] == [
        "North/2022"
      ])
  }

  @Test("'derive' makes a column of the only one, and names in double quotes go without them")
  func deriveNames() async throws {
    #expect(try await bench.run("select 1 as v | derive v = v + 1").cells == [["v"], ["2"]])
    let quoted = try await bench.run("select 3 as growth | derive \"growth rate\" = growth * 2")
    #expect(quoted.cells == [["growth", "growth rate"], ["3", "6"]])
    let twice = "select 3 as growth | derive \"a = \"\"b\"\"\" = growth * 2"
    #expect(try await bench.relation(twice)?.columns.map(\.name) == ["growth", "a = \"b\""])
    #expect(
      try await bench.run("select 3 as \"a b\" | derive \"a b\" = \"a b\" + 1").cells == [["a b"], ["4"]])
    #expect(try await bench.failure("from marks | derive \"a\" b = 1")?.hint == "derive NAME = EXPRESSION")
  }

  @Test(
    "'derive' says what is wrong in a definition, and where",
    arguments: [
      ("derive half n / 2", "half n / 2"), ("derive = n", "= n"), ("derive half =", "half ="),
    ])
  func definitions(verb: String, place: String) async throws {
    let failure = try await bench.failure("from figures | " + verb)
    #expect(failure?.hint == "derive NAME = EXPRESSION")
    #expect(
      failure.map { place.hasPrefix($0.place ?? "-") || place == $0.place } == true,
      "\(failure?.diagnostic ?? "")")
  }

  @Test(
    "An error inside an expression is marked inside it",
    arguments: [
      "from figures | where area = 'North' and missing > 3",
      "from figures | where \"area = 'North' and missing > 3\"",
      "from figures | derive x = missing + 1", "from figures | derive 'x = missing + 1'",
      "select missing from figures",
      "from figures | head 3 | where n > 3 or missing",
    ])
  func inside(line: String) async throws {
    let rows = try #require(try await bench.failure(line)).diagnostic.split(separator: "\n")
    let column = line.prefix(upTo: try #require(line.firstRange(of: "missing")).lowerBound).count
    #expect(rows[2] == "  | " + String(repeating: " ", count: column) + "^")
  }

  @Test("'change' compares with the period before in the same series, and never over a gap")
  func change() async throws {
    let answer = try await bench.run("from figures | change n | sort area period")
    #expect(answer.columns == ["period", "area", "n", "n_change", "n_change_percent"])
    #expect(
      answer.lines == [
        "2022 North 10  ", "2023 North c c c", "2024 North 16 c c", "2022 South 20  ", "2023 South 25 5 25.0",
        "2024 South x x x",
      ])
    let gap =
      "select * from (values ('2020', 10), ('2022', 30), ('2023', 60)) as t(period, n) | change n | sort period"
    #expect(try await bench.run(gap)["n_change"] == ["", "", "30"])
    let school =
      "select * from (values ('2022/23', 10), ('2023/24', 5)) as t(time_period, n) | change n | sort time_period"
    #expect(try await bench.run(school).lines == ["2022/23 10  ", "2023/24 5 -5 -50.0"])
  }

  @Test("The change of a percentage is in percentage points, and from nothing there is no percentage")
  func changeOfRates() async throws {
    let rates =
      "select * from (values ('2022', 40.0), ('2023', 46.5)) as t(period, r) | derive rate = r + 0 --unit % --decimals 1 | change rate | sort period"
    let answer = try await bench.run(rates)
    #expect(!answer.columns.contains("rate_change_percent"))
    #expect(answer["rate_change"] == ["", "6.5"])
    let nothing = "select * from (values ('2022', 0), ('2023', 5)) as t(period, n) | change n | sort period"
    #expect(try await bench.run(nothing).lines == ["2022 0  ", "2023 5 5 "])
    #expect(
      try await bench.failure("from figures | change area")?.message.contains("does not hold numbers") == true
    )
    #expect(try await bench.failure("from marks | change mark")?.message.contains("period") == true)
  }

  @Test("'--within' names the series and '--over' the periods")
  func changeWithin() async throws {
    let line =
      "select * from (values (2022, 'a', 1), (2023, 'a', 3), (2022, 'b', 10), (2023, 'b', 11)) as t(year, kind, n) | change n --over year --within kind | sort kind year"
    #expect(try await bench.run(line)["n_change"] == ["", "2", "", "1"])
  }
}
