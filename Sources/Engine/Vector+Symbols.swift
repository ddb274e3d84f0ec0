extension Vector {
  /// Gives each missing row the symbol that another column has in that row.
  mutating func take(symbols column: Vector) {
    guard let missing else { return }
    var found: [Symbol?]?
    let symbol = column.symbolReader()
    for row in missing.indices where missing[row] {
      guard let symbol = symbol(row) else { continue }
      if found == nil { found = Array(repeating: nil, count: missing.count) }
      found?[row] = symbol
    }
    symbols = found
  }

  /// What reads the symbols in a column of texts.
  private func symbolReader() -> (Int) -> Symbol? {
    let missing = missing
    switch storage {
    case .coded(let codes, let dictionary):
      let symbols = dictionary.map { Symbol(rawValue: $0) }
      return { row in missing?[row] == true ? nil : symbols[Int(codes[row])] }
    case .text(let texts):
      return { row in missing?[row] == true || texts[row].isEmpty ? nil : Symbol(rawValue: texts[row]) }
    default:
      return { _ in nil }
    }
  }
}
