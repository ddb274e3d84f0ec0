import Places
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite(
  "Capacity from schools and from totals",
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct CapacityTests {
  private let prompt = Prompt(PlacesPlugin.self)
  private let files: Scratch

  init() throws { files = try Scratch() }

  private let keys =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name"
  private let kent = "202324,Academic year,School,E92000001,England,E12000008,South East,886,E10000016,Kent"

  private func importSchools() async throws {
    let path = try files.write(
      """
      \(keys),planning_area_code,planning_area_name,school_laestab,school_urn,school_name,school_phase,school_places,pupils_on_roll_count
      \(kent),8860001,North,8861001,100001,Alder,Primary,210,200
      \(kent),8860001,North,8861002,100002,Beech,Primary,210,240
      \(kent),8860002,South,8861003,100003,Cedar,Primary,420,420
      \(kent),8860002,South,8861004,100004,Damson,Primary,100,150
      \(kent),8860001,North,8861004,100004,Damson,Primary,80,150
      \(kent),8860002,South,8861005,100005,Elm,Primary,90,x
      \(kent),8860009,All,8864001,100009,Fir,Secondary,900,930

      """, to: "school_capacity.csv")
    try await prompt.run("import \(path)")
  }

  @Test("Schools first, then the sum: a full school does not fill an empty one")
  func schools() async throws {
    try await importSchools()
    let row = try #require(try await prompt.rows("places capacity --schools --phase primary").first)
    // Damson's two sites are one school of 180 places with 150 pupils; Elm's roll is not known.
    #expect(row["schools"] == "4" && row["capacity"] == "1020" && row["pupils"] == "1010")
    #expect(row["unfilled"] == "40" && row["excess"] == "30" && row["full_schools"] == "2")
    #expect(row["unfilled_rate"] == "3.9" && row["full_rate"] == "50.0")
    let notices = try await prompt.notices("places capacity --schools --phase primary")
    #expect(notices.contains { $0.contains("1 of 6 rows lack places or pupils") })
    #expect(notices.contains { $0.hasPrefix("warning: 1 schools have several lines") })
  }

  @Test("A column of planning areas for each phase, with z where there is none")
  func planningAreas() async throws {
    let path = try files.write(
      """
      \(keys),primary_planning_area_code,secondary_planning_area_code,school_laestab,school_urn,school_name,school_phase,school_places,pupils_on_roll
      \(kent),8860001,z,8861001,100001,Alder,Primary,210,200
      \(kent),8860001,z,8861002,100002,Beech,Primary,210,240
      \(kent),z,8869001,8864001,100009,Fir,Secondary,900,930

      """, to: "school_capacity.csv")
    try await prompt.run("import \(path)")
    let rows = try await prompt.rows("places capacity --each planning-area")
    #expect(rows.map { $0["planning_area"] } == ["8860001", "8869001"])
    #expect(rows.map { $0["unfilled"] } == ["10", "0"] && rows.map { $0["excess"] } == ["30", "30"])
  }

  @Test("A file of special schools, which has a capacity for each phase, is not taken for mainstream schools")
  func special() async throws {
    let path = try files.write(
      """
      \(keys),school_urn,school_name,school_phase,school_places,pupils_on_roll,primary_capacity,secondary_capacity
      \(kent),100001,Alder,Special,90,99,40,50

      """, to: "special_school_capacity.csv")
    try await prompt.run("import \(path)")
    #expect(await prompt.failure("places capacity --schools").contains("places.schools"))
  }

  @Test("By planning area, school, authority and region, the identity holds in every row")
  func levels() async throws {
    try await importSchools()
    for (options, count) in [
      ("--each planning-area", 3), ("--each school", 5), ("--schools --by authority", 2),
      ("--schools --by region", 2), ("--schools Kent", 2), ("--schools --region \"South East\"", 2),
    ] {
      let rows = try await prompt.values("places capacity \(options)")
      #expect(rows.count == count, "\(options)")
      for row in rows {
        func number(_ name: String) -> Int { row[name]?.integer ?? 0 }
        #expect(number("pupils") - number("capacity") == number("excess") - number("unfilled"))
      }
    }
    #expect(await prompt.failure("places capacity --schools Devon").contains("no rows"))
  }

  /// England's totals of May 2023, from the release's file of national totals.
  @Test("The release's own totals, and where they are off the identity")
  func totals() async throws {
    let england = "202223,Academic year,National,E92000001,England"
    let path = try files.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,school_phase,count_schools,school_places,pupils_on_roll,\
      at_or_over_capacity_schools,pupils_over_capacity,under_capacity_schools,unfilled_places
      \(england),Total,20197,8978046,7993753,3665,58634,16531,1042852
      \(england),Primary,16787,4949245,4393178,2878,21598,13908,577590
      \(england),Secondary,3410,4028801,3600575,787,37036,2623,465262

      """, to: "school_capacity_national.csv")
    try await prompt.run("import \(path)")
    let rows = try await prompt.rows("places capacity")
    let all = try #require(rows.first { $0["phase"] == "Total" })
    #expect(all["full_schools"] == "3665" && all["full_rate"] == "18.1" && all["excess_rate"] == "0.7")
    #expect(all["unfilled_rate"] == "11.6")
    let notices = try await prompt.notices("places capacity")
    #expect(notices.contains { $0.hasPrefix("warning: In 2 of these rows the published totals are off it") })
    #expect(try await prompt.rows("places capacity --embedded --years 2024").count == 2)
  }

  @Test("The Department's estimates for planning areas: summed, never offset, rounded to 10")
  func demand() async throws {
    let place = "Academic year,Planning area,E92000001,England,E12000008,South East,886,E10000016,Kent"
    let rest = "Primary,Reception,0,0,0,0"
    let path = try files.write(
      """
      \(keys),planning_area_code,planning_area_name,education_phase,nc_year_group,pupil_forecast,estimated_capacity,\
      la_planned_places,central_programme_places,additional_need_minus_spare_places,additional_need_only_places
      202526,\(place),8860001,North,\(rest),9,9
      202627,\(place),8860001,North,\(rest),9,9
      202728,\(place),8860001,North,Primary,Reception,66,60,0,0,6,6
      202728,\(place),8860001,North,Primary,Year 01,55,60,0,0,-5,0
      202728,\(place),8860002,South,Primary,Reception,70,60,0,0,8.5,8.5
      202728,\(place),8860002,South,Primary,Primary total,70,60,0,0,8.5,8.5
      202829,\(place),8860001,North,\(rest),9,9
      202728,Academic year,National,E92000001,England,,,,,,z,z,Primary,Reception,0,0,0,0,14.5,14.5

      """, to: "place_demand.csv")
    try await prompt.run("import \(path)")
    let row = try #require(try await prompt.rows("places need --planning-areas").first)
    #expect(
      row["period"] == "2027/28" && row["need"] == "14.5" && row["needed"] == "10" && row["spare"] == "5")
    #expect(try await prompt.rows("places need --planning-areas --cells").count == 3)
    #expect(try await prompt.rows("places need --planning-areas Kent --years 2029").first?["needed"] == "10")
  }
}
