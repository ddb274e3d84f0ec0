/// How a script ended, and what it said.
struct ScriptEnding: Sendable {
  enum Reason: Sendable, Equatable {
    case exited(Int32)
    case killed(Int32)
    case tookTooLong(Double)
    case printedTooMuch(Int)
    /// What it printed could not be written, for this reason.
    case cannotBeKept(String)
  }

  var reason: Reason
  /// The last lines of standard error that were no messages of the protocol.
  var words: [String]

  /// How many lines of its words are shown at most.
  static let mostWords = 12
}
