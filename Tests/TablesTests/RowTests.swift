import SlateTestSupport
import Tables
import Testing

@Suite(
  "Verbs that keep and order rows", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct RowTests {
  private let bench = Bench(shared: true)

  @Test("'from' is the table, with its symbols")
  func from() async throws {
    let answer = try await bench.run("from figures")
    #expect(answer.columns == ["period", "area", "n"])
    #expect(
      answer.lines == [
        "2022 North 10", "2022 South 20", "2023 North c", "2023 South 25", "2024 North 16", "2024 South x",
      ])
    #expect(try await bench.run("from FIGURES").rows.count == 6)
  }

  @Test(
    "'where' keeps the rows for which the condition holds",
    arguments: [
      ("where n > 15", ["2022 South 20", "2023 South 25", "2024 North 16"]),
      ("where 'n > 15'", ["2022 South 20", "2023 South 25", "2024 North 16"]),
      ("where area = 'North'", ["2022 North 10", "2023 North c", "2024 North 16"]),
      ("where area in ('North') and n is not null", ["2022 North 10", "2024 North 16"]),
      (
        "where n between 15 and 20 or period = '2023'",
        ["2022 South 20", "2023 North c", "2023 South 25", "2024 North 16"]
      ),
      ("where area || period = 'North2024'", ["2024 North 16"]),
      ("where n is null", ["2023 North c", "2024 South x"]),
      ("where n > 1000", []),
    ])
  func condition(verb: String, expected: [String]) async throws {
    #expect(try await bench.run("from figures | " + verb + " | sort period area").lines == expected)
  }

  @Test("'where' says how many rows could not be judged")
  func unjudged() async throws {
    #expect(
      try await bench.run("from figures | where n > 15").notices == [
        "note: 2 rows were left out because a value in the condition is missing."
      ])
    #expect(
      try await bench.run("from figures | where n > 15 and period < '2024'").notices == [
        "note: 1 row was left out because a value in the condition is missing."
      ])
    #expect(try await bench.run("from figures | where area = 'North'").notices == [])
  }

  @Test(
    "'sort' puts missing values last either way, and orders ties by the other columns",
    arguments: [
      ("sort mark", ["b", "c", "d", "a", "e"]), ("sort mark --descending", ["a", "c", "d", "b", "e"]),
      ("sort --descending name", ["e", "d", "c", "b", "a"]), ("sort mark name", ["b", "c", "d", "a", "e"]),
    ])
  func sort(verb: String, expected: [String]) async throws {
    #expect(try await bench.run("from marks | " + verb)["name"] == expected)
  }

  @Test("'head' and 'tail' keep the first and the last rows in the order before them")
  func ends() async throws {
    #expect(try await bench.run("from marks | sort name | head 2")["name"] == ["a", "b"])
    #expect(try await bench.run("from marks | sort name | tail 2")["name"] == ["d", "e"])
    #expect(try await bench.run("from marks | sort name --descending | tail 2")["name"] == ["b", "a"])
    #expect(try await bench.run("from marks | head 0").rows.isEmpty)
    #expect(try await bench.run("from marks | tail 99").rows.count == 5)
    #expect(try await bench.run("from figures | tail 1").lines == ["2024 South x"])
    #expect(try await bench.run("select range as n from range(30) | head").rows.count == 10)
    #expect(try await bench.run("select range as n from range(30) | tail")["n"] == (20..<30).map(String.init))
    #expect(try await bench.failure("from marks | head -1")?.place == "-1")
    #expect(try await bench.failure("from marks | tail many")?.place == "many")
  }

  @Test("'count' counts, in all and for each value")
  func count() async throws {
    #expect(try await bench.run("from figures | count").lines == ["6"])
    #expect(try await bench.run("from marks | count mark").lines == ["2 2", "1 1", "3 1", " 1"])
    #expect(try await bench.run("from figures | where n > 99 | count").lines == ["0"])
  }

  @Test("The number of rows has a name of its own")
  func countName() async throws {
    let answer = try await bench.run("from marks | count mark | count rows")
    #expect(answer.cells == [["rows", "rows_2"], ["1", "3"], ["2", "1"]])
    #expect(
      try await bench.run("from marks | group mark --count | group count --count").columns == [
        "count", "count_2",
      ])
  }

  @Test("'rank' gives ties the better rank and a missing value none")
  func rank() async throws {
    #expect(
      try await bench.run("from marks | rank mark | sort name").lines
        == ["a 3 1", "b 1 4", "c 2 2", "d 2 2", "e  "])
    #expect(
      try await bench.run("from marks | rank mark --ascending --name place | sort name")["place"]
        == ["4", "1", "2", "2", ""])
    let within = try await bench.run("from figures | rank n --within period | sort period area")
    #expect(within["rank"] == ["2", "1", "", "1", "1", ""])
    #expect(within["n"] == ["10", "20", "c", "25", "16", "x"])
  }

  @Test("A rank does not take the place of a column that is there")
  func rankName() async throws {
    #expect(try await bench.failure("from marks | rank mark | rank name")?.hint.contains("--name") == true)
    #expect(try await bench.run("from marks | rank mark | rank name --name place").columns.last == "place")
  }
}

