import CEditline

/// The columns that text takes on a terminal, counted as libedit counts them: scalar by scalar.
enum DisplayWidth {
  /// The columns of one printable scalar; 0 for one that combines with the scalar before it.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
    return max(0, Int(cel_width(wchar_t(bitPattern: scalar.value))))
  }

  /// The columns of printable text.
  static func of(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// The text cut to a width, its last column an ellipsis where something was cut.
  static func cut(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    var kept = ""
    var room = width - 1
    for character in text {
      room -= of(String(character))
      if room < 0 { break }
      kept.append(character)
    }
    return width > 0 ? kept + "…" : ""
  }
}
