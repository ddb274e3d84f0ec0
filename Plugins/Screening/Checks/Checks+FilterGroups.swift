import SlateKit

extension Check {
  static let filterGroups: [Check] = [
    Check(
      "check_meta_fil_grp_is_fil", .metadata, "Every filter group is described as a filter itself.",
      mend: "Add a row of type Filter for the group to the metadata.", needs: .metadata
    ) { subject in
      guard let meta = subject.meta else { return [] }
      return meta.groups.filter { group in !meta.filters.contains { $0.name == group } }.map { group in
        .advise(
          "The filter group '\(group)' has no row of its own in the metadata.", column: group,
          at: .metaLine(meta.rows.first { $0.group == group }?.line ?? 1))
      }
    },
    Check(
      "check_meta_fil_grp_dupe", .metadata, "No two filters share a filter group.",
      mend: "Give each filter a group of its own.", needs: .metadata
    ) { subject in
      let rows = (subject.meta?.rows ?? []).filter { !$0.group.isEmpty }
      return Dictionary(grouping: rows, by: \.group).values.filter { $0.count > 1 }
        .sorted { $0[0].line < $1[0].line }.map { same in
          .fail(
            "The filter group '\(same[0].group)' belongs to several filters: \(quoted(same.map(\.name))).",
            column: same[0].group, count: same.count - 1, at: .metaLine(same[1].line))
        }
    },
    Check(
      "check_meta_fil_grp_match", .metadata, "Every filter group is a column of the data.",
      mend: "Correct the spelling of filter_grouping_column, or add the column to the data."
    ) { subject in
      guard let data = subject.data, let meta = subject.meta else { return [] }
      return meta.groups.filter { !data.has($0) }.map { group in
        .fail(
          "The filter group '\(group)' is no column of the data.", column: group,
          at: .metaLine(meta.rows.first { $0.group == group }?.line ?? 1))
      }
    },
    Check(
      "check_meta_fil_grp_stripped", .metadata,
      "No two items of a filter group differ in punctuation or blanks only.",
      mend: "Spell the items alike."
    ) { subject in
      var findings: [Finding] = []
      for group in subject.meta?.groups ?? [] {
        let items = try await subject.values(of: group)
        let alike = Dictionary(grouping: items) { $0[0].filter { $0.isLetter || $0.isNumber } }
        for same in alike.values.filter({ $0.count > 1 }).sorted(by: { $0[0].line < $1[0].line }) {
          findings.append(
            .fail(
              "Items of '\(group)' differ in punctuation or blanks only: \(quoted(same.map { $0[0] })).",
              column: group, value: same[1][0], count: same.count - 1, at: same[1].place))
        }
      }
      return findings
    },
    Check(
      "check_filter_group_level", .filters, "A filter group has no more items than its filter.",
      mend: "Swap the two in the metadata: the group is the coarser column."
    ) { subject in
      var findings: [Finding] = []
      for row in subject.meta?.filters ?? [] where !row.group.isEmpty {
        let items = try await subject.values(of: row.name).count
        let groups = try await subject.values(of: row.group).count
        guard items > 0, groups > items else { continue }
        findings.append(
          .fail(
            "The group '\(row.group)' has \(groups.grouped) items and its filter '\(row.name)' has "
              + "\(items.grouped), so they seem to be the wrong way round.", column: row.group,
            at: .metaLine(row.line)))
      }
      return findings
    },
  ]
}
