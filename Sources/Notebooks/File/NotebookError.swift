import SlateKit

/// What is wrong with a notebook's file, and in which line.
public struct NotebookError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong: one or more whole sentences.
  public var message: String
  /// The line of the file, counted from 1.
  public var line: Int
  /// The nearest right things, best first.
  public var suggestions: [String]
  /// What would work, as a whole sentence; empty where the suggestions say it.
  public var hint: String

  init(_ message: String, line: Int, suggestions: [String] = [], hint: String = "") {
    self.message = message
    self.line = line
    self.suggestions = suggestions
    self.hint = hint
  }

  /// The line, what is wrong, and what would work.
  public var description: String { "line \(line): " + slateError(of: nil).description }

  /// The same as an error of a command, naming the file where it is known.
  func slateError(of file: String?) -> SlateError {
    guard let file else { return SlateError(message, suggestions: suggestions, hint: hint) }
    return SlateError("\(file), line \(line): \(message)", suggestions: suggestions, hint: hint)
  }
}
