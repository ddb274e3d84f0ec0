import Interpreter
import SlateKit

/// How a line failed, as a reader sees it.
public struct Failure: Sendable {
  /// What is wrong.
  public var message: String
  /// The nearest right things.
  public var suggestions: [String]
  /// What would work.
  public var hint: String
  /// The part of the line that is marked; nil for none.
  public var place: String?
  /// All of it, with the line and the mark below.
  public var diagnostic: String

  init(_ error: any Error) {
    let found = (error as? LineError)?.error ?? SlateError(wrapping: error)
    message = found.message
    suggestions = found.suggestions
    hint = found.hint
    diagnostic = (error as? LineError)?.diagnostic ?? found.description
    if let error = error as? LineError, let range = error.range {
      let bytes = Array(error.line.utf8)
      place = String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
  }
}