@Suite("Names of results", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct NameTests {
  private let bench = Bench()

  @Test("'_' is the last result, for 'from' and for SQL, and an error leaves it")
  func last() async throws {
    _ = try await bench.run("from marks | sort name | head 2")
    #expect(try await bench.bench.run("from _ | count").lines == ["2"])
    _ = try await bench.bench.run("from marks")
    #expect(await bench.bench.failure("from nowhere") != nil)
    #expect(await bench.bench.failure("from marks | where nothing > 1") != nil)
    #expect(try await bench.bench.run("select count(*) as n from _").lines == ["5"])
    #expect(try await bench.bench.run("select n + 1 as m from _").lines == ["6"])
    #expect(try await bench.bench.run("select '_' as mark, m from _").lines == ["_ 6"])
    #expect(try await bench.bench.run("select mark as \"_\", m from _").columns == ["_", "m"])
    #expect(try await bench.bench.run("select \"_\" as mark, m from _").lines == ["_ 6"])
    #expect(try await bench.bench.run("from _ | derive twice = m * 2").lines == ["_ 6 12"])
  }

  @Test(
    "'_' is found past quotes of every sort and past comments",
    arguments: [
      ("select mark as \"it's\" from _", ["2"]),
      ("select mark as \"a \"\"_'\" from _", ["2"]),
      ("select 'it''s _' as t from _", ["it's _"]),
      ("select $$it's _, isn't$$ as t from _", ["it's _, isn't"]),
      ("select $a$it's $$ _ isn't$a$ as t from _", ["it's $$ _ isn't"]),
      ("select e'it\\'s _ isn\\'t' as t from _", ["it's _ isn't"]),
      ("select mark /* it's \" _ */ from _", ["2"]),
      ("select mark -- it's _\n from _", ["2"]),
    ])
  func quotes(query: String, expected: [String]) async throws {
    _ = try await bench.run("from marks | where name = 'd' | select mark")
    #expect(try await bench.bench.run(query).lines == expected)
  }

  @Test("Before the first result '_' says so")
  func nothing() async throws {
    let fresh = Workbench([TablesPlugin.self])
    #expect(await fresh.failure("from _")?.message == "There is no last result yet.")
  }

  @Test("'let' keeps rows as they are, says how many, and may take its own name again")
  func keeping() async throws {
    let kept = try await bench.run("let some = from figures | where n is null or n > 15")
    #expect(kept.notices.contains("note: 'some' holds 5 rows and 3 columns."), "\(kept.notices)")
    #expect(try await bench.bench.run("from some | sort period area")["n"] == ["20", "c", "25", "16", "x"])
    _ = try await bench.bench.run("let some = from some | head 1")
    #expect(try await bench.bench.run("from some").rows.count == 1)
    _ = try await bench.bench.run("from marks | let others")
    #expect(try await bench.bench.run("select count(*) as n from others").lines == ["5"])
  }

  @Test("A name that cannot be one, or is taken, is refused", arguments: ["3d", "a-b", "_", "published"])
  func names(name: String) async throws {
    #expect(try await bench.failure("let \(name) = from marks") != nil)
  }

  @Test("An unknown table is marked, with the nearest")
  func unknown() async throws {
    let failure = try await bench.failure("from figurse | head")
    #expect(failure?.place == "figurse")
    #expect(failure?.suggestions == ["figures"])
    #expect(try await bench.failure("from marks | join pupil --on area")?.suggestions == ["pupils"])
  }

  @Test("SQL lines read kept names, and say where they are wrong")
  func sql() async throws {
    #expect(try await bench.run("select sum(n) as total from figures").lines == ["71"])
    #expect(try await bench.run("with a as (select 1 as n) select n from a").lines == ["1"])
    #expect(try await bench.run("from marks where mark = 1").lines == ["b 1"])
    #expect(try await bench.run("select 'a\\b' as path, 'it''s' as text").lines == ["a\\b it's"])
    #expect(try await bench.run("select 1 as n; ").lines == ["1"])
    #expect(
      try await bench.run("select n, n_symbol from figures where n is null order by period")["n"] == [
        "c", "x",
      ])
    let failure = try await bench.failure("select nn from figures")
    #expect(failure?.place == "n" || failure?.place == "nn")
    #expect(failure?.suggestions.contains("n") == true, "\(failure?.diagnostic ?? "")")
    let behind = try await bench.failure("select * from _ where missing > 1")
    #expect(behind?.place == "m", "\(behind?.diagnostic ?? "")")
    #expect(try await bench.failure("select 1 as n; drop table figures") != nil)
    #expect(try await bench.run("from figures").rows.count == 6)
  }
}
