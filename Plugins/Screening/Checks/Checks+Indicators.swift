import SlateKit

extension Check {
  static let indicators: [Check] = [
    Check(
      "check_ind_invalid_entry", .indicators,
      "Every cell of an indicator is a plain number or a symbol of the standards.",
      mend: "Write plain numbers (12154, 11.5), or z, x, c or low where there is none."
    ) { subject in
      var findings: [Finding] = []
      for column in subject.indicators {
        for value in try await subject.texts(in: column) {
          guard let (weight, text) = judge(value[0]) else { continue }
          findings.append(
            Finding(
              weight: weight, message: "'\(column)' is \(text) in \(rows(value.rows)).", column: column,
              value: value[0], count: value.rows, place: value.place))
        }
      }
      return findings
    }
  ]

  /// What is wrong with a text in place of a number; nil where nothing is, or another check says it.
  private static func judge(_ text: String) -> (Finding.Weight, String)? {
    if Symbols.accepted.contains(text) || Symbols.nulls.contains(text) { return nil }
    if text.isEmpty { return (.failure, "blank") }
    if let meaning = Symbols.guideOnly[text] {
      return (
        .advisory,
        "'\(text)' (the guide to the standards has it for: \(meaning); DfE's screener takes z, x, c and low only)"
      )
    }
    if Symbols.accepted.contains(text.trimmed.lowercased()) {
      return (.failure, "'\(text)', which must be '\(text.trimmed.lowercased())',")
    }
    if Symbols.legacy.contains(text) {
      return (.failure, "'\(text)', a symbol that is no longer used,")
    }
    if text != text.trimmed { return (.failure, "'\(text)', with blanks around it,") }
    if text.contains(","), Double(text.replacing(",", with: "")) != nil {
      return (.failure, "'\(text)', with a comma between thousands,")
    }
    if text.hasSuffix("%") { return (.failure, "'\(text)', with a percent sign,") }
    if text.lowercased().contains("e"), Double(text) != nil {
      return (.advisory, "'\(text)', a power of ten as programs write it,")
    }
    return (.failure, "'\(text)', which is no number and no symbol,")
  }
}
