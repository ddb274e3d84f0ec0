extension Broken {
  private static let lad = ["lad_code": "E09000007", "lad_name": "Camden"]

  static let places: [Broken] = [
    .fail("precheck_geog_level", "data 8, 9, 10") {
      $0.set("geographic_level", "Local Authority", rows: 6..<9)
    },
    .fail("precheck_geog_level_present", "data 11, 12, 13") { $0.addArea("MAT", ["trust_id": "1"]) },
    .fail(
      "check_geog_region_col_present", "data 1",
      implied: ["precheck_geog_level_present", "check_geog_region_for_la"]
    ) { $0.drop("region_code") },
    .fail("check_geog_la_col_present", "data 1", implied: ["precheck_geog_level_present"]) {
      $0.drop("old_la_code")
    },
    .fail("check_geog_level_completed", "data 5") { $0.set("region_name", "", rows: 3..<4) },
    .fail("check_geog_overcompleted_cols", "data 2") {
      $0.set("region_code", "E12000007", rows: 0..<1)
      $0.set("region_name", "London", rows: 0..<1)
    },
    .advisory("check_geog_ignored_rows", "data 11, 12, 13") {
      $0.addArea("School", ["school_urn": "100001", "school_laestab": "2021234", "school_name": "A school"])
    },
    .fail("check_geog_ignored_rows") {
      $0.addArea("School", ["school_urn": "100001", "school_laestab": "2021234", "school_name": "A school"])
      $0.addArea("Provider", ["provider_ukprn": "10000001", "provider_name": "A provider"])
    },
    .advisory("check_geog_region_for_la", "data 8") {
      $0.set("region_code", "", rows: 6..<7)
      $0.set("region_name", "", rows: 6..<7)
    },
    .advisory("check_geog_region_for_lad", "data 11, 12, 13") { $0.addArea("Local authority district", lad) },
    .fail("check_geog_na", "data 11, 12, 13") {
      $0.addArea("MAT", ["trust_id": "x", "trust_name": "A trust"])
    },
    .fail("check_geog_na_code", "data 11, 12, 13") {
      $0.addArea("MAT", ["trust_id": "123", "trust_name": "Not available"])
    },
    .fail("check_geog_other_dupes", "data 14, 15, 16") {
      $0.addArea("MAT", ["trust_id": "1", "trust_name": "A trust"])
      $0.addArea("MAT", ["trust_id": "2", "trust_name": "A trust"])
    },
    .fail("check_geog_other_code_dupes", "data 14, 15, 16") {
      $0.addArea("Sponsor", ["sponsor_id": "1", "sponsor_name": "A sponsor"])
      $0.addArea("Sponsor", ["sponsor_id": "1", "sponsor_name": "Another"])
    },
    .fail("check_geog_country_combos", "data 2") { $0.set("country_code", "E92000002", rows: 0..<1) },
    .fail("check_geog_region_combos", "data 5") { $0.set("region_name", "Greater London", rows: 3..<4) },
    .fail("check_geog_la_combos", "data 8") { $0.set("la_name", "Camden Town", rows: 6..<7) },
    .fail("check_geog_la_combos", "data 8") { $0.set("old_la_code", "203", rows: 6..<7) },
    .fail("check_geog_lad_combos", "data 11, 12, 13") {
      $0.addArea(
        "Local authority district", Pair.london.merging(["lad_code": "E09", "lad_name": "Camden"]) { $1 })
    },
    .fail("check_geog_lad_combos", "data 14, 15, 16") {
      $0.addArea("Local authority district", Pair.london.merging(lad) { $1 })
      $0.addArea(
        "Local authority district",
        Pair.london.merging(["lad_code": "E09000007", "lad_name": "Cambden"]) { $1 })
    },
    .fail("check_geog_lad_combos", "data 11, 12, 13") {
      $0.addArea("Local authority district", district("E07000112", "Folkestone"))
    },
    .fail("check_geog_pcon_combos", "data 11, 12, 13") {
      $0.addArea("Parliamentary constituency", ["pcon_code": "E09000007", "pcon_name": "Holborn"])
    },
    // Holborn and St Pancras is E14000750 of 2010 and E14001290 of 2024.
    .fail("check_geog_pcon_combos", "data 11, 12, 13") {
      $0.addArea(
        "Parliamentary constituency", ["pcon_code": "E14001291", "pcon_name": "Holborn and St Pancras"])
    },
    .fail("check_geog_pcon_combos", "data 11, 12, 13") {
      $0.addArea("Parliamentary constituency", ["pcon_code": "E14001606", "pcon_name": "Erewhon"])
    },
    .fail("check_geog_ward_combos", "data 11, 12, 13") {
      $0.addArea("Ward", ["ward_code": "E0500", "ward_name": "A"])
    },
    .fail("check_geog_ward_combos", "data 14, 15, 16") {
      $0.addArea("Ward", ["ward_code": "E05013653", "ward_name": "A"])
      $0.addArea("Ward", ["ward_code": "E05013653", "ward_name": "B"])
    },
    .fail("check_geog_lep_combos", "data 11, 12, 13") {
      $0.addArea(
        "Local enterprise partnership",
        ["local_enterprise_partnership_code": "E38000001", "local_enterprise_partnership_name": "A"])
    },
    .fail("check_geog_lep_combos", "data 11, 12, 13") {
      $0.addArea(
        "Local enterprise partnership",
        ["local_enterprise_partnership_code": "E37000034", "local_enterprise_partnership_name": "Tees"])
    },
    .fail("check_geog_lsip_combos", "data 11, 12, 13") {
      $0.addArea("Local skills improvement plan area", ["lsip_code": "E6900001", "lsip_name": "A"])
    },
    .fail("check_geog_lsip_combos", "data 11, 12, 13") {
      $0.addArea("Local skills improvement plan area", ["lsip_code": "E69000013", "lsip_name": "London"])
    },
    // The areas were drawn anew in 2025; the register has those of 2023, E69000001 to E69000038.
    .advisory("check_geog_lsip_combos", "data 11, 12, 13") {
      $0.addArea("Local skills improvement plan area", ["lsip_code": "E69000045", "lsip_name": "A"])
    },
    .fail("check_geog_eda_combos", "data 11, 12, 13") {
      $0.addArea(
        "English devolved area",
        ["english_devolved_area_code": "E4700000A", "english_devolved_area_name": "A"])
    },
    .fail("check_geog_eda_combos", "data 11, 12, 13") {
      $0.addArea(
        "English devolved area",
        ["english_devolved_area_code": "E47000006", "english_devolved_area_name": "Tees Valley Combined"])
    },
  ]

  private static func district(_ code: String, _ name: String) -> Pair.Row {
    Pair.london.merging(["lad_code": code, "lad_name": name]) { $1 }
  }
}
