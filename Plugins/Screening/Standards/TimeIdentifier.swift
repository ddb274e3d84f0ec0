/// The time identifiers of the open data standards: how many digits their periods have, and which may stand together.
///
/// Source: Department for Education, Analysts' guide, open data standards (time).
enum TimeIdentifier {
  static let terms = ["Autumn term", "Spring term", "Summer term"]
  static let weeks = (1...52).map { "Week \($0)" }
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]
  static let quarters = (1...4).map { "Financial year Q\($0)" }
  static let halves = ["Part 1 (April to September)", "Part 2 (October to March)"]

  /// Those whose periods are one calendar year, as 2024.
  static let fourDigits = Set(["Calendar year", "Reporting year"] + weeks + months)
  /// Those whose periods run over two years, as 202324.
  static let sixDigits = Set(
    ["Academic year", "Financial year", "Tax year", "Autumn and spring term"] + terms + quarters + halves)
  static let all = fourDigits.union(sixDigits)

  /// The identifiers that may stand in one file with this one, itself among them.
  static func family(of identifier: String) -> [String] {
    [terms, weeks, months, quarters, halves].first { $0.contains(identifier) } ?? [identifier]
  }

  /// What a family is called in a sentence.
  static func title(of identifier: String) -> String {
    let family = family(of: identifier)
    switch family {
    case weeks: return "weeks"
    case months: return "months"
    default: return family.map { "'\($0)'" }.joined(separator: ", ")
    }
  }

  /// Whether six digits are two years that follow one another: 202324, and 199900 for 1999 to 2000.
  static func isConsecutive(_ period: String) -> Bool {
    guard period.utf8.count == 6, let number = Int(period) else { return false }
    return number % 100 == (number / 100 + 1) % 100
  }

  static func isDigits(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
}
