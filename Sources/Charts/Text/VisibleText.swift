/// Text on one line, with everything in it visible.
public enum VisibleText {
  /// The text with a visible sign in place of each character that would move the cursor, change colours or turn the
  /// direction of writing.
  public static func of(_ text: String, unicode: Bool) -> String {
    var text = text
    if text.withUTF8({ $0.allSatisfy { 0x20..<0x7F ~= $0 } }) { return text }
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        result.append(contentsOf: sign(scalar, unicode: unicode).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060,
      0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }

  private static func sign(_ scalar: Unicode.Scalar, unicode: Bool) -> String {
    if unicode, scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
      return String(picture)
    }
    if unicode, scalar.value == 0x7F { return "\u{2421}" }
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default: return "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }
}
