import SlateKit

extension Check {
  static let crossFile: [Check] = [
    Check(
      "precheck_cross_meta_to_data", .crossFile, "Every column of the metadata is in the data.",
      mend: "Add the column to the data, correct its spelling, or take the row out of the metadata."
    ) { subject in
      guard let data = subject.data, let meta = subject.meta else { return [] }
      return meta.rows.flatMap { row in
        [(row.name, "describes"), (row.group, "groups '\(row.name)' by")].compactMap {
          name, verb -> Finding? in
          guard !name.isEmpty, !data.has(name) else { return nil }
          let near = Nearest.names(to: name, among: data.header)
          let hint = near.first.map { " Is '\($0)' meant?" } ?? ""
          return .fail(
            "The metadata \(verb) '\(name)', which the data does not have.\(hint)", column: name,
            at: .metaLine(row.line))
        }
      }
    },
    Check(
      "precheck_cross_data_to_meta", .crossFile,
      "Every column of the data is in the metadata, says when or where, or has one value only.",
      mend: "Describe the column in the metadata, or take it out of the data."
    ) { subject in
      guard let meta = subject.meta else { return [] }
      let known = Set(meta.rows.flatMap { [$0.name, $0.group] } + GeographicLevel.observationalUnits)
      var findings: [Finding] = []
      for name in subject.columns where !known.contains(name) && !name.isEmpty {
        guard try await subject.values(of: name).count > 1 else { continue }
        findings.append(
          .advise(
            "The data has a column '\(name)' that the metadata does not describe.", column: name,
            at: .dataLines([1])))
      }
      return findings
    },
  ]
}
