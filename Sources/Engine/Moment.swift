/// Writes the engine's dates and times as ISO 8601.
enum Moment {
  /// A date, from the days since 1970.
  static func date(days: Int32) -> String {
    if let endless = endless(Int64(days), positive: Int64(Int32.max)) { return endless }
    return date(Int(days))
  }

  /// A point in time, from so many parts of a second since 1970.
  static func instant(_ count: Int64, perSecond: Int, zoned: Bool) -> String {
    if let endless = endless(count, positive: Int64.max) { return endless }
    let perDay = Int64(86_400 * perSecond)
    var (days, rest) = count.quotientAndRemainder(dividingBy: perDay)
    if rest < 0 {
      days -= 1
      rest += perDay
    }
    return date(Int(days)) + "T" + time(Int(rest), perSecond: perSecond) + (zoned ? "Z" : "")
  }

  /// A time of day, with as many decimals of a second as it has.
  static func time(_ count: Int, perSecond: Int) -> String {
    let (seconds, part) = count.quotientAndRemainder(dividingBy: perSecond)
    let clock = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
    guard part > 0 else { return clock }
    var digits = padded(part, String(perSecond).utf8.count - 1)
    while digits.hasSuffix("0") { digits.removeLast() }
    return clock + "." + digits
  }

  private static func endless(_ value: Int64, positive: Int64) -> String? {
    value == positive ? "infinity" : value == -positive ? "-infinity" : nil
  }

  /// The civil date of a day, by eras of 400 years that begin on a first of March.
  private static func date(_ days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year < 0 ? "-" : "") + padded(abs(year), 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return digits.utf8.count >= width
      ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
