import PluginSupport
import SlateTestSupport
import Staffing
import Testing

/// Small files of the layouts that the publications have had; the figures are made up, and every rate was worked out by hand.
@Suite(
  "Layouts of the workforce's files", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct LayoutTests {
  private let prompt = Prompt(StaffingPlugin.self)
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let england = "Academic year,National,E92000001,England"
  private static let keys = "time_period,time_identifier,geographic_level,country_code,country_name"
  private static let places = keys + ",region_code,region_name,old_la_code,new_la_code,la_name"
  private static let camden =
    "School,E92000001,England,E12000007,London,202,E09000007,Camden"

  private func load(_ header: String, _ rows: String...) async throws {
    let file = try scratch.write(
      ([header] + rows).joined(separator: "\n") + "\n", to: "file\(rows.count).csv")
    try await prompt.run("import '\(file)'")
  }

  @Test(
    "The size of 2020 has support staff by kind; that of 2024 all of them, and a second total",
    arguments: [2020, 2024])
  func size(_ year: Int) async throws {
    if year == 2020 {
      try await load(
        Self.places
          + ",school_type,fte_workforce,fte_all_teachers,fte_teaching_assistants,fte_other_school_support_staff,fte_administrative_staff,fte_technicians,fte_auxiliary_staff",
        "202021,\(Self.england),,,,,,Total state-funded schools,900,\"1,400\",250,50,100,20,79.5",
        "202021,\(Self.england),,,,,,State-funded secondary,300,200,60,10,20,5,5")
    } else {
      try await load(
        Self.places
          + ",establishment_type_group,fte_workforce,fte_all_teachers,fte_teaching_assistants,fte_all_support_staff",
        "202425,\(Self.england),,,,,,Total state-funded schools,900,\"1,400\",250,499.5",
        "202425,\(Self.england),,,,,,Total,950,\"1,450\",250,500",
        "202425,\(Self.england),,,,,,State-funded secondary,300,200,60,100")
    }
    let rows = try await prompt.values("staffing workforce")
    #expect(rows.count == 1)
    #expect(rows.first?["teachers"]?.double == 1400 && rows.first?["support_staff"]?.double == 499.5)
    let phases = try await prompt.values("staffing workforce --phase")
    #expect(
      phases.contains { $0["phase"] == .text("State-funded secondary") && $0["support_staff"]?.double == 100 }
    )
  }

  @Test("A sum of schools leaves out who lacks a part of the ratio, and a school keeps its symbol")
  func ratios() async throws {
    try await load(
      Self.places
        + ",school_urn,school_laestab,school_name,school_type,pupils_fte,qualified_teachers_fte,teachers_fte,adults_fte",
      "202425,Academic year,\(Self.camden),100052,2024275,Hampstead School,State-funded secondary,1300,78,80,95",
      "202425,Academic year,\(Self.camden),100053,2024285,Acland Burghley School,State-funded secondary,1100,70,x,x"
    )
    let row = try #require(try await prompt.rows("staffing ratios").first)
    // 1,300 of 80; with the other school's pupils it would be 30.
    #expect(row["pupils"] == "1300.00" && row["ratio"] == "16.25" && row["qualified_ratio"] == "16.67")
    #expect(try await prompt.notices("staffing ratios").contains { $0.contains("1 of 2 rows lack a number") })
    let school = try #require(try await prompt.rows("staffing ratios 100053").first)
    #expect(school["ratio"] == "x" && school["qualified_ratio"] == "15.71")
  }

  @Test("Vacancies have their rate computed once the teachers are imported, too")
  func vacancies() async throws {
    try await load(
      Self.places + ",school_type,post_grade,vacancy,rate,tempfilled,temprate",
      "202425,\(Self.england),,,,,,Total state-funded schools,Total,\"3,200\",0.7,\"3,875\",0.8",
      "202425,\(Self.england),,,,,,Total state-funded schools,Classroom teachers,\"2,900\",0.7,\"3,500\",0.9")
    let before = try await prompt.rows("staffing vacancies")
    #expect(before.map { $0["vacancies"] } == ["3200"] && before.first?["published_rate"] == "0.7")
    #expect(
      try await prompt.notices("staffing vacancies").contains { $0.contains("teachers that the rate is of") })
    try await load(
      Self.places + ",establishment_type_group,fte_workforce,fte_all_teachers",
      "202425,\(Self.england),,,,,,Total state-funded schools,985754,468258")
    // 3,200 of 468,258 is 0.68.
    #expect(try await prompt.rows("staffing vacancies").map { $0["rate"] } == ["0.7"])
    #expect(try await prompt.rows("staffing vacancies").map { $0["teachers"] } == ["468258.00"])
  }

  @Test("Turnover of schools under both spellings", arguments: ["-", "_"])
  func turnover(_ sign: String) async throws {
    try await load(
      Self.keys
        + ",school_urn,school_laestab,school_name,school_type,teacher_fte_in_census_year,remained_in_the_same_school,left_the_state\(sign)funded_system,left_to_another_state\(sign)funded_school",
      "202324,Academic year,School,E92000001,England,100052,2024275,Hampstead School,State-funded secondary,80,68,7,5",
      "202324,Academic year,School,E92000001,England,100053,2024285,Acland Burghley School,State-funded secondary,70,60,6,4",
      "202324,Academic year,School,E92000001,England,100054,2024286,Small School,State-funded secondary,c,c,c,c"
    )
    let row = try #require(try await prompt.rows("staffing turnover").first)
    // 13 and 22 of 150.
    #expect(row["attrition_rate"] == "8.7" && row["turnover_rate"] == "14.7")
    #expect(try await prompt.rows("staffing turnover 'Small School'").first?["turnover_rate"] == "c")
  }

  @Test(
    "Qualified leavers and entrants of the census, under both names of the type of school and of sex",
    arguments: [("leavers", "school_type", "gender"), ("entrants", "establishment_type_group", "sex")])
  func flows(_ word: String, _ school: String, _ sex: String) async throws {
    let type = String(word.dropLast()) + "_type"
    try await load(
      Self.keys
        + ",\(school),\(type),grade,\(sex),age_group,working_pattern,ethnicity_major,fte_\(word),fte_\(word)_percent",
      "202223,\(Self.england),Total state-funded schools,Total,Total,Total,Total,Total,Total,43522,9.6",
      "202223,\(Self.england),State-funded secondary,Total,Total,Total,Total,Total,Total,19863,9.5",
      "202223,\(Self.england),Total state-funded schools,Total,Total,Female,Total,Total,Total,32000,9.4",
      "202223,\(Self.england),State-funded secondary,Total,Total,Female,Total,Total,Total,12000,9.3",
      "202223,\(Self.england),Total state-funded schools,Some kind,Total,Total,Total,Total,Total,x,x")
    #expect(try await prompt.rows("staffing \(word)").map { $0["number"] } == ["43522"])
    #expect(try await prompt.rows("staffing \(word) --breakdown phase").map { $0["rate"] } == ["9.5"])
    #expect(try await prompt.rows("staffing \(word) --breakdown sex").map { $0["sex"] } == ["Female"])
    #expect(try await prompt.rows("staffing \(word) --breakdown kind").map { $0["number"] } == ["x"])
    #expect(await prompt.failure("staffing \(word) --breakdown age").contains("no rows by age alone"))
  }

  @Test(
    "Retention by year of qualifying in its three layouts, never with shares of another edition",
    arguments: [0, 1, 2])
  func cohorts(_ layout: Int) async throws {
    let start = "2019,November,National,E92000001,England,1996"
    switch layout {
    case 0:
      try await load(
        Self.keys + ",year_qualified,years_after_qualifying,retention_rate", start + ",1 year,91",
        start + ",21 years,47.8")
    case 1:
      try await load(
        Self.keys
          + ",year_qualified,one_yr_after_qualifying_percentage_in_service,twentyone_yrs_after_qualifying_percentage_in_service",
        start + ",91,47.8")
    default:
      try await load(
        Self.keys
          + ",year_qualified,headcount_nqts,one_yr_after_qualifying_percent,two_yrs_after_qualifying_percent,twentyone_yrs_after_qualifying_percent",
        start + ",18096,91,z,47.8")
    }
    let rows = try await prompt.rows("staffing retention --cohorts")
    #expect(rows.map { $0["years"] } == ["1", "21"])
    #expect(rows.map { $0["in_service"] } == ["91.0", "47.8"])
    #expect(rows.first?["cohort_size"] == (layout == 2 ? "18096" : "x"))
  }

  @Test("Trainees against the census's own targets, in rows or in columns", arguments: [false, true])
  func trainees(inRows: Bool) async throws {
    if inRows {
      try await load(
        Self.keys + ",itt_subject,breakdown_topic,breakdown,trainee_number,trainee_percentage",
        "201516,\(Self.england),Art & Design,Entrants,Total,NA,NA",
        "201516,\(Self.england),Art & Design,Entrants,Postgraduates,506,NA",
        "201516,\(Self.england),Art & Design,Target,ITT Recruitment,794,64",
        "201516,\(Self.england),Art & Design,Sex,Female,400,79")
    } else {
      try await load(
        Self.keys
          + ",itt_subject,total_new_entrants,total_postgraduates,itt_recruitment_target,itt_recruitment_target_performance_percentage",
        "201516,\(Self.england),Art & Design,:,506,794,64")
    }
    let row = try #require(try await prompt.rows("staffing recruitment").first)
    // 506 of 794 is 63.7.
    #expect(
      row["subject"] == "Art and Design" && row["share_of_need"] == "63.7" && row["published_share"] == "64")
    #expect(row["entrants"] == (inRows ? "NA" : ":"))
  }

  @Test("The need under its older name")
  func targets() async throws {
    try await load(
      Self.keys + ",subject,subject_filter_group,pgitt_trainee_target,difference_to_previous_year",
      "202021,\(Self.england),Mathematics,Secondary,2700,x", "202021,\(Self.england),Total,Secondary,19000,x")
    #expect(
      try await prompt.rows("staffing need --subject maths --years 2021").map { $0["need"] } == ["2700"])
    #expect(
      try await prompt.rows("staffing need --subject secondary --years 2021").map { $0["need"] } == ["19000"])
  }

  @Test("Two editions of the flows stand side by side")
  func editions() async throws {
    for edition in [2031, 2032] {
      let rows = [("Total leaver rate", "0.0\(edition - 2024)"), ("Returners", "50")].map {
        "Primary,Total,\($0.0),2029/30,\($0.1),Historic,\(edition)"
      }
      let file = try scratch.write(
        (["Phase,Subject,Type,Academic year,Value,Historic or trajectory,Publication year"] + rows).joined(
          separator: "\n")
          + "\n", to: "flows\(edition).csv")
      try await prompt.run("import '\(file)'")
    }
    for (edition, rate) in [(2031, "7.00"), (2032, "8.00")] {
      let rows = try await prompt.rows("staffing leavers --model --edition \(edition) --years 2030")
      #expect(rows.map { $0["leaver_rate"] } == [rate])
    }
  }
}
