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
    let rates = try #require(try await prompt.rows("disadvantage attainment").first)
    #expect(rates["disadvantaged"] == "26.0" && rates["others_achieving"] == "381" && rates["gap"] == "28.4")
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
