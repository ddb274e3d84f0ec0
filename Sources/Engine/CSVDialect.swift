/// How a file of comma-separated values is written. Always stated and never guessed: the engine guesses from the first 20,480
/// rows, and official files have their first quoted name far behind these.
public struct CSVDialect: Sendable, Hashable {
  /// What stands between two values.
  public var delimiter: String
  /// What stands around a value that has a delimiter in it.
  public var quote: String
  /// What stands before a quote within quotes.
  public var escape: String
  /// Whether the first line has the names.
  public var hasHeader: Bool
  /// The name of the encoding, as the engine spells it: `utf-8`, `latin-1`, `utf-16`.
  public var encoding: String
  /// How many bytes a line may have.
  public var longestLine: Int
  /// How many lines stand above the header.
  public var skippedLines: Int

  /// The dialect of official files, and what differs from it.
  public init(
    delimiter: String = ",", quote: String = "\"", escape: String = "\"", hasHeader: Bool = true,
    encoding: String = "utf-8", longestLine: Int = 2_097_152, skippedLines: Int = 0
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.hasHeader = hasHeader
    self.encoding = encoding
    self.longestLine = longestLine
    self.skippedLines = skippedLines
  }
}
