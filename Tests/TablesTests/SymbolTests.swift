import SlateTestSupport
import Testing

@Suite(
  "Symbols through expressions", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct SymbolTests {
  private let bench = Bench(shared: true)

  private let pairs = """
    select * from (values (1, null, 2, null), (null, 'c', 2, null), (1, null, null, 'x'), (null, 'c', null, 'x'),
    (null, null, null, 'x'), (null, null, 1, null)) as t(a, a_symbol, b, b_symbol) |
    """

  @Test(
    "What 'derive' cannot compute has the symbol of the first figure that is missing",
    arguments: [
      ("v = a", ["1", "c", "1", "c", "", ""]),
      ("v = a + b", ["3", "c", "x", "c", "x", ""]),
      ("v = b + a", ["3", "c", "x", "x", "x", ""]),
      ("v = \"a\" * 2", ["2", "c", "2", "c", "", ""]),
      ("v = coalesce(a, 0)", ["1", "0", "1", "0", "0", "0"]),
      ("a = a * 10", ["10", "c", "10", "c", "", ""]),
      ("v = nullif(b, 2)", ["", "", "x", "x", "x", "1"]),
      ("v = 5", ["5", "5", "5", "5", "5", "5"]),
    ])
  func derive(definition: String, expected: [String]) async throws {
    let answer = try await bench.run(pairs + "derive " + definition)
    #expect(answer[String(definition.prefix(1))] == expected)
  }

  @Test("Only numbers have symbols: a truth value or text has no column beside it")
  func texts() async throws {
    #expect(try await bench.run(pairs + "derive big = a > 1 | head 1").columns == ["a", "b", "big"])
    #expect(try await bench.run(pairs + "derive why = a_symbol")["why"] == ["", "c", "", "c", "", ""])
  }

  @Test("A symbol goes on through several verbs")
  func onward() async throws {
    let line = "from figures | derive m = n * 2 | derive k = m + 1 | where n is null | sort period | select k"
    #expect(try await bench.run(line)["k"] == ["c", "x"])
    #expect(
      try await bench.run("from figures | derive m = n | where m_symbol = 'c' | select period").lines == [
        "2023"
      ])
  }

  @Test(
    "A change has the symbol of the figure that is missing, this year's before last year's, and a gap has none"
  )
  func change() async throws {
    let line = """
      select * from (values ('2018', null, 'z'), ('2019', 4, null), ('2020', null, 'c'), ('2021', null, 'x'),
      ('2022', 5, null), ('2024', 6, null), ('2025', null, null)) as t(period, n, n_symbol) | change n
      """
    let answer = try await bench.run(line)
    #expect(answer["n_change"] == ["z", "z", "c", "x", "x", "", ""])
    #expect(answer["n_change_percent"] == ["z", "z", "c", "x", "x", "", ""])
  }
}
