import SlateKit

extension Check {
  static let filters: [Check] = [
    Check(
      "precheck_filter_not_singular", .filters, "Every filter has more than one item.",
      mend: "Take the filter out of the metadata; the column may stay in the data."
    ) { subject in
      var findings: [Finding] = []
      for row in subject.meta?.filters ?? [] where subject.data?.has(row.name) == true {
        let items = try await subject.values(of: row.name)
        guard items.count == 1, let only = items.first else { continue }
        findings.append(
          .fail(
            "The filter '\(row.name)' has one item only, '\(only[0])'.", column: row.name, value: only[0],
            at: .metaLine(row.line)))
      }
      return findings
    },
    items(
      "check_filter_blanks", "No cell of a filter or filter group is blank.",
      mend: "Write Total where the row is about all items."
    ) { column, item in
      item[0].trimmed.isEmpty
        ? .fail("The filter '\(column)' is blank in \(rows(item.rows)).") : nil
    },
    items(
      "check_filter_whitespace", "No item of a filter begins or ends with a blank.",
      mend: "Take out the blanks around the item."
    ) { column, item in
      guard item[0] != item[0].trimmed, !item[0].trimmed.isEmpty else { return nil }
      return .fail(
        "The item '\(item[0])' of '\(column)' has a blank at its end or beginning in \(rows(item.rows)).")
    },
    Check(
      "check_filter_defaults", .filters,
      "Every filter has the item Total, or the default that the metadata names.",
      mend: "Add rows for Total, or name another item of the filter in filter_default."
    ) { subject in
      guard let meta = subject.meta else { return [] }
      var findings: [Finding] = []
      for column in subject.filters {
        let row = meta.filters.first { $0.name == column }
        let named = row?["filter_default"] ?? ""
        let wanted = named.isEmpty ? "Total" : named
        let items = try await subject.values(of: column)
        guard !items.isEmpty, !items.contains(where: { $0[0] == wanted }) else { continue }
        let text =
          named.isEmpty
          ? "The filter '\(column)' has no item Total, and the metadata names no other default."
          : "The default of '\(column)' is '\(named)', and no row has this item."
        findings.append(
          .advise(text, column: column, value: wanted, at: row.map { .metaLine($0.line) } ?? .file))
      }
      return findings
    },
    Check(
      "check_filter_item_limit", .filters, "No filter has more than 25,000 items.",
      mend: "Split the filter, or publish the file as an ancillary file without a table."
    ) { subject in
      var findings: [Finding] = []
      for column in subject.filters {
        let count = try await subject.values(of: column).count
        if count > 25_000 {
          findings.append(.fail("The filter '\(column)' has \(count.grouped) items.", column: column))
        }
      }
      return findings
    },
    Check(
      "check_filter_ob_total", .filters, "No column of time or place says Total or All.",
      mend: "Leave the cell blank: geographic_level says what the row is about.", needs: .data
    ) { subject in
      var findings: [Finding] = []
      for column in subject.columns where GeographicLevel.observationalUnits.contains(column) {
        for value in try await subject.values(of: column)
        where ["total", "all"].contains(value[0].trimmed.lowercased()) {
          findings.append(
            .fail(
              "'\(column)' is '\(value[0])' in \(rows(value.rows)).", column: column, value: value[0],
              count: value.rows, at: value.place))
        }
      }
      return findings
    },
  ]

  /// A check of each item of each filter and filter group.
  private static func items(
    _ name: String, _ looksFor: String, mend: String,
    _ judge: @escaping @Sendable (String, DataFile.Combination) -> Finding?
  ) -> Check {
    Check(name, .filters, looksFor, mend: mend) { subject in
      var findings: [Finding] = []
      for column in subject.filters {
        for item in try await subject.values(of: column) {
          guard var finding = judge(column, item) else { continue }
          finding.column = column
          finding.value = item[0]
          finding.count = item.rows
          finding.place = item.place
          findings.append(finding)
        }
      }
      return findings
    }
  }
}
