import SlateKit

extension Check {
  static let geography: [Check] = [
    Check(
      "precheck_geog_level", .geography, "Every geographic_level is one of the standards.",
      mend: "Use a level of the standards, such as 'National', 'Regional' or 'Local authority'.", needs: .data
    ) { subject in
      try await subject.values(of: "geographic_level").filter { !GeographicLevel.names.contains($0[0]) }.map {
        value in
        let near =
          GeographicLevel.names.first { $0.lowercased() == value[0].trimmed.lowercased() }
          ?? Nearest.names(to: value[0], among: GeographicLevel.names).first
        let hint = near.map { " Is '\($0)' meant?" } ?? ""
        return .fail(
          "geographic_level is '\(value[0])' in \(rows(value.rows)), which is none.\(hint)",
          column: "geographic_level", value: value[0], count: value.rows, at: value.place)
      }
    },
    Check(
      "precheck_geog_level_present", .geography,
      "The columns of every geographic level in the file are there.",
      mend: "Add the columns.", needs: .data
    ) { subject in
      guard let data = subject.data else { return [] }
      // Those of the country are asked of every file.
      return try await subject.values(of: "geographic_level").filter { $0[0] != "National" }.flatMap {
        value in
        (GeographicLevel.named(value[0])?.columns ?? []).filter { !data.has($0) }.map {
          .fail(
            "\(rows(value.rows).capitalised) of level '\(value[0])' need the column '\($0)', which is not there.",
            column: $0, value: value[0], count: value.rows, at: value.place)
        }
      }
    },
    together("check_geog_region_col_present", of: "Regional"),
    together("check_geog_la_col_present", of: "Local authority"),
    Check(
      "check_geog_level_completed", .geography, "Every row says which place of its level it is about.",
      mend: "Fill in code and name of the place; 'x' and 'Not available' where it is not known.", needs: .data
    ) { subject in
      var findings: [Finding] = []
      for level in GeographicLevel.all where level.name != "Planning area" {
        // Authorities that ended long ago have no nine-character code.
        for column in level.columns where column != "new_la_code" {
          for value in try await subject.combinations(of: ["geographic_level", column])
          where value[0] == level.name && value[1].trimmed.isEmpty {
            findings.append(
              .fail(
                "'\(column)' is blank in \(rows(value.rows)) of level '\(level.name)'.", column: column,
                count: value.rows, at: value.place))
          }
        }
      }
      return findings
    },
    Check(
      "check_geog_overcompleted_cols", .geography,
      "No row names a place of a level that its own level does not lie in.",
      mend: "Leave these columns blank in these rows.", needs: .data
    ) { subject in
      var findings: [Finding] = []
      for level in GeographicLevel.all where level.name != "National" {
        for column in level.columns
        where
          !(subject.meta.map { isEstablishmentFilter(column, in: $0) && isNamed(column, in: $0) } ?? false)
        {
          for value in try await subject.combinations(of: ["geographic_level", column]) {
            guard !value[1].isEmpty, value[0] != level.name, let own = GeographicLevel.named(value[0]),
              !own.within.contains(level.name)
            else { continue }
            findings.append(
              .fail(
                "'\(column)' is '\(value[1])' in \(rows(value.rows)) of level '\(value[0])', where it must be blank.",
                column: column, value: value[1], count: value.rows, at: value.place))
          }
        }
      }
      return findings
    },
    Check(
      "check_geog_ignored_rows", .geography, "The table tool leaves out no rows.",
      mend: "Publish rows of schools, providers, institutions and planning areas in a file of their own.",
      needs: .data
    ) { subject in
      let levels = try await subject.values(of: "geographic_level")
      let ignored = levels.filter { GeographicLevel.ignored.contains($0[0]) }
      let names = ignored.map { $0[0] }
      guard !ignored.isEmpty, !(levels.count == 1 && ["School", "Provider"].contains(names[0])) else {
        return []
      }
      if names.contains("School"), names.contains("Provider") {
        return [
          .fail(
            "Rows of schools and rows of providers stand in one file.", column: "geographic_level",
            count: ignored.map(\.rows).reduce(0, +), at: ignored[1].place)
        ]
      }
      return ignored.map {
        .advise(
          "\(rows($0.rows).capitalised) of level '\($0[0])' are left out by the table tool.",
          column: "geographic_level", value: $0[0], count: $0.rows, at: $0.place)
      }
    },
    region("check_geog_region_for_la", for: "Local authority"),
    region("check_geog_region_for_lad", for: "Local authority district"),
    Check(
      "check_geog_na", .geography, "A place with the code x is called Not available.",
      mend: "Write 'Not available' as the name, or the place's own code.", needs: .data
    ) { subject in
      try await unknown(subject, code: { $0 == "x" }, name: { $0 != "Not available" }) {
        "'\($0)' is '\($3)' and '\($1)' is '\($2)' in"
      }
    },
    Check(
      "check_geog_na_code", .geography, "A place that is called Not available has the code x.",
      mend: "Write x as the code.", needs: .data
    ) { subject in
      try await unknown(subject, code: { $0 != "x" }, name: { $0 == "Not available" }) {
        "'\($1)' is '\($2)' and '\($0)' is '\($3)' in"
      }
    },
    dupes("check_geog_other_dupes", "No opportunity area, trust or sponsor has several codes.", byName: true),
    dupes(
      "check_geog_other_code_dupes", "No code of an opportunity area, trust or sponsor has several names.",
      byName: false),
  ]

