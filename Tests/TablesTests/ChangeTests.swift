import SlateTestSupport
import Testing

@Suite(
  "The series of 'change'", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ChangeTests {
  private let bench = Bench(shared: true)

  @Test("Where a figure comes from tells no series apart, and a note names what does")
  func provenance() async throws {
    let line = """
      select * from (values ('2022', 'North', 'R', 'old.csv', 'A', 10), ('2023', 'North', 'R2', 'new.csv', 'B', 14),
      ('2022', 'South', 'R', 'old.csv', 'A', 5), ('2023', 'South', 'R', 'new.csv', 'A', 4))
      as t(period, area, region, source, grade, n) | change n
      """
    let answer = try await bench.run(line)
    #expect(answer["n_change"] == ["", "4", "", "-1"])
    #expect(answer["n_change_percent"] == ["", "40.0", "", "-20.0"])
    #expect(answer.notices == ["note: Series are told apart by area."])
    #expect(try await bench.run(line + " --within area").notices == [])
  }

  @Test("Regions without a column of areas are series of their own")
  func regions() async throws {
    let line =
      "select * from (values ('2022', 'North', 1), ('2023', 'North', 3), ('2022', 'South', 9), ('2023', 'South', 8)) as t(period, region, n) | change n"
    let answer = try await bench.run(line)
    #expect(answer["n_change"] == ["", "2", "", "-1"])
    #expect(answer.notices == ["note: Series are told apart by region."])
  }

  @Test("A period that stands twice in a series is warned of")
  func twice() async throws {
    let line =
      "select * from (values ('2022', 'old', 1), ('2022', 'new', 2), ('2023', 'new', 5)) as t(period, source, n) | change n"
    #expect(
      try await bench.run(line).notices == [
        "warning: 1 period stands more than once in a series: name the columns that tell series apart with --within."
      ])
    let within = try await bench.run(line + " --within source")
    #expect(within["n_change"] == ["", "", "3"])
    #expect(within.notices == [])
  }
}
