import SlateKit

extension Check {
  static let general: [Check] = [
    Check(
      "check_general_dupes", .general, "No two rows are about the same time, place and items of filters.",
      mend: "Take out the repeated rows, or add the filter that tells them apart."
    ) { subject in
      guard let data = subject.data else { return [] }
      let levels = try await subject.levels()
      let isOne = levels.count == 1 && ["School", "Provider"].contains(levels[0])
      let names = (GeographicLevel.observationalUnits + subject.filters).filter(data.has)
      let repeats = try await data.repeats(
        of: names, exceptLevels: isOne ? [] : GeographicLevel.ignored.sorted())
      guard let first = repeats.first else { return [] }
      return [
        .fail(
          "\(SlateRows.repeated(repeats.count)) the time, place and filters of an earlier row: "
            + "line \(first.line) those of line \(first.first).", count: repeats.count,
          at: .dataLines(repeats.map(\.line)))
      ]
    },
    Check(
      "check_general_null", .general,
      "No cell says NULL, NA or another sign of a missing value that is no longer used.",
      mend: "Use z (not applicable), x (not available), c (confidential) or low (rounds to 0)."
    ) { subject in
      var findings: [Finding] = []
      for row in subject.meta?.rows ?? [] {
        for (column, cell) in row.all.sorted(by: { $0.key < $1.key }) where Symbols.nulls.contains(cell) {
          findings.append(
            .fail(
              "The metadata has '\(cell)' as \(column) of '\(row.name)'.", column: column, value: cell,
              at: .metaLine(row.line)))
        }
      }
      let indicators = Set(subject.indicators)
      for column in subject.columns {
        let isIndicator = indicators.contains(column)
        let values =
          isIndicator
          ? try await subject.texts(in: column) : try await subject.values(of: column)
        for value in values {
          if Symbols.nulls.contains(value[0]) {
            findings.append(
              .fail(
                "'\(column)' is '\(value[0])' in \(rows(value.rows)).", column: column, value: value[0],
                count: value.rows, at: value.place))
          } else if Symbols.legacy.contains(value[0]) {
            findings.append(
              .advise(
                "'\(column)' is '\(value[0])' in \(rows(value.rows)), a sign of missing values no longer used.",
                column: column, value: value[0], count: value.rows, at: value.place))
          }
        }
      }
      return findings
    },
  ]
}

/// Sentences about rows.
enum SlateRows {
  static func repeated(_ count: Int) -> String { count == 1 ? "1 row has" : "\(count.grouped) rows have" }
}