  private static func isNamed(_ column: String, in meta: MetaFile) -> Bool {
    meta.filtersAndGroups.contains(column)
  }

  /// A check that of a level's columns all are there or none.
  private static func together(_ name: String, of level: String) -> Check {
    let columns = GeographicLevel.named(level)?.columns ?? []
    return Check(
      name, .geography, "Of \(columns.joined(separator: ", ")), all are in the data or none.",
      mend: "Add the missing columns.", needs: .data
    ) { subject in
      guard let data = subject.data else { return [] }
      let present = columns.filter(data.has)
      guard !present.isEmpty else { return [] }
      return columns.filter { !data.has($0) }.map {
        .fail("The data has \(quoted(present)) but not '\($0)'.", column: $0, at: .dataLines([1]))
      }
    }
  }

  /// A check that rows of a level say in which region they are.
  private static func region(_ name: String, for level: String) -> Check {
    Check(
      name, .geography, "Rows of level '\(level)' say in which region they are.",
      mend: "Fill in region_code and region_name.", needs: .data
    ) { subject in
      guard let data = subject.data, try await subject.levels().contains(level) else { return [] }
      var findings: [Finding] = []
      for column in ["region_code", "region_name"] {
        guard data.has(column) else {
          findings.append(
            .advise("Rows of level '\(level)' have no '\(column)'.", column: column, at: .dataLines([1])))
          continue
        }
        for value in try await subject.combinations(of: ["geographic_level", column])
        where value[0] == level && value[1].trimmed.isEmpty {
          findings.append(
            .advise(
              "'\(column)' is blank in \(rows(value.rows)) of level '\(level)'.", column: column,
              count: value.rows, at: value.place))
        }
      }
      return findings
    }
  }

  /// Places whose code and name disagree about whether the place is known.
  private static func unknown(
    _ subject: Subject, code: (String) -> Bool, name: (String) -> Bool,
    _ words: (_ code: String, _ name: String, _ nameValue: String, _ codeValue: String) -> String
  ) async throws -> [Finding] {
    var findings: [Finding] = []
    for level in GeographicLevel.all {
      guard let column = level.code else { continue }
      for value in try await subject.combinations(of: [column, level.nameColumn])
      where code(value[0]) && name(value[1]) {
        // Authorities that ended before 2009 stand in DfE's list under x and their own name.
        if level.name == "Local authority", value[0] == "x", !value[1].isEmpty {
          let old = try await subject.combinations(of: ["old_la_code", column, level.nameColumn])
          if old.contains(where: { $0[1] == "x" && $0[2] == value[1] && TimeIdentifier.isDigits($0[0]) }) {
            continue
          }
        }
        findings.append(
          .fail(
            words(column, level.nameColumn, value[1], value[0]) + " \(rows(value.rows)).", column: column,
            value: value[0], count: value.rows, at: value.place))
      }
    }
    return findings
  }

  private static func dupes(_ name: String, _ looksFor: String, byName: Bool) -> Check {
    Check(
      name, .geography, looksFor, mend: "Give each place one code and one name.", needs: .data
    ) { subject in
      var findings: [Finding] = []
      for level in GeographicLevel.all where ["Opportunity area", "MAT", "Sponsor"].contains(level.name) {
        guard let code = level.code else { continue }
        let pairs = try await subject.combinations(of: [code, level.nameColumn])
          .filter { !$0[0].isEmpty && !["x", "z"].contains($0[0]) && !$0[1].isEmpty }
        let same = Dictionary(grouping: pairs) { byName ? $0[1] : $0[0] }.values.filter { $0.count > 1 }
        for group in same.sorted(by: { $0[0].line < $1[0].line }) {
          let others = quoted(group.map { byName ? $0[0] : $0[1] })
          let key = byName ? group[0][1] : group[0][0]
          findings.append(
            .fail(
              "'\(key)' has several \(byName ? "codes" : "names"): \(others).",
              column: byName ? level.nameColumn : code, value: key,
              count: group.dropFirst().map(\.rows).reduce(0, +),
              at: .data(group[1].cells)))
        }
      }
      return findings
    }
  }
}

extension String {
  /// The text with a capital letter at its beginning.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
