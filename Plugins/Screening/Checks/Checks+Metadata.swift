import SlateKit

extension Check {
  static let metadata: [Check] = [
    rows(
      "precheck_meta_col_name", "Every row of the metadata names a column.",
      mend: "Fill in col_name, or take the row out."
    ) { row in
      row.name.isEmpty ? .fail("Line \(row.line) of the metadata names no column.", column: "col_name") : nil
    },
    rows(
      "precheck_meta_col_type", "Every row of the metadata says Filter or Indicator.",
      mend: "Write Filter or Indicator, spelled exactly so."
    ) { row in
      let type = row["col_type"]
      guard !row.isFilter, !row.isIndicator else { return nil }
      let text = type.isEmpty ? "has no col_type" : "has the col_type '\(type)'"
      return .fail("'\(row.name)' \(text); it must be Filter or Indicator.", column: row.name, value: type)
    },
    Check(
      "precheck_meta_ob_unit", .metadata, "The metadata does not describe columns of time and place.",
      mend: "Take these rows out of the metadata.", needs: .metadata
    ) { subject in
      guard let meta = subject.meta else { return [] }
      return meta.rows.flatMap { row in
        [row.name, row.group].filter { name in
          GeographicLevel.observationalUnits.contains(name) && !isEstablishmentFilter(name, in: meta)
        }.map {
          .fail(
            "The metadata describes '\($0)', which says when or where a row is and has no metadata.",
            column: $0,
            at: .metaLine(row.line))
        }
      }
    },
    repeats("check_meta_col_name_dupe", "No column is described twice.", of: "col_name", "is described"),
    rows(
      "check_meta_col_name_spaces", "No col_name has a space in it.",
      mend: "Put underscores in place of the spaces, in the data too."
    ) { row in
      row.name.contains(where: \.isWhitespace)
        ? .fail("The col_name '\(row.name)' has a space in it.", column: row.name, value: row.name) : nil
    },
    rows("check_meta_label", "Every row of the metadata has a label.", mend: "Write a label for readers.") {
      row in
      row.label.trimmed.isEmpty ? .fail("'\(row.name)' has no label.", column: row.name) : nil
    },
    repeats("check_meta_dupe_label", "No two columns have the same label.", of: "label", "is the label"),
    Check(
      "check_meta_geog_catch", .metadata, "No filter is a column of places under another name.",
      mend: "Use the column names of the geographic level, and take the row out of the metadata.",
      needs: .metadata
    ) { subject in
      guard let meta = subject.meta else { return [] }
      return meta.filters.flatMap { row in
        [row.name, row.group].filter { name in
          GeographicLevel.resemblesUnit(name) && !isEstablishmentFilter(name, in: meta)
        }.map {
          .fail(
            "The filter '\($0)' looks like a column of places or establishments.", column: $0,
            at: .metaLine(row.line))
        }
      }
    },
    blank(
      "check_meta_fil_grp", "No indicator has a filter group.", "filter_grouping_column", in: \.isIndicator),
    blank("check_meta_filter_hint", "No indicator has a filter hint.", "filter_hint", in: \.isIndicator),
    blank(
      "check_meta_indicator_grouping", "No filter has an indicator group.", "indicator_grouping",
      in: \.isFilter),
    blank("check_meta_ind_unit", "No filter has a unit.", "indicator_unit", in: \.isFilter),
    blank("check_meta_indicator_dp", "No filter has decimal places.", "indicator_dp", in: \.isFilter),
    Check(
      "check_meta_ind_dp_set", .metadata, "Every indicator says how many decimal places it has.",
      mend: "Write the number of decimal places into indicator_dp; where it is blank, two are shown.",
      needs: .metadata
    ) { subject in
      guard let meta = subject.meta, meta.header.contains("indicator_dp") else { return [] }
      return meta.indicators.filter { $0["indicator_dp"].isEmpty }.map {
        .advise(
          "The indicator '\($0.name)' has no indicator_dp, so it is shown with two decimal places.",
          column: $0.name, at: .metaLine($0.line))
      }
    },
    rows(
      "check_meta_ind_dp_values", "indicator_dp is blank or a whole number from 0.",
      mend: "Write a whole number, such as 0 or 1."
    ) { row in
      let text = row["indicator_dp"]
      guard !text.isEmpty, !TimeIdentifier.isDigits(text) else { return nil }
      return .fail(
        "'\(row.name)' has the indicator_dp '\(text)', which is no whole number from 0.",
        column: row.name, value: text)
    },
    rows(
      "check_meta_ind_unit_validation", "Units are blank, £, £m, %, pp or numberstring.",
      mend: "Use one of these units, or leave it blank and say the unit in the label."
    ) { row in
      let unit = row["indicator_unit"]
      guard row.isIndicator, !["", "£", "£m", "%", "pp", "numberstring"].contains(unit) else { return nil }
      return .fail(
        "The indicator '\(row.name)' has the unit '\(unit)', which the standards do not know.",
        column: row.name, value: unit)
    },
  ]

  /// Whether the name of a school or provider is the only filter, as it may be in a file of that level.
  static func isEstablishmentFilter(_ name: String, in meta: MetaFile) -> Bool {
    ["school_name", "provider_name"].contains(name) && meta.filters.count == 1
  }

  /// A check of each row by itself.
  private static func rows(
    _ name: String, _ looksFor: String, mend: String, _ judge: @escaping @Sendable (MetaFile.Row) -> Finding?
  ) -> Check {
    Check(name, .metadata, looksFor, mend: mend, needs: .metadata) { subject in
      (subject.meta?.rows ?? []).compactMap { row in
        var finding = judge(row)
        finding?.place = .metaLine(row.line)
        return finding
      }
    }
  }

  /// A check that a cell is blank in rows of one type.
  private static func blank(
    _ name: String, _ looksFor: String, _ column: String,
    in isMeant: @escaping @Sendable (MetaFile.Row) -> Bool
  ) -> Check {
    rows(name, looksFor, mend: "Leave \(column) blank in these rows.") { row in
      guard isMeant(row), !row[column].isEmpty else { return nil }
      return .fail(
        "The \(row["col_type"].lowercased()) '\(row.name)' has the \(column) '\(row[column])'.",
        column: row.name,
        value: row[column])
    }
  }

  /// A check that no two rows have the same text.
  private static func repeats(_ name: String, _ looksFor: String, of column: String, _ verb: String) -> Check
  {
    Check(name, .metadata, looksFor, mend: "Make them differ, or take one row out.", needs: .metadata) {
      subject in
      let rows = (subject.meta?.rows ?? []).filter { !$0[column].isEmpty }
      return Dictionary(grouping: rows) { $0[column] }.values.filter { $0.count > 1 }
        .sorted { $0[0].line < $1[0].line }.map { same in
          let lines = same.map { "\($0.line)" }.joined(separator: ", ")
          return .fail(
            "'\(same[0][column])' \(verb) \(same.count) times (lines \(lines)).", column: column,
            value: same[0][column], count: same.count - 1, at: .metaLine(same[1].line))
        }
    }
  }
}
