/// Which categories stand for all.
///
/// A category does that by its words (`Total`, `All ...`, `Overall`), or where two filters have the same text in a row and
/// never another: topic and breakdown both say `New EHC plans`. Two that share several texts, as major and minor ethnic groups
/// share `Chinese` and `Unclassified`, say nothing.
struct CrossfootTotals {
  private let filters: Int
  private let words: Set<UInt32>
  /// The one text that two filters share, by their positions.
  private var shared: [Int: UInt32] = [:]

  /// What the rows of England show; keys begin with period and identifier.
  init(_ keys: [[UInt32]], filters: Int, texts: CrossfootTexts) {
    self.filters = filters
    words = Set(
      texts.all.indices.filter { Self.isWord(texts.all[$0].lowercased()) }.map { UInt32($0) })
    var several: Set<Int> = []
    for key in keys {
      for one in 0..<filters {
        let code = key[one + 2]
        if words.contains(code) { continue }
        for other in (one + 1)..<max(filters, one + 1) where key[other + 2] == code {
          let pair = one * filters + other
          if let known = shared[pair], known != code { several.insert(pair) }
          shared[pair] = code
        }
      }
    }
    for pair in several { shared[pair] = nil }
  }

  private static func isWord(_ text: String) -> Bool {
    ["", "total", "all", "overall", "z"].contains(text) || text.hasPrefix("all ")
  }

  /// Whether each filter of a row has its total.
  func flags(_ key: [UInt32]) -> [Bool] {
    var flags = (0..<filters).map { words.contains(key[$0 + 2]) }
    for (pair, code) in shared {
      let (one, other) = (pair / filters, pair % filters)
      if key[one + 2] == code, key[other + 2] == code { (flags[one], flags[other]) = (true, true) }
    }
    return flags
  }

  /// The filters of a row as a text, without those that have their total.
  func text(_ key: [UInt32], _ texts: CrossfootTexts) -> String {
    zip(flags(key), key.dropFirst(2)).filter { !$0 && $1 != 0 }.map { texts[$1] }.joined(separator: "; ")
  }
}
