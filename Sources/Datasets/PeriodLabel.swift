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
}
