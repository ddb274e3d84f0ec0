import SlateKit

extension Check {
  static let columns: [Check] = [
    Check(
      "precheck_col_req_data", .columns, "The data has the five columns that every data file has.",
      mend: "Add the columns, spelled exactly so.", needs: .data
    ) { subject in
      let required = ["time_period", "time_identifier", "geographic_level", "country_code", "country_name"]
      let missing = required.filter { subject.data?.has($0) == false }
      if missing.count == required.count {
        return [
          .fail(
            "Line 1 of the data has none of the required names (\(quoted(required))); is it the line of column names?",
            count: missing.count, at: .dataLines([1]))
        ]
      }
      return missing.map { name in
        let near = subject.columns.first { $0.trimmed.lowercased() == name }
        let hint = near.map { " It has '\($0)'." } ?? ""
        return .fail("The data has no column '\(name)'.\(hint)", column: name, at: .dataLines([1]))
      }
    },
    Check(
      "precheck_col_req_meta", .columns, "The metadata has the columns that every metadata file has.",
      mend: "Add the columns; their cells may be blank where nothing is to be said.", needs: .metadata
    ) { subject in
      metadataColumns.filter { subject.meta?.header.contains($0) == false }.map {
        .fail("The metadata has no column '\($0)'.", column: $0, at: .metaLine(1))
      }
    },
    Check(
      "precheck_col_invalid_meta", .columns, "The metadata has no columns beside those of the standards.",
      mend: "Take the columns out of the metadata.", needs: .metadata
    ) { subject in
      let known = metadataColumns + ["filter_default", "parent_filter"]
      return (subject.meta?.header ?? []).filter { !known.contains($0) }.map {
        .fail(
          "The metadata has a column '\($0)', which the standards do not know.", column: $0, at: .metaLine(1))
      }
    },
    Check(
      "precheck_col_to_rows", .columns,
      "The data has at least five columns more than the metadata has rows.",
      mend: "Take out metadata rows of columns that the data lacks, or add the columns."
    ) { subject in
      guard let data = subject.data, let meta = subject.meta, meta.rows.count > data.header.count - 5 else {
        return []
      }
      return [
        .fail(
          "The metadata describes \(meta.rows.count) columns; the data has \(data.header.count), and five of them "
            + "are the required ones, which have no metadata.")
      ]
    },
    names(
      "check_col_names_spaces", "Names of columns have no spaces.", mend: "Put underscores in their place."
    ) { name in
      name.contains(where: \.isWhitespace) ? .fail("The column name '\(name)' has a space in it.") : nil
    },
    names(
      "check_col_snake_case", "Names of columns have lower-case letters, digits and underscores only.",
      mend: "Rename the columns in the data and in the metadata: snake_case."
    ) { name in
      // Blanks have a check of their own.
      let wrong = name.filter {
        !(("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" || $0.isWhitespace)
      }
      let list = quoted(Set(wrong).map(String.init).sorted())
      return wrong.isEmpty
        ? nil : .advise("The column name '\(name)' has \(list); snake_case has none of that.")
    },
    names(
      "check_col_var_start", "Names of columns begin with a lower-case letter.",
      mend: "Begin the names with a letter from a to z."
    ) { name in
      guard let first = name.first, !("a"..."z").contains(first) else { return nil }
      return .fail("The column name '\(name)' begins with '\(first)'.")
    },
    Check(
      "check_col_var_characteristic", .columns,
      "No column is a 'characteristic' of many kinds.",
      mend: "Make a filter of each kind of characteristic, such as sex and ethnicity_major.", needs: .metadata
    ) { subject in
      let names = (subject.meta?.rows ?? []).flatMap { row in
        [row.name, row.group].filter { ["characteristic", "characteristic_group"].contains($0) }
          .map { ($0, row.line) }
      }
      return names.map {
        .advise(
          "'\($0)' mixes filters of several kinds, which readers of the table tool cannot combine.",
          column: $0,
          at: .metaLine($1))
      }
    },
    Check(
      "check_col_ind_smushed", .columns, "No indicator has the item of a filter in its name.",
      mend: "Make one indicator of them, and a filter (such as sex) with an item for each.", needs: .metadata
    ) { subject in
      (subject.meta?.indicators ?? []).compactMap { row in
        let words = row.name.lowercased().split { !$0.isLetter }.map(String.init)
        guard let item = words.first(where: Harmonised.items.contains) else { return nil }
        return .fail(
          "The indicator '\(row.name)' has '\(item)' in its name, which is the item of a filter.",
          column: row.name,
          at: .metaLine(row.line))
      }
    },
  ]

  /// The columns of a metadata file.
  static let metadataColumns = [
    "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint",
    "filter_grouping_column",
  ]

  /// A check of each column's name.
  private static func names(
    _ check: String, _ looksFor: String, mend: String, _ judge: @escaping @Sendable (String) -> Finding?
  ) -> Check {
    Check(check, .columns, looksFor, mend: mend, needs: .data) { subject in
      subject.columns.compactMap { name in
        var finding = judge(name)
        finding?.column = name
        finding?.place = .dataLines([1])
        return finding
      }
    }
  }
}
