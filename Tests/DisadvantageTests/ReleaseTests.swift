import Disadvantage
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

/// Files with the columns of other releases, their numbers made up.
@Suite("Releases of other years", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ReleaseTests {
  private let prompt = Prompt(DisadvantagePlugin.self)
  private let files: Scratch

  init() throws { files = try Scratch() }

  private static let keys =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    + "old_la_code,new_la_code,la_name,"

  /// A file with these columns and, for England and Kent, these rows.
  private func load(_ name: String, _ period: String, _ columns: String, _ rows: [String]) async throws {
    let places = [
      "National,E92000001,England,,,,,,",
      "Local authority,E92000001,England,E12000008,South East,886,E10000016,Kent,",
    ]
    let lines = places.flatMap { place in rows.map { "\(period),Academic year,\(place)\($0)" } }
    let text = ([Self.keys + columns] + lines).joined(separator: "\n") + "\n"
    try await prompt.run("import \(try files.write(text, to: name))")
  }

  @Test("Key stage 4 with the names of 2024/25")
  func stage4() async throws {
    try await load(
      "ks4.csv", "202425",
      "establishment_type_group,breakdown_topic,breakdown,sex,disadvantage_status,pupil_count,attainment8_sum,"
        + "attainment8_average,engmath_95_total,engmath_95_percent",
      [
        "All state-funded,Total,Total,Total,Total,1000,45900,45.9,459,45.9",
        "All state-funded,Disadvantage status,Disadvantaged,Total,Disadvantaged,300,10410,34.7,78,26.0",
        "All state-funded,Disadvantage status,Other,Total,Not known to be disadvantaged,700,35490,50.7,381,54.4",
        "All state-funded,Disadvantage status,Disadvantaged,Female,Disadvantaged,150,5410,36.1,40,26.7",
        "All state-funded,Sex,Female,Female,Total,500,23500,47.0,250,50.0",
        "State-funded mainstream,Disadvantage status,Disadvantaged,Total,Disadvantaged,280,10310,36.8,78,27.9",
      ])
    let row = try #require(try await prompt.rows("disadvantage gap Kent --measure attainment-8").first)
    #expect(
      row["period"] == "2024/25" && row["disadvantaged_pupils"] == "300" && row["others_pupils"] == "700")
    #expect(row["disadvantaged"] == "34.7" && row["others"] == "50.7" && row["total"] == "45.9")
    let all = try await prompt.rows("disadvantage attainment")
    #expect(all.first?["period"] == "2018/19" && all.first?["disadvantaged"] == "24.7")
    let rates = try #require(all.first { $0["period"] == "2024/25" })
    #expect(rates["disadvantaged"] == "26.0" && rates["others_achieving"] == "381" && rates["gap"] == "28.4")
  }

  /// A file in the layout of the local authority interactive tool.
  private func loadTool(_ rows: [String]) async throws {
    let text =
      (["Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region"] + rows).joined(separator: "\n")
      + "\n"
    try await prompt.run("import \(try files.write(text, to: "tool.csv"))")
  }

  @Test(
    "A file with pupils goes before the interactive tool, which adds years, and what they disagree on is said"
  )
  func sources() async throws {
    try await load(
      "subjects.csv", "202324",
      "establishment_type_group,subject,breakdown_topic,breakdown,sex,disadvantage_status,eligible_pupil_count,"
        + "expected_standard_pupil_count,expected_standard_pupil_percent",
      [
        #"All state funded,"Reading, writing and maths",Disadvantage status,Disadvantaged,Total,Disadvantaged,300,138,46"#,
        #"All state funded,"Reading, writing and maths",Disadvantage status,Other,Total,Not known to be disadvantaged,700,469,67"#,
      ])
    try await loadTool([
      "DAP_NEW_KS2_RWM,,2024,Kent,46,886,South East", "NonDAP_NEW_KS2_RWM,,2024,Kent,68,886,South East",
      "DAP_NEW_KS2_RWM,,2025,Kent,48,886,South East", "NonDAP_NEW_KS2_RWM,,2025,Kent,69,886,South East",
      "DAP_KS4_ATT8,,2024,Kent,32.6,886,South East", "NonDAP_KS4_ATT8,,2024,Kent,51.4,886,South East",
    ])
    let line = "disadvantage attainment Kent --measure reading-writing-maths"
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["period"] } == ["2023/24", "2024/25"])
    #expect(rows.map { $0["others"] } == ["67", "69"] && rows.map { $0["others_pupils"] } == ["700", "x"])
    let notices = try await prompt.notices(line)
    #expect(notices.contains { $0.contains("print different figures") && $0.contains("2023/24: 67 and 68") })
    let points = try await prompt.notices("disadvantage attainment Kent --measure attainment-8")
    #expect(points.contains { $0.contains("Read from tool@1") && !$0.contains("subjects") })
  }

  @Test("Free school meals and the premium's pupils of the interactive tool")
  func toolMeals() async throws {
    try await loadTool([
      "PriFSM,,2024,Kent,25.4,886,South East", "PriFSM,,2025,Kent,26.1,886,South East",
      "SecFSM,,2025,Kent,22.3,886,South East", "Ever6_FSM_Prim,,2025,Kent,27.05,886,South East",
      "SecFSM,,2025,Medway,-,887,South East", "Premium,,2024-25,Kent,61356,886,South East",
      "Premium,,2025-26,Kent,64315,886,South East", "Premium,,2025-26,England,2266678,970,",
    ])
    let meals = try await prompt.rows("disadvantage fsm Kent --phase --years 2025")
    #expect(meals.map { $0["phase"] } == ["Primary", "Secondary"])
    #expect(meals.map { $0["fsm_rate"] } == ["26.1", "22.3"] && meals.first?["change"] == "0.7")
    #expect(meals.map { $0["fsm6_rate"] } == ["27.05", "x"])
    #expect(try await prompt.rows("disadvantage fsm Kent").count == 3)
    #expect(try await prompt.rows("disadvantage fsm Medway").first?["fsm_rate"] == "-")
    // England has no rate of all schools in the tool, and the embedded ones answer.
    #expect(try await prompt.rows("disadvantage fsm --years 2025").first?["fsm_rate"] == "25.7")
    let pupils = try await prompt.rows("disadvantage premium Kent --years 2025-26")
    #expect(pupils.first?["eligible"] == "64315" && pupils.first?["change"] == "2959")
    #expect(await prompt.failure("disadvantage premium Kent --primary 60").contains("Areas are of"))
  }

  @Test("Free school meals of the January census")
  func censusMeals() async throws {
    try await load(
      "meals.csv", "202425", "phase_type_grouping,fsm,headcount,percent_of_pupils",
      [
        "Total,known to be eligible for free school meals,280,28.0",
        "Total,known to be eligible for free school meals (used for FSM in Performance Tables),270,27.4",
        "State-funded primary,known to be eligible for free school meals,160,29.1",
      ])
    let row = try #require(try await prompt.rows("disadvantage fsm Kent").first)
    #expect(row["eligible"] == "280" && row["fsm_rate"] == "28.0")
    #expect(try await prompt.rows("disadvantage fsm Kent --phase").map { $0["fsm_rate"] } == ["29.1"])
  }

  @Test("Key stage 2 with a row for each subject, and with a row for each characteristic")
  func stage2() async throws {
    let subject = #"All state funded,"Reading, writing and maths","#
    try await load(
      "subjects.csv", "202425",
      "establishment_type_group,subject,breakdown_topic,breakdown,sex,disadvantage_status,eligible_pupil_count,"
        + "expected_standard_pupil_count,expected_standard_pupil_percent",
      [
        subject + "All pupils,Total,Total,Total,1000,620,62",
        subject + "Disadvantage status,Disadvantaged,Total,Disadvantaged,310,148,48",
        subject + "Disadvantage status,Other,Total,Not known to be disadvantaged,690,472,68",
        "All state funded,Reading,Disadvantage status,Disadvantaged,Total,Disadvantaged,310,200,65",
      ])
    try await load(
      "characteristics.csv", "202223",
      "gender,characteristic_group,characteristic,t_rwm_eligible_pupils,t_rwm_met_expected_standard,"
        + "pt_rwm_met_expected_standard",
      [
        "Total,Total,Total,1000,600,60", "Total,Disadvantage,Disadvantaged,300,132,44",
        "Total,Disadvantage,Not known to be disadvantaged,700,468,67",
        "Female,Disadvantage,Disadvantaged,150,70,47", "Total,SEN status,No SEN,800,560,70",
      ])
    let rows = try await prompt.rows("disadvantage gap Kent --measure reading-writing-maths")
    #expect(rows.map { $0["period"] } == ["2022/23", "2024/25"])
    #expect(rows.map { $0["disadvantaged"] } == ["44", "48"] && rows.map { $0["others"] } == ["67", "68"])
    #expect(
      rows.map { $0["disadvantaged_pupils"] } == ["300", "310"] && rows.map { $0["total"] } == ["60", "62"])
  }

  @Test("The gap index with a row for each group, a year without tests among them")
  func index() async throws {
    let lines = [("202021", "x"), ("202223", "3.2086"), ("202425", "3.1557")].flatMap { year, index in
      ["Disadvantaged,\(index),203", "Not known to be disadvantaged,\(index),467"].map {
        "\(year),Academic year,National,E92000001,England,\($0)"
      }
    }
    let head =
      "time_period,time_identifier,geographic_level,country_code,country_name,disadvantage_status,disadvantage_gap_index,pupil_count"
    let text = ([head] + lines).joined(separator: "\n")
    try await prompt.run("import \(try files.write(text, to: "index.csv"))")
    let rows = try await prompt.rows("disadvantage gap --stage ks2 --years 2021-2025")
    let filed = Dictionary(uniqueKeysWithValues: rows.map { ($0["period"] ?? "", $0["filed"] ?? "") })
    #expect(filed["2020/21"] == "x" && filed["2022/23"] == "3.209" && filed["2024/25"] == "3.156")
    #expect(rows.count { $0["period"] == "2024/25" } == 1)
  }
}
