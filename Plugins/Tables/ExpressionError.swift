import SlateKit

/// What the engine says of an expression or query that a person typed, in words that help that person.
enum ExpressionError {
  /// The error with its place in the expression, the nearest names, and what would work.
  ///
  /// - Parameters:
  ///   - expression: What was typed.
  ///   - offset: Where in it the engine found the fault, in UTF-8 bytes; nil where it does not say.
  ///   - columns: The columns that the expression could name.
  static func error(
    _ error: EngineError, in expression: String, at offset: Int?, columns: [Column]
  ) -> SlateError {
    let place: SlateError.Place =
      offset.map { .inside(expression, offset: min(max($0, 0), expression.utf8.count)) }
      ?? .argument(expression)
    let names = error.candidates.filter { name in
      !["sqlite_", "duckdb_", "pg_", "information_schema"].contains(where: name.hasPrefix)
        && !name.contains("(") && !name.contains(")")
        && !name.hasSuffix("_symbol")
    }
    return SlateError(
      sentence(error.message), at: place, suggestions: Array(names.prefix(3)),
      hint: hint(error, expression, columns))
  }

  /// The first of what the engine says: its lists of functions and of candidates help nobody.
  private static func sentence(_ message: String) -> String {
    var text = message.split(separator: "\n").first.map(String.init) ?? message
    for tail in [" Candidate bindings:", " Candidate functions:", " Did you mean ", " You might need to add"]
    {
      if let range = text.firstRange(of: tail) { text = String(text[..<range.lowerBound]) }
    }
    return text.hasSuffix(".") || text.hasSuffix("!") || text.hasSuffix("?") ? text : text + "."
  }

  private static func hint(_ error: EngineError, _ expression: String, _ columns: [Column]) -> String {
    if let text = quoted(in: error.message), error.message.contains("not found"),
      expression.contains("\"\(text)\"")
    {
      return "Text stands in single quotes: '\(text)'. Double quotes are for names of columns."
    }
    if error.message.hasPrefix("Could not convert string"),
      let column = columns.first(where: {
        $0.symbols != nil && SQLText.names(in: expression).contains($0.name.lowercased())
      })
    {
      return
        "The symbols of '\(column.name)' stand in \(column.symbols ?? ""): where \(column.symbols ?? "") = 'c'."
    }
    if error.message.contains("No function matches") {
      let texts = columns.filter {
        !$0.kind.isNumeric && SQLText.names(in: expression).contains($0.name.lowercased())
      }
      if let column = texts.first {
        return "'\(column.name)' holds text: cast(\(column.name) as integer) makes numbers of it."
      }
    }
    return ""
  }

  private static func quoted(in message: String) -> String? {
    let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count > 2 ? String(parts[1]) : nil
  }

  /// Says so where a column whose name is no plain word stands bare in an expression, where it would be arithmetic.
  static func demandQuotes(_ expression: String, columns: [Column]) throws {
    let bare = expression.replacing(/'[^']*'|"[^"]*"/, with: "")
    for name in columns.map(\.name) where name.contains(where: { !$0.isLetter && !$0.isNumber && $0 != "_" })
    {
      guard bare.contains(name) else { continue }
      throw SlateError(
        "'\(name)' is a column, and bare it would be read as a calculation.", at: .argument(expression),
        hint: "Write it in double quotes: \(SQL.quoted(name)).")
    }
  }
}
