import Engine

/// How many values are drawn, and why others are not.
struct Tally {
  var drawn = 0
  /// Values that are not finite, or too great to draw.
  var unfit = 0
  private var symbols: [String: Int] = [:]

  mutating func add(missing symbol: Symbol?) { symbols[symbol?.rawValue ?? "", default: 0] += 1 }

  private var list: [String] {
    symbols.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { symbol, count in
      symbol.isEmpty
        ? "\(count) without a symbol" : "\(count) '\(symbol)' \(Symbol(rawValue: symbol).reason.rawValue)"
    }
  }

  /// The symbols in brackets; empty where there are none.
  var symbolsText: String { list.isEmpty ? "" : " (\(list.joined(separator: ", ")))" }

  /// The sentence below a chart.
  var sentence: String {
    let count = symbols.values.reduce(0, +)
    var text = "n = \(Numbers.text(.integer(drawn), grouping: true))"
    text +=
      count == 0
      ? "; none missing" : "; missing: \(Numbers.text(.integer(count), grouping: true))\(symbolsText)"
    if unfit > 0 { text += "; not drawn, because not finite or too great: \(unfit)" }
    return text + "."
  }
}
