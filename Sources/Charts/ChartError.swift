/// Why a relation cannot be drawn, in whole sentences.
public struct ChartError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public var message: String
  /// What would work.
  public var hint: String

  /// An error with what would work.
  public init(_ message: String, hint: String = "") {
    self.message = message
    self.hint = hint
  }

  /// Both on one line.
  public var description: String { hint.isEmpty ? message : message + " " + hint }
}
