/// Labels for the periods of official files.
enum PeriodLabel {
  private static let months: Set<String> = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// What a person reads for a `time_period` with its `time_identifier`: `202425` becomes `2024/25` or `2024-25`.
  ///
  /// Terms, months and weeks keep their names: `2024/25 Autumn term`.
  static func label(_ period: String, identifier: String) -> String {
    let isFinancial =
      identifier.hasPrefix("Financial") || identifier.hasPrefix("Tax") || identifier.hasPrefix("Part ")
    var label = period
    if period.utf8.count == 6, Period(label: period) != nil {
      label = period.prefix(4) + (isFinancial ? "-" : "/") + period.suffix(2)
    }
    if months.contains(identifier) { return "\(identifier) \(label)" }
    let isYear = identifier.isEmpty || identifier.hasSuffix(" year")
    return isYear ? label : label + " " + identifier
  }

  /// What is wrong with a period beside its identifier, as the end of a sentence; nil where nothing is.
  static func fault(_ period: String, identifier: String) -> String? {
    let text = period.trimmingSpaces()
    let kind = identifier.lowercased()
    let isDigits = text.allSatisfy { $0.isASCII && $0.isNumber }
    if isDigits, text.utf8.count == 6, Period(label: text) == nil {
      return ", whose two years do not follow one another"
    }
    let spansTwo = isDigits && text.utf8.count == 6 || text.count == 7 && Period(label: text) != nil
    if spansTwo, kind == "calendar year" { return " beside '\(identifier)', which is one year and not two" }
    if isDigits, text.utf8.count == 4, ["academic year", "financial year", "tax year"].contains(kind) {
      return " beside '\(identifier)', which spans two years and not one"
    }
    // A year must stand in it somewhere: 2024/25, 2016-17 (OT), 2025 (Rev), Jan 2025.
    let digits = text.split { !($0.isASCII && $0.isNumber) }
    let hasYear = digits.contains { [4, 6].contains($0.count) && ["18", "19", "20"].contains($0.prefix(2)) }
    return hasYear ? nil : ", which names no year"
  }
}
