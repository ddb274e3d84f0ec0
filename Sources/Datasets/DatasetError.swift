/// What is wrong with a file, in whole sentences: what, on which line, and what would work.
public struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The faults that another way of reading may mend.
  enum Fault: Sendable { case encoding, unevenRows, names }

  /// What is wrong: one or more whole sentences.
  public var message: String
  /// What would work; empty where the message says it.
  public var hint: String
  /// Which of these faults it is; nil for any other.
  var fault: Fault?

  /// An error with its mend.
  public init(_ message: String, hint: String = "") {
    self.message = message
    self.hint = hint
  }

  init(_ fault: Fault, _ message: String, hint: String = "") {
    self.init(message, hint: hint)
    self.fault = fault
  }

  /// The message, and what would work.
  public var description: String { hint.isEmpty ? message : message + " " + hint }
}
