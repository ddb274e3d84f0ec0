import SlateTestSupport
import Testing

@Suite(
  "Verbs that change a table's shape", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ShapeTests {
  private let bench = Bench(shared: true)

  @Test("'group' leaves missing values out of every figure, and says how many")
  func group() async throws {
    let answer = try await bench.run(
      "from figures | group area --sum n --mean n --min n --max n --median n --count")
    #expect(answer.columns == ["area", "n_sum", "n_mean", "n_median", "n_min", "n_max", "count"])
    #expect(answer.rows.map { $0["area"] } == ["North", "South"])
    #expect(answer["n_sum"] == ["26", "45"])
    #expect(answer["n_mean"].compactMap(Double.init) == [13, 22.5])
    #expect(answer["n_median"].compactMap(Double.init) == [13, 22.5])
    #expect(answer["n_min"] == ["10", "20"])
    #expect(answer["n_max"] == ["16", "25"])
    #expect(answer["count"] == ["3", "3"])
    #expect(answer.notices == ["note: 2 missing values of 'n' left out."])
  }

  @Test("'group' gives quartiles in proportion between two values")
  func quartiles() async throws {
    // Of 10, 16, 20 and 25: Python 3.13, statistics.quantiles(..., method="inclusive").
    let answer = try await bench.run("from figures | group --quartiles n")
    #expect(answer.columns == ["n_p25", "n_median", "n_p75"])
    #expect(answer.rows[0].mapValues { Double($0) } == ["n_p25": 14.5, "n_median": 18, "n_p75": 21.25])
  }

  @Test("'group' without columns is the whole table, and without figures it counts")
  func whole() async throws {
    #expect(try await bench.run("from figures | group --sum n").lines == ["71"])
    #expect(try await bench.run("from figures | group area").lines == ["North 3", "South 3"])
    #expect(try await bench.run("from marks | group --median mark").lines.compactMap(Double.init) == [2])
    #expect(
      try await bench.run("from figures | where n is null | group area --sum n").lines == [
        "North ", "South ",
      ])
  }

  @Test("Shares are of the whole table, and sum to 100")
  func share() async throws {
    let answer = try await bench.run("from figures | group area --share n")
    #expect(answer["n_share"] == ["36.6", "63.4"])  // 26 and 45 of 71
    let nothing = "select * from (values ('a', 0), ('b', 0)) as t(k, v) | group k --share v"
    #expect(try await bench.run(nothing)["v_share"] == ["", ""])
  }

  @Test("Sums of fractions are exact, in any order")
  func exact() async throws {
    let tenths = "select 0.1::double as x from range(10) | group --sum x | derive same = x_sum = 1"
    #expect(try await bench.run(tenths)["same"] == ["true"])
    let large = "select 9007199254740993 as x from range(3) | group --sum x"
    #expect(try await bench.run(large).lines == ["27021597764222979"])
  }

  @Test("'pivot' makes columns of values, and symbols stand in their cells")
  func pivot() async throws {
    let answer = try await bench.run("from figures | pivot period --values n")
    #expect(answer.columns == ["area", "2022", "2023", "2024"])
    #expect(answer.lines == ["North 10 c 16", "South 20 25 x"])
    #expect(
      try await bench.run("from figures | pivot area --values n --rows period")["South"] == ["20", "25", "x"])
  }

  @Test("Where several rows fall into one cell, 'pivot' asks what becomes of them")
  func cells() async throws {
    let failure = try await bench.failure(
      "from figures | select period n | derive all = 'all' | pivot all --values n --rows all")
    #expect(failure?.message.contains("6 rows fall into one cell") == true, "\(failure?.diagnostic ?? "")")
    #expect(failure?.hint.contains("--with sum") == true)
    let sums = try await bench.run(
      "from figures | derive all = 'all' | pivot area --values n --rows all --with sum")
    #expect(sums.lines == ["all 26 45"])
    #expect(
      try await bench.run("from figures | derive all = 'all' | pivot area --values n --rows all --with count")
        .lines == ["all 2 2"])
    #expect(
      try await bench.failure("from figures | pivot area --values n --with summ")?.suggestions == ["sum"])
  }

  @Test("'unpivot' makes rows of columns, and symbols stay with their numbers")
  func unpivot() async throws {
    let wide =
      "from figures | pivot period --values n | unpivot 2022 2023 2024 --name year --value n | sort area year"
    let answer = try await bench.run(wide)
    #expect(answer.columns == ["area", "year", "n"])
    #expect(
      answer.lines == [
        "North 2022 10", "North 2023 c", "North 2024 16", "South 2022 20", "South 2023 25", "South 2024 x",
      ])
    #expect(try await bench.run("from pupils | unpivot pupils").columns == ["area", "n", "measure", "value"])
  }

  @Test("'join' keeps every row of this table, and says how many found no match")
  func join() async throws {
    let answer = try await bench.run(
      "from figures | where period = '2022' | join pupils --on area | sort area")
    #expect(answer.columns == ["period", "area", "n", "pupils", "n_2"])
    #expect(answer.lines == ["2022 North 10  ", "2022 South 20 200 b"])
    #expect(answer.notices == ["note: 1 row of this table and 1 row of pupils have no match."])
    let inner = try await bench.run("from figures | join pupils --on area --kind inner | sort period")
    #expect(inner["n"] == ["20", "25", "x"])
    let full = try await bench.run(
      "from figures | where period = '2022' | join pupils --on area --kind full | sort area")
    #expect(full["area"] == ["East", "North", "South"])
    #expect(full["pupils"] == ["300", "", "200"])
    #expect(try await bench.run("from pupils | join pupils --on area").notices == [])
  }

  @Test("'join' needs its columns in both tables")
  func joinColumns() async throws {
    #expect(try await bench.failure("from figures | join pupils --on period")?.place == "period")
    #expect(try await bench.failure("from figures | join pupils")?.diagnostic.contains("--on") == true)
    #expect(try await bench.failure("from figures | join pupils --on area --kind outer")?.place == "outer")
  }

  @Test("Verbs hand symbols and labels on through a whole pipeline, as one query")
  func composition() async throws {
    let line =
      "from figures | where period >= '2023' | select area period n | sort n | derive m = n | join pupils --on area | select area period n | sort area period"
    #expect(try await bench.run(line)["n"] == ["c", "16", "25", "x"])
    guard
      let output = try await bench.bench.interpreter.run(
        "from figures | where n > 1 | sort n | head 2 | select area"),
      let relation = output.relation
    else {
      Issue.record("no relation")
      return
    }
    let connection = try await bench.bench.session.connection
    #expect(try await connection.collect(relation).rowCount == 2)
  }

  @Test(
    "A verb needs a table before it",
    arguments: ["where n > 1", "select a", "sort a", "head", "group a", "pivot a --values b"])
  func nothingBefore(verb: String) async throws {
    let failure = try await bench.failure(verb == "select a" ? "rank a" : verb)
    #expect(failure?.message.contains("nothing stands before it") == true, "\(failure?.diagnostic ?? "")")
    #expect(failure?.hint.contains("from NAME") == true)
  }
}
