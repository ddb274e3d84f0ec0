/// A parameter's value: text of a type that was checked.
public struct ParameterValue: Sendable, Equatable {
  /// The value as it was given.
  public let text: String
  /// Whether it stands bare in SQL.
  let isNumeric: Bool

  /// The value as a literal of SQL: a number bare (a negative one in parentheses), anything else in quotes.
  var literal: String {
    if isNumeric { return text.hasPrefix("-") ? "(\(text))" : text }
    return quoted
  }

  /// The value as a text of SQL in quotes, each of its own quotes doubled.
  var quoted: String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
