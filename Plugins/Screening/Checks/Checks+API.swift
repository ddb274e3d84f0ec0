import SlateKit

extension Check {
  static let api: [Check] = [
    Check(
      "check_api_char_col_name", .api, "Names of columns have at most 50 characters.",
      mend: "Shorten the names.",
      needs: .data
    ) { subject in
      subject.columns.filter { $0.count > 50 }.map {
        .advise(
          "The column name '\($0)' has \($0.count) characters; the API takes 50.", column: $0,
          at: .dataLines([1]))
      }
    },
    Check(
      "check_api_char_col_label", .api, "Labels have at most 80 characters.", mend: "Shorten the labels.",
      needs: .metadata
    ) { subject in
      (subject.meta?.rows ?? []).filter { $0.label.count > 80 }.map { row in
        let limit =
          row.label.count > 100
          ? "the API takes 100, and the guide asks for 80"
          : "the guide to the standards asks for 80, and DfE's screener takes 100"
        return .advise(
          "The label of '\(row.name)' has \(row.label.count) characters; \(limit).", column: row.name,
          value: row.label, at: .metaLine(row.line))
      }
    },
    length("check_api_char_filter_items", "Items of filters and names of places", 120) { subject in
      subject.filters + GeographicLevel.all.map(\.nameColumn)
    },
    length("check_api_char_loc_code", "Codes of places", 30) { _ in
      GeographicLevel.all.flatMap { [$0.code, $0.otherCode].compactMap { $0 } }
    },
    Check(
      "check_data_dict_col_name", .api, "Every column is in the data dictionary.",
      mend: "Use the dictionary's names, or have the column added to it.", needs: .metadata
    ) { subject in
      guard let dictionary = subject.dictionary else { return [] }
      var seen: Set<String> = []
      return (subject.meta?.rows ?? []).flatMap { row in
        [row.name, row.group].filter {
          !$0.isEmpty && !dictionary.columns.contains($0) && seen.insert($0).inserted
        }.map {
          .advise(
            "'\($0)' is no column of the data dictionary \(dictionary.name).", column: $0,
            at: .metaLine(row.line))
        }
      }
    },
    Check(
      "check_data_dict_fil_item", .api,
      "Every item of a filter in the data dictionary is in the dictionary too.",
      mend: "Use the dictionary's items, or have the item added to it."
    ) { subject in
      guard let dictionary = subject.dictionary else { return [] }
      var findings: [Finding] = []
      for column in subject.filters {
        guard let known = dictionary.items[column] else { continue }
        for item in try await subject.values(of: column) where !known.contains(item[0]) {
          findings.append(
            .advise(
              "'\(item[0])' (\(rows(item.rows))) is no item of '\(column)' in \(dictionary.name).",
              column: column,
              value: item[0], count: item.rows, at: item.place))
        }
      }
      return findings
    },
  ]

  /// Those that compare with a data dictionary, and run only where one is given.
  static let needDictionary: Set<String> = ["check_data_dict_col_name", "check_data_dict_fil_item"]

  private static func length(
    _ name: String, _ things: String, _ most: Int, _ columns: @escaping @Sendable (Subject) -> [String]
  ) -> Check {
    Check(name, .api, "\(things) have at most \(most) characters.", mend: "Shorten them.", needs: .data) {
      subject in
      var findings: [Finding] = []
      for column in columns(subject) {
        for value in try await subject.values(of: column)
        where value[0].utf8.count > most && value[0].count > most {
          findings.append(
            .advise(
              "'\(value[0])' in '\(column)' has \(value[0].count) characters; the API takes \(most).",
              column: column, value: value[0], count: value.rows, at: value.place))
        }
      }
      return findings
    }
  }
}
