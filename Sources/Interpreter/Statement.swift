import SlateKit

/// A line that was understood: commands that hand their results on, from left to right.
public struct Statement: Sendable, Hashable {
  /// One command of the pipeline, with its arguments.
  public struct Stage: Sendable, Hashable {
    /// The command's words; for SQL, `sql` and the statement as one quoted word.
    public var words: [Word]
    /// Where the command stands in the line, as offsets in UTF-8 bytes.
    public var range: Range<Int>
  }

  /// The line as it was typed.
  public var line: String
  /// The commands in order; none for an empty line or a comment.
  public var stages: [Stage]

  /// The part of the line at a range of UTF-8 bytes.
  public func source(_ range: Range<Int>) -> String {
    let bytes = Array(line.utf8)
    let clamped = range.clamped(to: 0..<bytes.count)
    return String(decoding: bytes[clamped], as: UTF8.self)
  }
}

/// What a parser makes of a line so far.
public enum ParseResult: Sendable {
  /// A whole statement.
  case complete(Statement)
  /// More must follow: a quote is open, or the line ends in `|` or `\`.
  case incomplete
  /// It can never become a statement.
  case failure(SlateError)
}
