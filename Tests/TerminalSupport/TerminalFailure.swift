/// A command of tmux that failed.
public struct TerminalFailure: Error, CustomStringConvertible {
  let arguments: [String]
  let output: String

  /// What was asked, and what tmux said.
  public var description: String { "tmux \(arguments.joined(separator: " ")): \(output)" }
}
