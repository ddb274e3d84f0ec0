import Attendance
import Foundation
import PluginSupport
import SlateTestSupport
import Testing

/// On small files of the publications' layouts; the figures are made up, and every rate was worked out from them by hand.
@Suite("Attendance", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct AttendanceTests {
  private let prompt = Prompt(AttendancePlugin.self)
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Imports a file by pupil characteristics; its columns stand in another case than in the publication.
  private func importCharacteristics() async throws {
    let file = try scratch.write(
      """
      TIME_PERIOD,time_identifier,geographic_level,country_code,country_name,region_code,region_name,Education_Phase,\
      breakdown_topic,breakdown,enrolments,Sess_Possible,sess_overall,sess_authorised,sess_unauthorised,\
      enrolments_pa_10_exact,enrolments_pa_50_exact
      202324,Academic year,National,E92000001,England,,,Total,Total,Total,1000,380000,26600,19000,7600,200,23
      202324,Academic year,National,E92000001,England,,,Total,FSM,FSM eligible,250,95000,10450,5700,4750,90,11
      202324,Academic year,National,E92000001,England,,,Total,FSM,FSM not eligible,740,281200,16008,13200,2808,108,12
      202324,Academic year,National,E92000001,England,,,Total,FSM,FSM unclassified,10,3800,142,100,42,2,c
      202324,Academic year,National,E92000001,England,,,Total,Sex,Female,490,186200,13034,9500,3534,98,10
      202324,Academic year,Regional,E92000001,England,E12000007,London,Total,FSM,FSM eligible,50,19000,c,c,c,c,c
      202324,Academic year,Regional,E92000001,England,E12000007,London,Total,FSM,FSM not eligible,140,53200,2660,2000,660,20,2
      """ + "\n", to: "characteristics.csv")
    try await prompt.run("import '\(file)'")
  }

  @Test("The module keeps what every plugin owes")
  func conforms() async throws {
    #expect(try await PluginCheck.faults(of: AttendancePlugin.self) == [])
  }

  @Test(
    "Before a file is imported every command says which to import",
    arguments: ["persistent", "gap", "gap --measure severe", "todate --schools special"])
  func nothingImported(command: String) async throws {
    let notices = try await prompt.notices("attendance \(command)")
    #expect(notices.contains { $0.contains("Import 'Pupil a") && $0.contains("https://") })
  }

  @Test(
    "The embedded figures are types of school and years; what they do not have is said",
    arguments: [
      ("--term each", "no terms"), ("--pupils FSM", "no groups of pupils"),
      ("--schools all", "no row for all schools"),
    ])
  func embedded(_ option: String, _ expected: String) async throws {
    let failure = await prompt.failure("attendance absence \(option)")
    #expect(failure.contains(expected) && failure.contains("Import 'Pupil absence"), "\(failure)")
  }

  @Test("Absence stands beside another number of the same area and year, with the line through the areas")
  func beside() async throws {
    let file = try scratch.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,\
      la_name,school_type,sess_possible,sess_overall,sess_authorised,sess_unauthorised
      201617,Academic year,Local authority,E92000001,England,E12000007,London,E09000001,One,Total,1000,40,30,10
      201617,Academic year,Local authority,E92000001,England,E12000007,London,E09000002,Two,Total,1000,50,30,20
      201617,Academic year,Local authority,E92000001,England,E12000007,London,E09000003,Three,Total,2000,120,60,60
      201617,Academic year,Local authority,E92000001,England,E12000007,London,E09000004,Four,Total,1000,c,c,c
      """ + "\n", to: "areas.csv")
    try await prompt.run("import '\(file)'")
    let table =
      "from (values ('E09000001','2016/17',10),('E09000002','2016/17',12),('E09000003','2016/17',14),('E09000004','2016/17',9),('E09000005','2016/17',9)) t(area_code,period,gap)"
    let line = table + " | attendance beside --of gap --schools all"
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["absence_rate"] } == ["4.0", "5.0", "6.0", "c", "x"])
    #expect(rows.map { $0["absence_missed"] } == ["40", "50", "120", "c", "x"])
    let notices = try await prompt.notices(line)
    // Gaps of 10, 12 and 14 at 4, 5 and 6 per cent: a straight line of slope 2.
    #expect(notices.contains { $0.contains("3 areas") && $0.contains("goes with 2.00") })
    #expect(notices.contains { $0.contains("2 of 5 rows lack") })
    #expect(notices.contains { $0.hasPrefix("warning: An association between areas") })
    let later = table.replacingOccurrences(of: "2016/17", with: "2017/18")
    #expect(
      await prompt.failure(later + " | attendance beside --of gap --schools all").contains(
        "Absence is held for 2016/17"))
    #expect(
      try await prompt.rows(later + " | attendance beside --of gap --schools all --years 2017").first?[
        "absence_rate"]
        == "4.0")
    #expect(
      await prompt.failure("from (values (1)) t(gap) | attendance beside --of gap").contains("area_code"))
    #expect(await prompt.failure("attendance beside --of gap").contains("nothing stands before it"))
  }

  @Test("Absence is that of all pupils, unless some are named: a group, a characteristic, or each")
  func characteristics() async throws {
    try await importCharacteristics()
    let all = try await prompt.rows("attendance absence")
    // 26,600, 19,000 and 7,600 of 380,000.
    #expect(all.map { $0["rate"] } == ["7.0"])
    #expect(all.map { $0["authorised_rate"] } == ["5.0"])
    #expect(all.map { $0["unauthorised_rate"] } == ["2.0"])
    #expect(
      try await prompt.rows("attendance absence --pupils 'fsm eligible'").map { $0["rate"] } == ["11.0"])
    let meals = try await prompt.rows("attendance absence --pupils FSM")
    #expect(meals.map { $0["pupils"] } == ["FSM eligible", "FSM not eligible", "FSM unclassified"])
    #expect(try await prompt.rows("attendance absence --pupils each").count == 4)
  }

  @Test("Persistent and severe absence are shares of enrolments; a suppressed count leaves a suppressed rate")
  func persistent() async throws {
    try await importCharacteristics()
    let rows = try await prompt.rows("attendance persistent --pupils FSM")
    // 90, 108 and 2 of 250, 740 and 10; 11 and 12 of 250 and 740.
    #expect(rows.map { $0["rate"] } == ["36.0", "14.6", "20.0"])
    #expect(rows.map { $0["severe_rate"] } == ["4.4", "1.6", "c"])
  }

  @Test(
    "The gap has both rates with their counts, and is computed before they are rounded",
    arguments: [
      // 10,450 of 95,000 against 16,008 of 281,200: 11 and 5.69275.
      ("overall", "10450", "95000", "11.0", "5.7", "5.3", "1.93"),
      // 90 of 250 against 108 of 740: 36 and 14.59459; rounded first, the ratio would be 2.466.
      ("persistent", "90", "250", "36.0", "14.6", "21.4", "2.47"),
      // 11 of 250 against 12 of 740: 4.4 and 1.62162; rounded first, the ratio would be 2.75.
      ("severe", "11", "250", "4.4", "1.6", "2.8", "2.71"),
    ])
  func gap(
    measure: String, part: String, whole: String, eligible: String, others: String, difference: String,
    ratio: String
  ) async throws {
    try await importCharacteristics()
    let rows = try await prompt.rows("attendance gap --measure \(measure)")
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    let column = measure == "overall" ? "missed" : measure
    #expect(row["eligible_\(column)"] == part)
    #expect(row[measure == "overall" ? "eligible_possible" : "eligible_enrolments"] == whole)
    #expect(row["eligible_rate"] == eligible)
    #expect(row["others_rate"] == others)
    #expect(row["difference"] == difference)
    #expect(row["ratio"] == ratio)
  }

  @Test("A gap of which one side is suppressed is suppressed")
  func suppressedGap() async throws {
    try await importCharacteristics()
    let rows = try await prompt.rows("attendance gap London")
    #expect(rows.map { $0["others_rate"] } == ["5.0"])
    #expect(rows.map { $0["difference"] } == ["c"])
    #expect(rows.map { $0["ratio"] } == ["c"])
  }

  @Test(
    "Files by area and by characteristic feed the commands side by side; older files count no severe absence")
  func sideBySide() async throws {
    try await importCharacteristics()
    let file = try scratch.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,school_type,enrolments,sess_possible,\
      sess_overall,sess_authorised,sess_unauthorised,enrolments_pa_10_exact
      201617,Academic year,National,E92000001,England,Total,2000,760000,35720,28000,7720,216
      """ + "\n", to: "levels.csv")
    try await prompt.run("import '\(file)'")
    // 35,720 of 760,000; 216 of 2,000.
    #expect(try await prompt.rows("attendance absence").map { $0["rate"] } == ["4.7", "7.0"])
    let rows = try await prompt.rows("attendance persistent")
    #expect(rows.map { $0["rate"] } == ["10.8", "20.0"])
    #expect(rows.map { $0["severe_rate"] } == ["x", "2.3"])
    #expect(try await prompt.rows("attendance gap").map { $0["period"] } == ["2023/24"])
  }

  @Test("A file whose kind of period is a term is a file by term")
  func terms() async throws {
    let file = try scratch.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,education_phase,sess_possible,\
      sess_overall,sess_authorised,sess_unauthorised
      202324,Autumn term,National,E92000001,England,Total,1000,67,50,17
      202324,Spring term,National,E92000001,England,Total,1000,71,52,19
      """ + "\n", to: "terms.csv")
    try await prompt.run("import '\(file)'")
    #expect(try await prompt.rows("attendance absence --term each").map { $0["rate"] } == ["6.7", "7.1"])
    #expect(try await prompt.rows("attendance absence --term spring").map { $0["rate"] } == ["7.1"])
    #expect(await prompt.failure("attendance absence").contains("'Autumn term', 'Spring term'"))
  }

  @Test("Only the year to date is read, and weeks follow each other as numbers")
  func weeks() async throws {
    let file = try scratch.write(
      """
      time_period,time_identifier,time_frame,geographic_level,country_code,country_name,education_phase,\
      persistent_absence_percent
      2025,Week 10,Year to date,National,E92000001,England,Primary,14.41
      2025,Week 8,Year to date,National,E92000001,England,Primary,14.95
      2025,Week 8,Week,National,E92000001,England,Primary,99
      2025,Week 10,Year to date,National,E92000001,England,Special,c
      """ + "\n", to: "weeks.csv")
    try await prompt.run("import '\(file)'")
    let rows = try await prompt.rows("attendance todate")
    #expect(rows.map { $0["week"] } == ["Week 8", "Week 10", "Week 10"])
    #expect(rows.map { $0["rate"] } == ["14.95", "14.41", "c"])
    let newest = try await prompt.rows("attendance todate --newest --schools primary")
    #expect(newest.map { $0["rate"] } == ["14.41"])
  }

  @Test("What the file does not have is named, with what it has")
  func wrongInput() async throws {
    try await importCharacteristics()
    #expect(
      await prompt.failure("attendance absence Atlantis").contains("There is no area called 'Atlantis'."))
    let pupils = await prompt.failure("attendance absence --pupils Martians")
    #expect(pupils.contains("no row for 'Martians'") && pupils.contains("'FSM eligible'"))
    let six = await prompt.failure("attendance gap --meals six-years")
    #expect(
      six.contains("'fsm eligible in last 6 years'") && six.contains("by pupil characteristics: import it"))
    let special = await prompt.failure("attendance persistent --schools special")
    #expect(special.contains("They have 'Total'"))
    #expect(await prompt.failure("attendance gap --measure half").contains("half"))
  }

  @Test("A file that only looks alike is not recognised")
  func otherFiles() async throws {
    let file = try scratch.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,school_type,sess_possible,sess_overall
      202324,Academic year,National,E92000001,England,Total,1000,67
      """ + "\n", to: "other.csv")
    try await prompt.run("import '\(file)'")
    #expect(try await prompt.notices("attendance absence").contains { $0.contains("embedded") })
  }
}
