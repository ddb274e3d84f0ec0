extension Broken {
  static let time: [Broken] = [
    .fail("precheck_time_id_valid", "data 2, 3, 4, 5, 6 ...") { $0.set("time_identifier", "Academic years") },
    .fail("precheck_time_id_mix", "data 5, 6, 7") {
      $0.set("time_identifier", "Financial year", rows: 3..<6)
    },
    .fail("precheck_time_id_mix", "data 5, 6, 7") {
      $0.set("time_identifier", "Financial year Q1")
      $0.set("time_identifier", "Financial year", rows: 3..<6)
    },
    .fail("precheck_time_id_mix", "data 8, 9, 10") {
      $0.set("time_identifier", "Autumn term")
      $0.set("time_identifier", "Autumn and spring term", rows: 6..<9)
    },
    .fail("precheck_time_period_num", "data 5, 6, 7") { $0.set("time_period", "2023/24", rows: 3..<6) },
    .fail("check_time_period", "data 5, 6, 7") { $0.set("time_period", "2023", rows: 3..<6) },
    .fail("check_time_period", "data 2, 3, 4, 5, 6 ...") { $0.set("time_identifier", "Calendar year") },
    .fail("check_time_period_six", "data 5, 6, 7") { $0.set("time_period", "202325", rows: 3..<6) },
    .fail("check_time_period_six", "data 5, 6, 7") { $0.set("time_period", "199901", rows: 3..<6) },
  ]

  static let filters: [Broken] = [
    .fail("precheck_filter_not_singular", "metadata 5") {
      $0.addFilter("kind_of_place", ["Total"], label: "Place")
    },
    .fail("check_filter_blanks", "data 6") { $0.set("sex", "", rows: 4..<5) },
    .fail("check_filter_whitespace", "data 6") { $0.set("sex", "Female ", rows: 4..<5) },
    .advisory("check_filter_defaults", "metadata 5") {
      $0.addFilter("need", ["Autism", "Speech"], label: "Need")
    },
    .advisory("check_filter_defaults", "metadata 2") {
      $0.metaColumns.append("filter_default")
      $0.meta[0]["filter_default"] = "All"
    },
    .fail("check_filter_group_level", "metadata 6") { pair in
      pair.addFilter("need_group", ["Total", "Speech", "Autism"], label: "Group")
      pair.addFilter("need", ["Total", "Some"], label: "Need", group: "need_group")
    },
    .fail("check_filter_ob_total", "data 2", implied: ["check_geog_overcompleted_cols"]) {
      $0.set("region_name", "Total", rows: 0..<1)
    },
    .fail("check_filter_item_limit") { pair in
      pair.columns.append("kind")
      pair.meta.append(["col_name": "kind", "col_type": "Filter", "label": "Kind"])
      let row = pair.rows[0]
      pair.rows = (0...25_000).map {
        row.merging(["kind": $0 == 0 ? "Total" : "\($0)", "sex": $0 == 0 ? "Total" : "Male"]) { $1 }
      }
    },
  ]

  static let rest: [Broken] = [
    .fail("check_general_dupes", "data 11") { $0.rows.append($0.rows[4]) },
    .fail("check_general_null", "data 6") { $0.set("headcount", "NULL", rows: 4..<5) },
    .fail("check_general_null", "data 6") { $0.set("sex", "NA", rows: 4..<5) },
    .fail("check_general_null", "metadata 3") { $0.meta[1]["indicator_grouping"] = "NA" },
    .advisory("check_general_null", "data 6") { $0.set("sex", "N/A", rows: 4..<5) },
    .advisory("check_general_null", "data 6") { $0.set("sex", ":", rows: 4..<5) },
    .advisory("check_general_null", "data 6", implied: ["check_ind_invalid_entry"]) {
      $0.set("headcount", "~", rows: 4..<5)
    },
    .fail("check_ind_invalid_entry", "data 6") { $0.set("headcount", "", rows: 4..<5) },
    .fail("check_ind_invalid_entry", "data 6", implied: ["check_general_null"]) {
      $0.set("headcount", ":", rows: 4..<5)
    },
    .fail("check_ind_invalid_entry", "data 6", implied: ["check_general_null"]) {
      $0.set("headcount", "~", rows: 4..<5)
    },
    .fail("check_ind_invalid_entry", "data 6") { $0.set("headcount", "1,234", rows: 4..<5) },
    .fail("check_ind_invalid_entry", "data 6") { $0.set("headcount", "11%", rows: 4..<5) },
    .fail("check_ind_invalid_entry", "data 6") { $0.set("headcount", "Low", rows: 4..<5) },
    .fail("check_ind_invalid_entry", "data 6") { $0.set("headcount", " 5", rows: 4..<5) },
    .fail("check_ind_invalid_entry", "data 6") { $0.set("headcount", "NaN", rows: 4..<5) },
    .fail("check_ind_invalid_entry", "data 6", implied: ["check_general_null"]) {
      $0.set("headcount", "..", rows: 4..<5)
    },
    .advisory("check_ind_invalid_entry", "data 6") { $0.set("headcount", "k", rows: 4..<5) },
    .advisory("check_ind_invalid_entry", "data 6") { $0.set("headcount", "u", rows: 4..<5) },
    .advisory("check_ind_invalid_entry", "data 6") { $0.set("headcount", "1e+05", rows: 4..<5) },
    .advisory("check_harmonised_variables", "metadata 5") {
      $0.addFilter("ethnic_group", ["Total", "White"], label: "Ethnicity")
    },
    .advisory("check_harmonised_eth_vals", "data 11, 12, 13, 14, 15 ...") {
      $0.addFilter("ethnicity_major", ["Total", "Whitish"], label: "Ethnicity")
    },
    .fail(
      "check_harmonised_eth_char_grp", "data 11, 12, 13, 14, 15 ...",
      implied: ["check_col_var_characteristic"]
    ) {
      $0.addFilter("characteristic_group", ["Total", "Ethnic groups"], label: "Group")
    },
    .advisory(
      "check_harmonised_eth_char_vals", "data 11, 12, 13, 14, 15 ...",
      implied: ["check_col_var_characteristic", "check_meta_fil_grp_is_fil"]
    ) { pair in
      pair.addFilter(
        "characteristic", ["Total", "Whitish"], label: "Characteristic", group: "characteristic_group")
      pair.set("characteristic_group", "Total", rows: 0..<9)
      pair.set("characteristic_group", "Ethnicity Major", rows: 9..<18)
    },
    .advisory("check_api_char_col_name", "data 1") {
      $0.rename("headcount", String(repeating: "h", count: 51))
    },
    .advisory("check_api_char_col_label", "metadata 3") {
      $0.meta[1]["label"] = String(repeating: "h", count: 101)
    },
    .advisory("check_api_char_col_label", "metadata 3") {
      $0.meta[1]["label"] = String(repeating: "h", count: 81)
    },
    .advisory("check_api_char_filter_items", "data 11, 12, 13, 14, 15 ...") {
      $0.addFilter("need", ["Total", String(repeating: "n", count: 121)], label: "Need")
    },
    .advisory("check_api_char_loc_code", "data 11, 12, 13") {
      $0.addArea("MAT", ["trust_id": String(repeating: "1", count: 31), "trust_name": "A trust"])
    },
  ]
}
