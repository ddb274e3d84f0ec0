extension Broken {
  static let columns: [Broken] = [
    .fail("precheck_col_req_data", "data 1") { $0.drop("country_name") },
    .fail("precheck_col_req_data", "data 1", implied: ["precheck_cross_data_to_meta"]) {
      $0.drop("time_identifier")
    },
    .fail("precheck_col_req_meta", "metadata 1") { $0.metaColumns.removeAll { $0 == "indicator_dp" } },
    .fail("precheck_col_invalid_meta", "metadata 1") { $0.metaColumns.append("notes") },
    .fail("precheck_col_to_rows", implied: ["precheck_cross_meta_to_data"]) { pair in
      for number in 1...6 {
        pair.meta.append(
          [
            "col_name": "more_\(number)", "col_type": "Indicator", "label": "More \(number)",
            "indicator_dp": "0",
          ])
      }
    },
    .fail("precheck_cross_meta_to_data", "metadata 5") {
      $0.meta.append([
        "col_name": "enrolments", "col_type": "Indicator", "label": "Enrolments", "indicator_dp": "0",
      ])
    },
    .advisory("precheck_cross_data_to_meta", "data 1") {
      $0.set("remarks", "one")
      $0.set("remarks", "two", rows: 3..<4)
    },
    .fail("check_col_names_spaces", "data 1", implied: ["check_meta_col_name_spaces"]) {
      $0.rename("headcount", "head count")
    },
    .advisory("check_col_snake_case", "data 1") { $0.rename("headcount", "headCount") },
    .advisory("check_col_snake_case", "data 1") { $0.rename("headcount", "head-count") },
    .fail("check_col_var_start", "data 1") { $0.rename("headcount", "1st_headcount") },
    .advisory("check_col_var_characteristic", "metadata 5") {
      $0.addFilter("characteristic", ["Total", "FSM"], label: "Characteristic")
    },
    .fail("check_col_ind_smushed", "metadata 3") { $0.rename("headcount", "headcount_female") },
  ]

  static let metadata: [Broken] = [
    .fail("precheck_meta_col_name", "metadata 5") {
      $0.meta.append(["col_type": "Indicator", "label": "Nothing", "indicator_dp": "0"])
    },
    .fail("precheck_meta_col_type", "metadata 3") {
      $0.meta[1]["col_type"] = "indicator"
    },
    .fail("precheck_meta_ob_unit", "metadata 5", implied: ["check_ind_invalid_entry"]) {
      $0.meta.append(
        ["col_name": "country_name", "col_type": "Indicator", "label": "Country", "indicator_dp": "0"])
    },
    .fail("check_meta_col_name_dupe", "metadata 5") {
      $0.meta.append([
        "col_name": "headcount", "col_type": "Indicator", "label": "Heads", "indicator_dp": "0",
      ])
    },
    .fail("check_meta_col_name_spaces", "metadata 3", implied: ["check_col_names_spaces"]) {
      $0.rename("headcount", "head count")
    },
    .fail("check_meta_label", "metadata 4") { $0.meta[2]["label"] = "" },
    .fail("check_meta_dupe_label", "metadata 4") { $0.meta[2]["label"] = "Headcount" },
    .fail("check_meta_geog_catch", "metadata 5") {
      $0.addFilter("school_urn_number", ["Total", "100001"], label: "School")
    },
    .fail("check_meta_fil_grp", "metadata 3", implied: ["check_meta_fil_grp_is_fil"]) {
      $0.set("kind", "Total")
      $0.set("kind", "Some", rows: 0..<3)
      $0.meta[1]["filter_grouping_column"] = "kind"
    },
    .fail("check_meta_filter_hint", "metadata 3") { $0.meta[1]["filter_hint"] = "Look" },
    .fail("check_meta_indicator_grouping", "metadata 2") { $0.meta[0]["indicator_grouping"] = "People" },
    .fail("check_meta_ind_unit", "metadata 2") { $0.meta[0]["indicator_unit"] = "%" },
    .fail("check_meta_indicator_dp", "metadata 2") { $0.meta[0]["indicator_dp"] = "0" },
    .advisory("check_meta_ind_dp_set", "metadata 3") { $0.meta[1]["indicator_dp"] = "" },
    .fail("check_meta_ind_dp_values", "metadata 3") { $0.meta[1]["indicator_dp"] = "-1" },
    .fail("check_meta_ind_dp_values", "metadata 3") { $0.meta[1]["indicator_dp"] = "1.5" },
    .fail("check_meta_ind_unit_validation", "metadata 3") { $0.meta[1]["indicator_unit"] = "pupils" },
    .advisory("check_meta_fil_grp_is_fil", "metadata 5") { pair in
      pair.addFilter("need", ["Total", "Autism", "Speech"], label: "Need", group: "need_group")
      pair.set("need_group", "Total")
      pair.set("need_group", "Other", rows: 9..<27)
    },
    .fail("check_meta_fil_grp_dupe", "metadata 6", implied: ["check_meta_fil_grp_is_fil"]) { pair in
      pair.addFilter("need", ["Total", "Autism"], label: "Need", group: "need_group")
      pair.addFilter("place", ["Total", "Unit"], label: "Place", group: "need_group")
      pair.set("need_group", "Total")
      pair.set("need_group", "Other", rows: 9..<27)
    },
    .fail(
      "check_meta_fil_grp_match", "metadata 2",
      implied: ["precheck_cross_meta_to_data", "check_meta_fil_grp_is_fil"]
    ) {
      $0.meta[0]["filter_grouping_column"] = "sexes"
    },
    .fail("check_meta_fil_grp_stripped", "data 20, 21, 22, 23, 24 ...") { pair in
      pair.addFilter("need_group", ["Total", "Speech language", "Speech, language"], label: "Group")
      pair.addFilter("need", ["Total", "Autism", "Speech"], label: "Need", group: "need_group")
    },
  ]
}
