/// One word of a line, with its place.
public struct Word: Sendable, Hashable {
  /// The word without its quotes.
  public var text: String
  /// Where it stands in the line, quotes included, as offsets in UTF-8 bytes.
  public var range: Range<Int>
  /// Whether all of it stands in one pair of quotes.
  public var isQuoted: Bool

  /// Whether it is written as an option: `--by`, `-n`.
  public var isOption: Bool {
    !isQuoted && text.count > 1 && text.hasPrefix("-") && !(text.dropFirst().first?.isNumber ?? true)
  }
}
