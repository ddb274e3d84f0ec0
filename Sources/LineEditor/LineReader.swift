/// A source of entries: a terminal, a file, a script.
public protocol LineReader: AnyObject {
  /// Reads one whole entry, which may have several lines. The prompt is shown only where someone sees it.
  func readLine(prompt: Prompt) throws -> LineInput

  /// Adds an entry to the history, at once and for good. Call it before the entry runs.
  ///
  /// - Returns: A notice for the user where history cannot be kept; said once, and nothing to stop for.
  @discardableResult
  func remember(_ entry: String) -> String?
}
