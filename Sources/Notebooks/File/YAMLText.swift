/// Texts as YAML writes them.
enum YAMLText {
  /// A text in double quotes, which YAML reads back as it was, whatever stands in it.
  static func scalar(_ text: String) -> String {
    if text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_\-]*(@[0-9]+)?/) != nil, !isWord(text) { return text }
    var escaped = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": escaped += "\\" + String(scalar)
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || (0x80...0xA0).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029 || scalar.value == 0xFEFF:
        let hex = String(scalar.value, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped + "\""
  }

  /// Whether YAML takes a bare word for something else than a text.
  private static func isWord(_ text: String) -> Bool {
    ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
  }
}
