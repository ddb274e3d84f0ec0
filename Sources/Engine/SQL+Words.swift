extension SQL {
  /// A word of a text of SQL: a name, a keyword or a number, but nothing of a text in quotes or of a comment.
  public struct Word: Sendable, Hashable {
    /// The word, without the double quotes around it.
    public var text: String
    /// Where it stands, quotes included.
    public var range: Range<String.Index>
    /// Whether it stands in double quotes.
    public var isQuoted: Bool
  }

  /// The words of a text of SQL, in their order.
  public static func words(of text: String) -> [Word] {
    SQLScanner(text).words().map { bytes, isQuoted in
      let range =
        text.utf8.index(
          text.startIndex, offsetBy: bytes.lowerBound)..<text.utf8.index(
          text.startIndex, offsetBy: bytes.upperBound)
      guard isQuoted else { return Word(text: String(text[range]), range: range, isQuoted: false) }
      let inner = String(text[range].dropFirst().dropLast())
      return Word(text: inner.replacing("\"\"", with: "\""), range: range, isQuoted: true)
    }
  }
}
