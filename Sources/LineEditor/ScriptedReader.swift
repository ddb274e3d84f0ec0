/// Entries given in advance, for tests of a host.
public final class ScriptedReader: LineReader {
  /// The entries still to be read.
  public private(set) var entries: [String]
  /// Every prompt asked with so far.
  public private(set) var prompts: [Prompt] = []
  /// Every entry remembered so far.
  public private(set) var remembered: [String] = []

  /// Creates a reader of these entries.
  public init(_ entries: [String]) {
    self.entries = entries
  }

  /// Returns the next entry.
  public func readLine(prompt: Prompt) throws -> LineInput {
    prompts.append(prompt)
    return entries.isEmpty ? .endOfInput : .line(entries.removeFirst())
  }

  /// Keeps the entry in `remembered`.
  @discardableResult
  public func remember(_ entry: String) -> String? {
    remembered.append(entry)
    return nil
  }
}
