import SlateTestSupport
import Testing

@Suite(
  "'pivot' and 'unpivot'", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct PivotTests {
  private let bench = Bench(shared: true)

  private let gaps = """
    select * from (values ('a', 'x', 1), ('a', null, 2), ('a', null, 5), ('b', 'x', null), ('b', 'x', 4))
    as t(k, h, v) |
    """

  @Test("Rows whose heading is missing have a column of their own")
  func missing() async throws {
    let answer = try await bench.run(gaps + "pivot h --values v --rows k --with sum")
    #expect(answer.columns == ["k", "x", "missing"])
    #expect(answer.lines == ["a 1 7", "b 4 "])
    #expect(answer.notices == ["note: 1 missing value of 'v' left out."])
    let taken = "select * from (values ('missing', 1), (null, 2)) as t(h, v) | pivot h --values v"
    #expect(try await bench.run(taken).cells == [["missing", "missing_2"], ["1", "2"]])
    #expect(try await bench.failure(gaps + "pivot h --values v --rows k")?.message.contains("2 rows") == true)
  }

  @Test("Headings that differ in case, or bear a key's name, keep their symbols")
  func headings() async throws {
    let line = """
      select * from (values ('a', 'Up', null, 'c'), ('a', 'up', null, 'x'), ('a', 'k', 3, null)) as t(k, h, v, v_symbol)
      | pivot h --values v --rows k
      """
    let answer = try await bench.run(line)
    #expect(answer.columns == ["k", "Up", "k_2", "up_2"])
    #expect(answer.lines == ["a c 3 x"])
  }

  @Test("Counts are whole numbers without a unit")
  func count() async throws {
    let line = gaps + "derive w = v / 1.0 --unit £m --decimals 3 | pivot h --values w --rows k --with count"
    let answer = try await bench.run(line)
    #expect(answer.lines == ["a 1 2", "b 1 0"])
    #expect(answer.notices == ["note: 1 missing value of 'w' left out."])
    let column = try await bench.relation(line)?.column("x")
    #expect(column?.kind == .integer)
    #expect(column?.unit == "")
    #expect(column?.decimals == 0)
  }

  @Test("Means are those of 'group', exact to the last digit")
  func mean() async throws {
    let tenths =
      "select 'h' as h, case when range < 10 then 0.1::double else 1e9::double end as v from range(11) | "
    let pivoted = try await bench.run(
      tenths + "pivot h --values v --with mean --rows h | derive same = h_2 = 1000000001 / 11")
    #expect(pivoted["same"] == ["true"])
    let grouped = try await bench.run(tenths + "group --mean v | derive same = v_mean = 1000000001 / 11")
    #expect(grouped["same"] == ["true"])
    let whole = try await bench.relation("from marks | pivot name --values mark --with mean --rows mark")
    #expect(whole?.columns.last?.decimals == 2)
    #expect(try await bench.failure("from figures | pivot period --values area --with sum")?.place == "area")
  }

  @Test("'unpivot' names rows by column, and values of several units have none")
  func unpivot() async throws {
    let labelled =
      "select 3 as a, 4.5 as b | derive a = a --label Same --unit plans --decimals 0"
      + " | derive b = b --label Same --unit % --decimals 1 | unpivot a b"
    let answer = try await bench.run(labelled)
    #expect(answer["measure"] == ["a", "b"])
    #expect(answer["value"].compactMap(Double.init) == [3, 4.5])
    let column = try await bench.relation(labelled)?.column("value")
    #expect(column?.unit == "")
    #expect(column?.decimals == nil)
    let alike =
      "select 3 as a, 4.5 as b | derive a = a --unit % --decimals 0 | derive b = b --unit % --decimals 1 | unpivot a b"
    let same = try await bench.relation(alike)?.column("value")
    #expect(same?.unit == "%")
    #expect(same?.decimals == 1)
  }
}
