import Attendance
import PluginSupport
import SlateTestSupport
import Testing

/// On the files as the Department for Education published them. What is expected was computed from them in Python.
@Suite(
  "Attendance on official files", .serialized,
  .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
struct OfficialFilesTests {
  private let prompt = Prompt(AttendancePlugin.self)

  private func importTerms() async throws {
    try await prompt.run("import '\(Surroundings.file("other/absence_by_term.csv"))'")
  }

  @Test("Overall absence by term, 2016/17: numerators, denominators and rates")
  func absence() async throws {
    try await importTerms()
    let rows = try await prompt.rows("attendance absence --years 2017 England 'North East' Camden")
    let found = Set(
      rows.map { row in
        ["area", "possible", "missed", "rate"].map { row[$0] ?? "" }.joined(separator: " ")
      })
    #expect(
      found.isSuperset(of: [
        "England 1404325264 56595915 4.0", "England 1003038626 53682923 5.4", "England 32852920 3196449 9.7",
        "North East 63493708 2657789 4.2", "Camden 87146 10828 12.4",
      ]))
    #expect(rows.count == 9)
  }

  @Test("The embedded figures are those of the file")
  func embedded() async throws {
    let embedded = try await prompt.rows("attendance absence")
    #expect(embedded.count == 15)
    try await importTerms()
    #expect(try await prompt.rows("attendance absence") == embedded)
  }

  @Test("The terms of a year follow each other")
  func terms() async throws {
    try await importTerms()
    let rows = try await prompt.rows("attendance absence Camden --schools primary --term each --years 2016")
    #expect(rows.map { $0["term"] } == ["Autumn term", "Spring term", "Summer term"])
    #expect(rows.map { $0["rate"] } == ["4.3", "4.9", "4.6"])
  }

  @Test("Every rate of every authority is the one that the file prints, before it is rounded")
  func published() async throws {
    try await importTerms()
    try await prompt.run("let ours = attendance absence --by authority")
    let found = try await prompt.rows(
      """
      select count(*) as n, max(abs(o.rate - f.sess_overall_percent)) <= 0.05 as overall,
        max(abs(o.authorised_rate - f.sess_authorised_percent)) <= 0.05 as authorised,
        max(abs(o.unauthorised_rate - f.sess_unauthorised_percent)) <= 0.05 as unauthorised
      from ours as o join absence_by_term as f on o.area_code = f.new_la_code and o.schools = f.school_type
        and replace(o.period, '/', '') = f.time_period and f.term = 'Total'
      """)
    #expect(found.map { $0["n"] } == ["2255"])
    for name in ["overall", "authorised", "unauthorised"] { #expect(found.first?[name] == "true") }
  }

  @Test("Where no session was possible there is no rate, and it is said how often")
  func nothingPossible() async throws {
    try await importTerms()
    let line = "attendance absence --by region --term autumn --schools special --years 2013-2016"
    #expect(try await prompt.rows(line).map { $0["rate"] } == Array(repeating: "x", count: 40))
    #expect(try await prompt.notices(line).contains { $0.contains("40 rows have no possible session") })
  }

  @Test("Persistent absence in the year to date, as published, with its symbols")
  func yearToDate() async throws {
    try await prompt.run("import '\(Surroundings.file("other/week_29_persistent_absence.csv"))'")
    let england = try await prompt.rows("attendance todate --schools all")
    #expect(england.map { $0["week"] }.first == "Week 8")
    #expect(england.map { $0["week"] }.last == "Week 30")
    #expect(england.map { $0["rate"] }.last == "18.70")
    #expect(england.count == 12)
    let camden = try await prompt.rows("attendance todate Camden --newest")
    #expect(camden.map { $0["rate"] } == ["16.10", "30.78", "46.42"])
    let city = try await prompt.rows("attendance todate 'City of London' --newest")
    #expect(city.map { $0["rate"] } == ["c"])
    let top = try await prompt.rows(
      "attendance todate --newest --by authority --schools secondary | sort rate --descending | head 3")
    #expect(top.map { $0["area"] } == ["Knowsley", "Bradford", "Brighton and Hove"])
  }
}
