import Engine

extension ColumnPlan {
  /// Whether the column's name or metadata say that it is no measure, so that its cells are not looked at as numbers.
  var isGivenDimension: Bool {
    if let entry { return !entry.isIndicator }
    return StandardColumns.isDimension(name)
  }

  /// Decides from what the file holds how the column is kept.
  mutating func decide(_ scan: ColumnScan) {
    profile = scan.profile()
    if let given, decide(given) { return }
    if isGivenDimension || !isIndicator {
      codes = scan.codes ?? []
      storage = codes.isEmpty ? .text : .codes
      return
    }
    symbols = profile.tokens
    storage = numericStorage
  }

  /// Keeps the type of the file; not where a number is a name.
  private mutating func decide(_ given: PreparedFile.FileType) -> Bool {
    switch given {
    case .boolean: storage = .boolean
    case .date: storage = .date
    case .timestamp: storage = .timestamp
    case .integer where !isGivenDimension: storage = .integer
    case .number where !isGivenDimension: storage = .number
    case .decimal(let width, let scale) where !isGivenDimension:
      storage = .decimal(width: width, scale: scale)
    case .integer, .number, .decimal: return false
    }
    return true
  }

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
    guard !profile.hasBrokenExponents, profile.scale <= 9 else { return .number }
    let digits = max(1, profile.integerDigits)
    if profile.scale == 0 {
      return digits <= 18 ? .integer : digits <= 38 ? .decimal(width: 38, scale: 0) : .number
    }
    if digits + profile.scale <= 18 { return .decimal(width: 18, scale: profile.scale) }
    return digits + profile.scale <= 38 ? .decimal(width: 38, scale: profile.scale) : .number
  }
}
