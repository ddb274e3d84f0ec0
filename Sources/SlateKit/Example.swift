/// A line that shows a command at work.
public struct Example: Sendable {
  /// The line, as it is typed.
  public var line: String
  /// What it answers, in a few words.
  public var summary: String
  /// What must stand in its result as CSV, for the tests; the figure comes from a publication, never from the program.
  public var shows: [String]

  /// A line, what it answers, and what must stand in its result.
  public init(_ line: String, _ summary: String, shows: [String] = []) {
    self.line = line
    self.summary = summary
    self.shows = shows
  }
}
