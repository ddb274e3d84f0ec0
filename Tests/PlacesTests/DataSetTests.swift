import Places
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

/// England's rows of the scorecards' data sets on the statistics service, as printed there; the authorities are made up.
@Suite(
  "Scorecards' data sets on the statistics service",
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct DataSetTests {
  private let prompt = Prompt(PlacesPlugin.self)
  private let files: Scratch

  init() throws { files = try Scratch() }

  private let keys =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name"
  private let kent = "Local authority,E92000001,England,E12000008,South East,886,E10000016,Kent"
  private let england = "National,E92000001,England,,,,,"

  private func load(_ header: String, _ rows: [String], as name: String) async throws {
    let path = try files.write(([keys + "," + header] + rows).joined(separator: "\n") + "\n", to: name)
    try await prompt.run("import \(path)")
  }

  private func loadAccuracy() async throws {
    let pupils = "forecast_pupils_on_roll_202526_count"
    try await load(
      "education_phase,actual_pupil_numbers_202526_count,scap23_\(pupils),scap25_\(pupils),"
        + "three_year_ahead_forecast_accuracy_percentage,one_year_ahead_forecast_accuracy_percentage",
      [
        "2025,Reporting year,\(england),Primary,4277093,4356234,4335515,1.85034555,1.365927746",
        "2025,Reporting year,\(england),Secondary,3144050,3244044,3185995,3.180420159,1.334107282",
        "2025,Reporting year,\(kent),Primary,1000,1100,990,10,-1",
        "2025,Reporting year,\(kent),Secondary,900,z,z,Low,Low",
      ], as: "la-forecast-accuracy.csv")
  }

  @Test("Forecast accuracy of 2025, a row for each phase: errors with who was forecast and who came")
  func accuracy() async throws {
    try await loadAccuracy()
    let rows = try await prompt.rows("places accuracy")
    #expect(rows.map { $0["period"] } == ["2024/25", "2024/25"])
    #expect(rows.map { $0["error_1_year"] } == ["1.4", "1.3"])
    #expect(rows.map { $0["error_3_years"] } == ["1.9", "3.2"])
    #expect(rows.map { $0["tested"] } == ["January 2026", "January 2026"])
    #expect(rows[0]["actual"] == "4277093" && rows[0]["forecast_1_year"] == "4335515")
    #expect(rows[0]["forecast_3_years"] == "4356234")
    let kent = try await prompt.rows("places accuracy Kent")
    #expect(kent.map { $0["error_1_year"] } == ["-1.0", "Low"])
    #expect(kent.map { $0["forecast_3_years"] } == ["1100", "z"])
  }

  @Test("Beside a scorecard of other surveys, each survey has its rows once")
  func beside() async throws {
    try await loadAccuracy()
    let path = try files.write(
      """
      Year,LANumber,new_la_code,For_1_P,For_3_P,For_1_S,For_3_S,Quan_P_UP,Quan_S_UP
      2023/24,0,E92000001,0.008383921,0.000803737,0.01129505,0.017269533,12.35,11.16

      """, to: "scorecard.csv")
    try await prompt.run("import \(path)")
    let rows = try await prompt.rows("places accuracy")
    #expect(rows.map { $0["period"] } == ["2023/24", "2023/24", "2024/25", "2024/25"])
    #expect(rows.map { $0["actual"] } == ["x", "x", "4277093", "3144050"])
    #expect(try await prompt.rows("places accuracy --years 2025").count == 2)
    #expect(await prompt.failure("places accuracy --years 2019").contains("2019"))
  }

  @Test(
    "A column for each phase; what is called a percentage is a proportion in one release and a percentage in another",
    arguments: [
      (
        2023, "202324",
        [
          "4427973,4432111,0.0009345134,4407513,-0.004620624",
          "3160690,3187728,0.00855446131,3196859,0.011443387",
        ],
        ["0.1", "0.9"], ["-0.5", "1.1"], "January 2024"
      ),
      (
        2019, "AY201819", ["4517464,4561554,1,4637791,2.7", "2839889,2880425,1.4,2931623,3.2"],
        ["1.0", "1.4"],
        ["2.7", "3.2"], "January 2019"
      ),
    ])
  func wide(
    _ year: Int, _ suffix: String, _ figures: [String], _ one: [String], _ three: [String], _ tested: String
  ) async throws {
    let (late, early) = (year == 2019 ? 18 : 23, year == 2019 ? 16 : 21)
    let names = ["primary", "secondary"].map { phase in
      "actual_\(phase)_pupil_numbers_\(suffix),scap\(late)_forecast_\(phase)_pupil_numbers_on_roll_\(suffix),"
        + "one_year_ahead_\(phase)_forecast_accuracy_percentage,"
        + "scap\(early)_forecast_\(phase)_pupil_numbers_on_roll_\(suffix),three_year_ahead_\(phase)_forecast_accuracy_percentage"
    }
    try await load(
      names.joined(separator: ","),
      [
        "\(year),Reporting year,\(england),\(figures.joined(separator: ","))",
        "\(year),Reporting year,\(kent),205,210,LOW,210,LOW,z,z,z,z,z",
      ], as: "accuracy.csv")
    let rows = try await prompt.rows("places accuracy")
    #expect(rows.map { $0["error_1_year"] } == one)
    #expect(rows.map { $0["error_3_years"] } == three)
    #expect(rows.map { $0["tested"] } == [tested, tested])
    // A number that is not printed stays so, although the pupils beside it would give one.
    #expect(try await prompt.rows("places accuracy Kent").map { $0["error_1_year"] } == ["LOW", "z"])
  }

  @Test(
    "Quantity of places of 2024 and 2025, whose columns are called otherwise, and a year's number in each name"
  )
  func quantity() async throws {
    try await load(
      "education_phase,estimated_number_of_spare_places_in_202627,estimated_percentage_of_spare_places_in_202627,"
        + "anticipated_change_in_pupil_numbers_from_202425_to_202627,capacity_at_may_2010,capacity_at_may_2024,"
        + "percentage_of_unfilled_places_in_202324,total_places_created_between_200910_202324,"
        + "estimated_number_of_additional_places_needed_to_meet_demand_in_202627,"
        + "number_of_new_places_planned_for_delivery_202425_to_202627",
      [
        "2024,Reporting year,\(england),Primary,746094.4493,14.74677982,-0.565914092,4227527,4950124,12.35035728,722597,27870,20541"
      ], as: "quantity_2024.csv")
    try await load(
      "education_phase,estimated_spare_places_in_202728_count,estimated_spare_places_202728_percentage,"
        + "change_in_pupil_numbers_202526_202728_percentage,change_in_pupil_numbers_201819_202526_percentage,"
        + "capacity_may_2010_count,capacity_may_2025_count,unfilled_places_202425_percentage,places_created_200910_202425_total,"
        + "estimated_additional_places_needed_202728_count,new_places_planned_for_202526_202728_count",
      [
        "2025,Reporting year,\(england),Primary,828662.7013,16.40686221,-0.848845067,-5.285210468,4227527,4951383,13.83478111,723856,18520,10815"
      ], as: "quantity_2025.csv")
    let capacity = try await prompt.rows("places capacity")
    #expect(capacity.map { $0["period"] } == ["2023/24", "2024/25"])
    #expect(capacity.map { $0["capacity"] } == ["4950124", "4951383"])
    #expect(capacity.map { $0["unfilled_rate"] } == ["12.4", "13.8"])
    #expect(capacity.map { $0["created"] } == ["722597", "723856"])
    let need = try await prompt.rows("places need")
    #expect(need.map { $0["needed"] } == ["27870", "18520"])
    #expect(need.map { $0["spare_rate"] } == ["14.7", "16.4"])
    #expect(need.map { $0["planned"] } == ["20541", "10815"])
    #expect(need.map { $0["pupil_change"] } == ["-0.6", "-0.8"])
  }

  @Test("Costs per place of 2021 and 2025 beside need, and x where a survey's are not there")
  func costs() async throws {
    try await load(
      "project_phase,project_type,number_of_projects,cost_per_place,places_created",
      [
        "2021,Reporting year,\(england),Primary,New schools,70,21558.67022,23763",
        "2021,Reporting year,\(england),Primary,Permanent expansions,1204,18006.57394,128436",
      ], as: "cost_2021.csv")
    try await load(
      "education_phase,project_type,project_count,places_created_count,per_place_cost",
      [
        "2025,Reporting year,\(england),Primary,New school,70,23763,25088.72421",
        "2025,Reporting year,\(england),Primary,Permanent expansion,1204,128436,21013.57648",
        "2025,Reporting year,\(england),Primary,Temporary expansion,616,21294,9934.932671",
        "2025,Reporting year,\(england),Secondary,New school,12,11304,30394.21738",
      ], as: "cost_2025.csv")
    let rows = try await prompt.rows("places need --costs --phase primary --years 2024-2025")
    #expect(rows.map { $0["needed"] } == ["27870", "18520"])
    #expect(rows.map { $0["cost_new"] } == ["x", "25089"])
    #expect(rows.map { $0["cost_expansion"] } == ["x", "21014"])
    #expect(rows.map { $0["cost_temporary"] } == ["x", "9935"])
  }

  @Test("Preferences of entry 2024, a column for each phase, and of 2026, a row for each")
  func preferences() async throws {
    let of = "percentage_of_offers_made_to_applicants_of"
    let names = ["primary", "secondary"].map {
      "\(of)_first_preference_\($0),\(of)_one_of_top_three_preferences_\($0)"
    }
    try await load(
      names.joined(separator: ","), ["202425,Academic year,\(england),93.2,98.6,82.9,94.6"],
      as: "preference.csv")
    try await load(
      "education_phase,first_preference_offers_percentage,top_three_preferences_offers_percentage",
      [
        "202627,Academic year,\(england),Primary,92.42263368,98.35969916",
        "202627,Academic year,\(england),Secondary,83.59567747,94.95563352",
      ], as: "preferences.csv")
    let rows = try await prompt.rows("places preferences")
    #expect(rows.map { $0["period"] } == ["2024", "2026", "2024", "2026"])
    #expect(rows.map { $0["first_rate"] } == ["93.2", "92.4", "82.9", "83.6"])
    #expect(rows.map { $0["top_three_rate"] } == ["98.6", "98.4", "94.6", "95.0"])
  }

  @Test(
    "Scorecards of one survey without a column for it: each layout has its year, also for its preferences")
  func oneSurvey() async throws {
    for (name, extra, value, period, entry) in [
      ("a.csv", "For_2_P,Qual_P_Propranks", "-0.002,z", "2021/22", "2022"),
      ("b.csv", "For_3_P,Qual_P_Propranks", "-0.004,z", "2022/23", "2023"),
      ("c.csv", "For_3_P,PriForecast1", "0.0008,4300000", "2023/24", "2024"),
    ] {
      let prompt = Prompt(PlacesPlugin.self)
      let path = try files.write(
        """
        LANumber,LA_name,For_1_P,For_1_S,Quan_P_UP,Quan_S_UP,Pref_P_1_CY,Pref_P_1_NY,\(extra)
        0,England,0.001,0.002,12.3,11.1,92.5,93.2,\(value)
        886,Kent,0.002,0.003,9.9,8.8,90.1,91.3,\(value)

        """, to: name)
      try await prompt.run("import \(path)")
      let rows = try await prompt.rows("places accuracy --phase primary")
      #expect(rows.map { $0["period"] } == [period])
      let kent = try await prompt.rows("places preferences Kent --phase primary")
      #expect(kent.map { $0["period"] } == [entry, String((Int(entry) ?? 0) + 1)])
      #expect(kent.map { $0["first_rate"] } == ["90.1", "91.3"])
    }
  }
}
