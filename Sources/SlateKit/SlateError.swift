/// What is wrong with a line or its data, in whole sentences: what, where, and what would work.
public struct SlateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where in the line it is.
  public enum Place: Sendable, Equatable {
    /// The argument with this value.
    case argument(String)
    /// A place inside the argument with this value, as an offset in UTF-8 bytes.
    case inside(String, offset: Int)
    /// A range of the line, as offsets in UTF-8 bytes.
    case range(Range<Int>)
  }

  /// What is wrong: one or more whole sentences.
  public var message: String
  /// Where in the line; nil for the command as a whole.
  public var place: Place?
  /// The nearest right things, best first.
  public var suggestions: [String]
  /// What would work, as a whole sentence; empty where the suggestions say it.
  public var hint: String

  /// What the command did before it failed, which is shown all the same; nil for nothing.
  public var output: Report?

  /// What a command that fails in the end has done until then.
  public struct Report: Sendable, Equatable {
    /// Its lines.
    public var text: String
    /// What must be said about it.
    public var notices: [Notice]
  }

  /// An error of a command that has done a part of its work, and reports that.
  public init(_ message: String, after output: Output) {
    self.init(message)
    self.output = Report(
      text: output.contents.compactMap(\.lines).joined(separator: "\n"), notices: output.notices)
  }

  /// An error with its place and its mend.
  public init(_ message: String, at place: Place? = nil, suggestions: [String] = [], hint: String = "") {
    self.message = message
    self.place = place
    self.suggestions = suggestions
    self.hint = hint
  }

  /// What is wrong, and what would work, on one line.
  public var description: String {
    ([message] + (suggestions.isEmpty ? [] : [SlateError.question(suggestions)])
      + (hint.isEmpty ? [] : [hint]))
      .joined(separator: " ")
  }

  /// `Did you mean A, B or C?`
  public static func question(_ suggestions: [String]) -> String {
    guard let last = suggestions.last else { return "" }
    let head = suggestions.dropLast().joined(separator: ", ")
    return "Did you mean \(head.isEmpty ? last : head + " or " + last)?"
  }

  /// An error for a name that is not known, with the nearest names that are.
  public static func unknown(_ thing: String, _ name: String, among names: [String], hint: String = "")
    -> SlateError
  {
    let near = Nearest.names(to: name, among: names)
    return SlateError(
      "There is no \(thing) called '\(name)'.", at: .argument(name), suggestions: near,
      hint: near.isEmpty ? hint : "")
  }
}
