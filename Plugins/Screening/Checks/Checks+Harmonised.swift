import SlateKit

extension Check {
  static let harmonised: [Check] = [
    Check(
      "check_harmonised_variables", .harmonised, "Filters of common kinds have the names of the standards.",
      mend: "Rename the filter in both files, unless it is about something else.", needs: .metadata
    ) { subject in
      let standard = Set(Harmonised.names.flatMap(\.standard))
      return (subject.meta?.filtersAndGroups ?? []).compactMap { name in
        guard !standard.contains(name),
          let match = Harmonised.names.first(where: { begins(name.lowercased(), $0.part) })
        else { return nil }
        return .advise(
          "The filter '\(name)' seems to be what the standards call \(quoted(match.standard)).", column: name,
          at: .metaLine(subject.meta?.rows.first { $0.name == name || $0.group == name }?.line ?? 1))
      }
    },
    Check(
      "check_harmonised_eth_vals", .harmonised,
      "ethnicity_major and ethnicity_minor have the groups of the standard.",
      mend: "Use the names of the harmonised standard, with Total where a row is about all groups.",
      needs: .data
    ) { subject in
      guard let data = subject.data else { return [] }
      let present = ["ethnicity_major", "ethnicity_minor"].filter(data.has)
      return try await subject.combinations(of: present).compactMap { value in
        let groups = value.values.map(Harmonised.plain)
        let isKnown =
          if groups.count == 2 {
            Harmonised.ethnicity[groups[0]]?.contains(groups[1]) ?? false
          } else if present == ["ethnicity_major"] {
            Harmonised.majorGroups.contains(groups[0])
          } else {
            Harmonised.minorGroups.contains(groups[0])
          }
        guard !isKnown else { return nil }
        return .advise(
          "\(quoted(value.values)) in \(rows(value.rows)) is no group of the harmonised standard.",
          column: present.joined(separator: ", "), value: value.values.joined(separator: ", "),
          count: value.rows,
          at: value.place)
      }
    },
    Check(
      "check_harmonised_eth_char_grp", .harmonised,
      "A characteristic_group about ethnicity says which list of groups it is.",
      mend: "Write Ethnicity Major, Ethnicity Minor, Ethnicity Detailed or Minority Ethnic.", needs: .data
    ) { subject in
      try await subject.values(of: "characteristic_group").filter { value in
        isAboutEthnicity(value[0]) && !Harmonised.ethnicGroups.contains { value[0].contains($0) }
      }.map {
        .fail(
          "characteristic_group is '\($0[0])' in \(rows($0.rows)), which does not say which list of groups it is.",
          column: "characteristic_group", value: $0[0], count: $0.rows, at: $0.place)
      }
    },
    Check(
      "check_harmonised_eth_char_vals", .harmonised,
      "A characteristic of ethnicity is a group of the standard.",
      mend: "Use the names of the harmonised standard.", needs: .data
    ) { subject in
      let known = Harmonised.majorGroups.union(Harmonised.minorGroups)
      return try await subject.combinations(of: ["characteristic_group", "characteristic"]).filter {
        isAboutEthnicity($0[0]) && !known.contains(Harmonised.plain($0[1]))
      }.map {
        .advise(
          "characteristic is '\($0[1])' in \(rows($0.rows)), which is no group of the harmonised standard.",
          column: "characteristic", value: $0[1], count: $0.rows, at: $0.place)
      }
    },
  ]

  private static func isAboutEthnicity(_ group: String) -> Bool { group.lowercased().contains("ethnic") }

  /// Whether a part stands at the beginning of a name, or of a word in it.
  private static func begins(_ name: String, _ part: String) -> Bool {
    name.hasPrefix(part) || name.contains("_" + part)
  }
}
