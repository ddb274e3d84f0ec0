/// Periods in their order, with those between them that have no row, so that a gap in a series is seen.
enum PeriodOrder {
  /// The year in which a period begins, where its text is a year: `2024`, `2024/25`, `202425`.
  static func year(of text: String) -> Int? {
    let digits = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: digits[range], as: UTF8.self)) }
    guard digits.count >= 4, digits.allSatisfy({ 48...57 ~= $0 || $0 == 47 }), let year = number(0..<4),
      1_800...2_200 ~= year
    else { return nil }
    switch digits.count {
    case 4: return year
    case 6: return number(4..<6) == (year + 1) % 100 ? year : nil
    case 7: return digits[4] == 47 && number(5..<7) == (year + 1) % 100 ? year : nil
    default: return nil
    }
  }

  /// The periods in their order; where all are years of one form, with every year between the first and the last.
  static func filled(_ names: [String]) -> [String] {
    var seen = Set<String>()
    let unique = names.filter { seen.insert($0).inserted }
    let years = unique.compactMap(year)
    guard years.count == unique.count, let first = years.min(), let last = years.max() else { return unique }
    guard Set(unique.map(\.utf8.count)).count == 1, Set(years).count == years.count, last - first < 400 else {
      return unique.sorted()
    }
    let known = Dictionary(zip(years, unique)) { first, _ in first }
    let length = unique[0].utf8.count
    return (first...last).map { known[$0] ?? text($0, length: length) }
  }

  private static func text(_ year: Int, length: Int) -> String {
    let next = String((year + 1) % 100)
    let short = next.count < 2 ? "0" + next : next
    return length == 4 ? String(year) : length == 6 ? "\(year)\(short)" : "\(year)/\(short)"
  }
}
