import SlateKit

extension Check {
  static let time: [Check] = [
    Check(
      "precheck_time_id_valid", .time, "Every time_identifier is one of the standards.",
      mend: "Use an identifier of the standards, such as 'Academic year' or 'Week 1'.", needs: .data
    ) { subject in
      try await subject.values(of: "time_identifier").filter { !TimeIdentifier.all.contains($0[0]) }.map {
        value in
        let near = Nearest.names(to: value[0], among: TimeIdentifier.all.sorted())
        let hint = near.first.map { " Is '\($0)' meant?" } ?? ""
        return .fail(
          "time_identifier is '\(value[0])' in \(rows(value.rows)), which is none.\(hint)",
          column: "time_identifier", value: value[0], count: value.rows, at: value.place)
      }
    },
    Check(
      "precheck_time_id_mix", .time, "Only time identifiers of one family stand in the file.",
      mend:
        "Make a file for each family: terms, weeks, months, quarters and halves mix only among themselves.",
      needs: .data
    ) { subject in
      let values = try await subject.values(of: "time_identifier").filter {
        TimeIdentifier.all.contains($0[0])
      }
      guard let first = values.first else { return [] }
      let family = TimeIdentifier.family(of: first[0])
      let allowed = family.count == 1 ? "nothing else" : "only \(TimeIdentifier.title(of: first[0]))"
      return values.filter { !family.contains($0[0]) }.map {
        .fail(
          "time_identifier is '\($0[0])' in \(rows($0.rows)); beside '\(first[0])' there may be \(allowed).",
          column: "time_identifier", value: $0[0], count: $0.rows, at: $0.place)
      }
    },
    Check(
      "precheck_time_period_num", .time, "Every time_period has digits only.",
      mend: "Write 202324 for 2023/24, and 2024 for 2024.", needs: .data
    ) { subject in
      try await subject.values(of: "time_period").filter { !TimeIdentifier.isDigits($0[0]) }.map {
        let text = $0[0].isEmpty ? "is blank" : "is '\($0[0])'"
        return .fail(
          "time_period \(text) in \(rows($0.rows)); it has digits only.", column: "time_period",
          value: $0[0], count: $0.rows, at: $0.place)
      }
    },
    Check(
      "check_time_period", .time, "Every time_period has as many digits as its identifier asks for.",
      mend: "Use 4 digits for years, weeks and months, 6 for years that run over two.", needs: .data
    ) { subject in
      try await subject.combinations(of: ["time_identifier", "time_period"]).compactMap { value in
        guard TimeIdentifier.isDigits(value[1]), TimeIdentifier.all.contains(value[0]) else { return nil }
        let digits = TimeIdentifier.fourDigits.contains(value[0]) ? 4 : 6
        guard value[1].utf8.count != digits else { return nil }
        return .fail(
          "time_period is '\(value[1])' with '\(value[0])' in \(rows(value.rows)), which has \(digits) digits.",
          column: "time_period", value: value[1], count: value.rows, at: value.place)
      }
    },
    Check(
      "check_time_period_six", .time, "A time_period of six digits is two years that follow one another.",
      mend: "Write the first year whole and the last two digits of the next: 202324.", needs: .data
    ) { subject in
      try await subject.values(of: "time_period").compactMap { value in
        guard TimeIdentifier.isDigits(value[0]), value[0].utf8.count == 6,
          !TimeIdentifier.isConsecutive(value[0]), let start = Int(value[0].prefix(4))
        else { return nil }
        let next = (start + 1) % 100
        return .fail(
          "time_period is '\(value[0])' in \(rows(value.rows)); after \(start) comes \(start)\(next < 10 ? "0" : "")\(next).",
          column: "time_period", value: value[0], count: value.rows, at: value.place)
      }
    },
  ]
}
