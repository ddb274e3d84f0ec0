import Engine

/// Something unusual about a column's cells, and its first row.
struct Oddity: Sendable {
  /// The kinds of oddity, each with its sentence.
  enum Kind: Sendable, Hashable {
    case separators, percentSigns, exponents, padding
    case unexplained(String)
    case text(String)
    case decimalCommas(String)

    /// The sentence about the columns of these names.
    func sentence(_ names: String, _ place: String) -> String {
      switch self {
      case .separators: "Numbers with thousands separators in \(names) (\(place)) are read as numbers."
      case .percentSigns: "Numbers with a % sign in \(names) (\(place)): 11% is read as 11."
      case .exponents: "Numbers with an exponent, such as 1e+05, in \(names) (\(place)) are read as numbers."
      case .padding: "Spaces around symbols in \(names) (\(place)) are left out."
      case .unexplained(let symbol):
        "'\(symbol)' stands in place of numbers in \(names) (\(place)); no publication explains it, so it is kept as it is, without a reason."
      case .decimalCommas(let text):
        "'\(text)' has a comma where a decimal point belongs, in \(names) (\(place)), so the column is kept as text."
      case .text(let text):
        "'\(text)' stands among numbers in \(names) (\(place)), so the column is kept as text."
      }
    }
  }

  /// What it is.
  var kind: Kind
  /// The column's name.
  var column: String
  /// The first row in which it is so, counted from 1.
  var row: Int

  /// What is unusual about a column.
  static func all(of plan: ColumnPlan) -> [Oddity] {
    guard !plan.isGivenDimension else { return [] }
    return plan.isMeasure ? measure(plan) : text(plan)
  }

  private static func measure(_ plan: ColumnPlan) -> [Oddity] {
    let profile = plan.profile
    var found: [Oddity] = []
    func add(_ kind: Kind, _ row: Int?) {
      if let row { found.append(Oddity(kind: kind, column: plan.name, row: row)) }
    }
    add(.separators, profile.separators)
    add(.percentSigns, profile.percentSigns)
    add(.exponents, profile.exponents)
    if profile.hasPadding { add(.padding, profile.padding) }
    for symbol in plan.symbols where Symbol(rawValue: symbol).reason == .unexplained {
      add(.unexplained(symbol), profile.firstRow(of: symbol))
    }
    return found
  }

  private static func text(_ plan: ColumnPlan) -> [Oddity] {
    let profile = plan.profile
    let comma = profile.others.first { other in
      let parts = other.text.trimmingSpaces().split(separator: ",", omittingEmptySubsequences: false)
      return parts.count == 2
        && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }
    if let comma { return [Oddity(kind: .decimalCommas(comma.text), column: plan.name, row: comma.firstRow)] }
    let isMostlyNumbers = profile.numbers > 0 && profile.numbers * 2 >= profile.filled
    guard plan.entry?.isIndicator == true || isMostlyNumbers && profile.leadingZeros == 0 else { return [] }
    guard let strange = profile.tokens.first(where: { !KnownSymbols.contains($0) }) ?? profile.tokens.first,
      let row = profile.firstRow(of: strange)
    else { return [] }
    return [Oddity(kind: .text(strange), column: plan.name, row: row)]
  }
}
