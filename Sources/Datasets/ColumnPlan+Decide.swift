import Engine

extension ColumnPlan {
  /// Whether the column's name or metadata say that it is no measure, so that its cells are not looked at as numbers.
  var isGivenDimension: Bool {
    if let entry { return !entry.isIndicator }
    return StandardColumns.isDimension(name)
  }

  /// Decides from the profile how the column is kept.
  mutating func decide() {
    if isGivenDimension || !isIndicator {
      storage = textStorage
      return
    }
    symbols = profile.tokens
    storage = numericStorage
  }

  /// How many different texts are still numbered.
  static let mostCodes = 65_536

  /// How texts are kept: numbered, unless there are none or too many.
  var textStorage: Storage { 1...Self.mostCodes ~= profile.texts ? .codes : .text }

  /// Whether the cells are numbers and symbols.
  private var isIndicator: Bool {
    if profile.hasMoreOthers { return false }
    let tokens = profile.tokens
    if entry?.isIndicator == true {
      return tokens.count <= KnownSymbols.most && tokens.allSatisfy(KnownSymbols.isPossible)
    }
    guard profile.hasNumbers || !tokens.isEmpty, profile.leadingZeros == 0 else { return false }
    return tokens.allSatisfy(KnownSymbols.contains)
  }

  private var numericStorage: Storage {
    guard profile.brokenExponents == 0, profile.scale <= 9 else { return .number }
    var digits = 1
    var limit: Double = 10
    while profile.magnitude >= limit, digits < 40 {
      digits += 1
      limit *= 10
    }
    if profile.scale == 0 {
      return digits <= 18 ? .integer : digits <= 38 ? .decimal(width: 38, scale: 0) : .number
    }
    if digits + profile.scale <= 18 { return .decimal(width: 18, scale: profile.scale) }
    return digits + profile.scale <= 38 ? .decimal(width: 38, scale: profile.scale) : .number
  }
}
