import SlateTestSupport
import Testing

@Suite("What a command is given") struct ArgumentTests {
  private let bench = Workbench([ProbePlugin.self])

  @Test(
    "Options stand anywhere, with '=' or a blank before their value",
    arguments: [
      ("probe count", "england"),
      ("probe count --by region", "region"), ("probe count --by=region", "region"),
      ("probe count --years 2019-2024 Kent", "england 2019-2024 Kent"),
      ("probe count Kent --years=2019-2024", "england 2019-2024 Kent"),
      ("probe count 'North East' Kent --all", "england all North East+Kent"),
      ("probe count --number 5", "england 5"),
      ("probe count --number -5", "england -5"), ("probe count --number=-5", "england -5"),
      ("probe count --names one two --all", "england one+two all"),
      ("probe count --names one two --by region", "region one+two"),
      ("probe count --names=one", "england one"),
      ("probe count -- Kent", "england Kent"),
      ("probe count --years 2024 # the last", "england 2024"),
    ])
  func options(line: String, expected: String) async throws {
    #expect(try await bench.run(line).text == expected + "\n")
  }

  @Test(
    "An expression may stand bare or in quotes, and keeps what was typed",
    arguments: [
      ("probe pick rate > 5", "rate > 5"), ("probe pick 'rate > 5'", "rate > 5"),
      ("probe pick \"area = 'Kent'\"", "area = 'Kent'"),
      ("probe pick area = 'Kent'", "area = 'Kent'"),
      ("probe pick area = 'Kent' and rate > 5", "area = 'Kent' and rate > 5"),
      ("probe pick 'Kent' = area", "'Kent' = area"),
      ("probe pick rate >  5", "rate >  5"),
      ("probe pick rate > -5", "rate > -5"), ("probe pick -5 < rate", "-5 < rate"),
      ("probe pick -rate < 5", "-rate < 5"),
      ("probe pick a || 'x'", "a || 'x'"),
      ("probe pick rate > 5 --unit plans", "rate > 5 / plans"),
      ("probe pick --unit plans rate > 5", "rate > 5 / plans"),
      ("probe pick --inverse rate > 5", "rate > 5 / inverse"),
      ("probe pick rate > 5 --inverse --unit=plans", "rate > 5 / plans / inverse"),
      ("probe pick rate - 5 > 0", "rate - 5 > 0"),
    ])
  func expressions(line: String, expected: String) async throws {
    #expect(try await bench.run(line).text == expected + "\n")
  }

  @Test("Words behind a name with a blank are one argument, and '--help' in quotes is no question")
  func quoted() async throws {
    #expect(try await bench.run("probe pick '--help'").text == "--help\n")
    #expect(try await bench.run("probe pick --help").text.contains("Typed as:"))
    #expect(try await bench.run("probe").text.contains("probe count"))
  }
}
