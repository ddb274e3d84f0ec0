/// What is wrong with a file, in whole sentences: what, on which line, and what would work.
public struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong: one or more whole sentences.
  public var message: String
  /// What would work; empty where the message says it.
  public var hint: String

  /// An error with its mend.
  public init(_ message: String, hint: String = "") {
    self.message = message
    self.hint = hint
  }

  /// The message, and what would work.
  public var description: String { hint.isEmpty ? message : message + " " + hint }
}
