import SlateKit

/// How large a fictional England is, and where its randomness begins.
struct SampleSize: Sendable {
  var authorities: Int
  /// Pupils in a year, Reception to Year 11.
  var pupils: Int
  /// School years with pupils.
  var span: Int
  var seed: UInt64

  /// The January of the last census.
  static let lastYear = 2025
  /// Counts up when the same arguments begin to give other data.
  static let generation = 2

  /// - Throws: ``SlateError`` for a size that cannot be made.
  init(authorities: Int, pupils: Int, span: Int, seed: UInt64) throws {
    try SampleSize.check(authorities, "--authorities", 1...300, "authorities")
    try SampleSize.check(pupils, "--pupils", 1_000...20_000_000, "pupils in a year")
    try SampleSize.check(span, "--span", 1...10, "years")
    guard pupils >= authorities * 100 else {
      throw SlateError(
        "\(pupils.grouped) pupils are too few for \(authorities) authorities.", at: .argument(String(pupils)),
        hint: "An authority has 100 at least, so ask for \((authorities * 100).grouped) or more.")
    }
    self.authorities = authorities
    self.pupils = pupils
    self.span = span
    self.seed = seed
  }

  private static func check(_ number: Int, _ option: String, _ range: ClosedRange<Int>, _ what: String) throws
  {
    guard !range.contains(number) else { return }
    throw SlateError(
      "\(option) \(number) is out of range.", at: .argument(String(number)),
      hint: "It takes \(range.lowerBound.grouped) to \(range.upperBound.grouped) \(what).")
  }

  var firstYear: Int { SampleSize.lastYear - span + 1 }
  /// The pupils of one year group, without the remainder.
  var cohort: Int { pupils / 12 }

  /// The line that makes this sample again.
  var line: String { "sample --authorities \(authorities) --pupils \(pupils) --span \(span) --seed \(seed)" }
  /// What the catalog says of the data's origin.
  var origin: String { "\(Dataset.fictional): \(line)" }

  /// The SHA-256 of the arguments, the generator's version and the table's name: the data follows from these.
  func fingerprint(of table: String) -> String {
    SHA256.text("\(line) generation \(SampleSize.generation) \(table)")
  }

  /// The first pupil of a year's oldest class, where 0 is the first year: classes follow each other, and the sizes of any twelve
  /// sum to ``pupils``.
  func start(_ cohort: SQL) -> SQL {
    """
    ((\(cohort)) // 12 * \(pupils) + (\(cohort)) % 12 * \(self.cohort) + least((\(cohort)) % 12, \(pupils % 12)))
    """
  }
}
