import Disadvantage
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite("Whether an initiative worked", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct EvaluateTests {
  private let prompt = Prompt(DisadvantagePlugin.self)

  /// Schools with a level each, a common trend, and an effect of 2 from the year on that an expression gives for a school `s`.
  private func panel(_ start: String, schools: Int = 40, years: String = "2018, 2024", more: String = "")
    -> String
  {
    """
    sql "select *, s % 7 + year + (s * year % 5 - 2) / 10.0 + case when year >= start then 2 else 0 end as score from (
      select s as school, s, y as year, s // 4 as authority, \(start) as start\(more) from range(\(schools)) a(s), range(\(years)) b(y))"
    """.replacing("\n", with: " ")
  }

  @Test("Effects by years since the start: none before it, two since")
  func events() async throws {
    let line = panel("case when s < 20 then 2021 end") + " | disadvantage evaluate --outcome score"
    let row = try #require(try await prompt.rows(line).first)
    #expect(row["effect"] == "2.000" && row["reached"] == "20" && row["comparisons"] == "20")
    let events = try await prompt.rows(line + " --over-time")
    #expect(events.map { $0["distance"] } == ["-3", "-2", "0", "1", "2"])
    for event in events {
      let effect = try #require(event["effect"].flatMap(Double.init))
      let distance = try #require(event["distance"].flatMap(Int.init))
      #expect(abs(effect - (distance < 0 ? 0 : 2)) < 0.2)
    }
    #expect(try await prompt.notices(line).contains { $0.contains("in 8 of 10 such studies") })
  }

  @Test("Cohorts that start in different years stand one by one below the whole")
  func cohorts() async throws {
    let line =
      panel("case when s < 10 then 2020 when s < 20 then 2022 end")
      + " | disadvantage evaluate --outcome score"
    let rows = try await prompt.rows(line)
    #expect(
      rows.map { $0["schools"] } == ["All schools reached", "First reached 2020", "First reached 2022"])
    for row in rows { #expect(abs((row["effect"].flatMap(Double.init) ?? 0) - 2) < 0.2) }
  }

  @Test("All designs find what was put in", arguments: ["two-way", "matched --match kind"])
  func designs(_ design: String) async throws {
    let line =
      panel("case when s < 12 then 2021 end", more: ", s % 3 as kind")
      + " | disadvantage evaluate --outcome score --design \(design)"
    let row = try #require(try await prompt.rows(line).first)
    #expect(abs((row["effect"].flatMap(Double.init) ?? 0) - 2) < 0.2)
  }

  @Test("Schools that lack a year are left out, and counted")
  func incomplete() async throws {
    let line =
      panel("case when s < 20 then 2021 end") + " | where \"not (s = 3 and year = 2019)\""
      + " | disadvantage evaluate --outcome score"
    #expect(try await prompt.rows(line).first?["reached"] == "19")
    #expect(try await prompt.notices(line).contains { $0.hasPrefix("warning: 1 of 40 schools lack a year") })
  }

  @Test("Groups that did not change alike before the start are warned of")
  func trends() async throws {
    let line =
      panel("case when s < 20 then 2021 end")
      + " | derive steep = score + case when s < 20 then year * 1.5 else 0 end"
      + " | disadvantage evaluate --outcome steep"
    #expect(
      try await prompt.notices(line).contains { $0.hasPrefix("warning: The groups did not change alike") })
  }

  @Test("One series: the step that was put in, and what was expected without it")
  func series() async throws {
    let line = """
      sql "select y as year, 10 + 2 * (y - 2000) + case when y >= 2008 then 5 else 0 end as score from range(2000, 2016) a(y)" \
      | disadvantage evaluate --outcome score --design series --since 2008
      """
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["effect"] } == ["2.000", "5.000", "0.000", "5.000"])
    let last = try #require(try await prompt.rows(line + " --over-time").last)
    #expect(last["observed"] == "45.000" && last["expected"] == "40.000")
  }

  @Test("A design that the data cannot bear is refused, and the reason said")
  func refusals() async throws {
    let evaluate = " | disadvantage evaluate --outcome score"
    let cases = [
      (panel("null") + evaluate, "No school of the table was reached"),
      (panel("case when s < 20 then 2018 end") + evaluate, "no year before the start"),
      (panel("2021") + evaluate, "--design series --since 2021"),
      (panel("2020 + s % 3") + evaluate, "--comparison later"),
      (panel("case when s < 3 then 2021 end") + evaluate, "3 schools that were reached"),
      (
        panel("case when s < 12 then 2021 end") + evaluate + " --cluster authority", "3 values of 'authority'"
      ),
      (
        panel("case when s < 20 then 2020 + s % 2 end") + evaluate + " --design two-way",
        "can have the wrong sign"
      ),
      (panel("case when s < 20 then 2021 end") + evaluate + " --design matched", "--match COLUMN"),
      (panel("case when s < 20 then 2021 end") + evaluate + " --start begun", "no column called 'begun'"),
      (panel("case when s < 20 then year end") + evaluate, "same first year"),
      (
        panel("case when s < 20 then 2021 end") + " | derive one = 1" + evaluate + " --school one",
        "several rows"
      ),
      (panel("2021") + evaluate + " --design series", "--since YEAR"),
      (panel("2021") + evaluate + " --design series --since 2020", "2 years before 2020"),
      (panel("2021") + evaluate + " --design series --since 1990", "no year called '1990'"),
    ]
    for (line, expected) in cases {
      let failure = await prompt.failure(line)
      #expect(failure.contains(expected), "\(line): \(failure)")
    }
  }

  @Test("Where all are reached in the end, those reached later serve until then")
  func later() async throws {
    let line = panel("2020 + s % 3") + " | disadvantage evaluate --outcome score --comparison later"
    let row = try #require(try await prompt.rows(line).first)
    #expect(abs((row["effect"].flatMap(Double.init) ?? 0) - 2) < 0.2)
    #expect(try await prompt.notices(line).contains { $0.contains("are left out") })
  }

  /// 60 schools of 40 pupils with an icc of 0.15: 0.3045, scipy 1.17.1.
  @Test("Power: what a trial could find")
  func power() async throws {
    let rows = try await prompt.rows("disadvantage power --schools 60 --pupils 40 --icc 0.15")
    #expect(rows.first?["detectable"] == "0.304" && rows.first?["months"] == "4")
    #expect(
      await prompt.failure("disadvantage power --schools 60 --pupils 40 --icc 2").contains("from 0 to 1"))
  }
}
