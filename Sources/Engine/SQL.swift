/// A statement, or a part of one, whose values are bound parameters and whose identifiers are quoted.
///
///     let sql: SQL = "select \(column: name) from \(table: input) where period = \(period)"
///
/// Text goes into a statement only as a literal in the source, so no value can become code. What a person typed as SQL goes
/// through ``init(typed:)``, by name.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  /// A value that is bound to a parameter.
  public enum Parameter: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
  }

  enum Part: Sendable, Hashable {
    case code(String)
    /// Code that a person typed.
    case typed(String)
    case parameter(Parameter)
  }

  var parts: [Part] = []

  /// SQL that a person typed: taken as it is.
  public init(typed text: String) { parts = [.typed(text)] }

  /// Code that was put together here.
  init(code: String) { parts = [.code(code)] }

  /// Whether a person typed a part of it.
  var isTyped: Bool { parts.contains { if case .typed = $0 { true } else { false } } }

  /// A statement without values, from a literal in the source.
  public init(stringLiteral value: String) { parts = [.code(value)] }

  /// A statement with values, from a literal in the source.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  /// Collects the parts of an interpolated statement.
  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    /// Room for the parts of a literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Text of the literal itself, which is code.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.code(literal)) }
    }

    /// Another statement, or a part of one.
    public mutating func appendInterpolation(_ sql: SQL) { parts += sql.parts }

    /// Several parts with a separator between them.
    public mutating func appendInterpolation(_ list: [SQL], separator: String = ", ") {
      for (index, sql) in list.enumerated() {
        if index > 0 { appendLiteral(separator) }
        parts += sql.parts
      }
    }

    /// A column's name, quoted.
    public mutating func appendInterpolation(column name: String) { appendLiteral(SQL.quoted(name)) }

    /// Several columns' names, quoted, with commas.
    public mutating func appendInterpolation(columns names: [String]) {
      appendLiteral(names.map(SQL.quoted).joined(separator: ", "))
    }

    /// A table's name, quoted; a dot in it separates schema and table.
    public mutating func appendInterpolation(table name: String) { appendLiteral(SQL.quoted(name)) }

    /// A table's name in a schema, both quoted.
    public mutating func appendInterpolation(schema: String, table name: String) {
      appendLiteral(SQL.quoted(schema) + "." + SQL.quoted(name))
    }

    /// A relation, as a derived table in parentheses.
    public mutating func appendInterpolation(_ relation: Relation) {
      appendLiteral("(")
      parts += relation.sql.parts
      appendLiteral(")")
    }

    /// A text, as a bound parameter.
    public mutating func appendInterpolation(_ value: String) { parts.append(.parameter(.text(value))) }

    /// A whole number, as a bound parameter.
    public mutating func appendInterpolation(_ value: Int) { parts.append(.parameter(.integer(value))) }

    /// A number, as a bound parameter.
    public mutating func appendInterpolation(_ value: Double) { parts.append(.parameter(.number(value))) }

    /// A truth value, as a bound parameter.
    public mutating func appendInterpolation(_ value: Bool) { parts.append(.parameter(.boolean(value))) }

    /// A text or NULL, as a bound parameter.
    public mutating func appendInterpolation(_ value: String?) {
      parts.append(.parameter(value.map(Parameter.text) ?? .null))
    }

    /// Several texts as bound parameters with commas, for `in (...)`.
    public mutating func appendInterpolation(values: [String]) {
      for (index, value) in values.enumerated() {
        if index > 0 { appendLiteral(", ") }
        appendInterpolation(value)
      }
    }
  }

  /// An identifier in double quotes.
  public static func quoted(_ identifier: String) -> String {
    "\"" + identifier.doubling("\"") + "\""
  }

  /// A text as a literal of SQL.
  public static func literal(_ text: String) -> String { Parameter.text(text).literal }

  /// The statement with `$1`, `$2`, ... in place of its values.
  public var text: String {
    var number = 0
    return parts.map { part in
      switch part {
      case .code(let code), .typed(let code): return code
      case .parameter:
        number += 1
        return "$\(number)"
      }
    }.joined()
  }

  /// The values, in the order of ``text``.
  public var parameters: [Parameter] {
    parts.compactMap { if case .parameter(let value) = $0 { value } else { nil } }
  }

  /// The statement with its values written as literals, for what cannot take parameters (a view).
  public var inlined: SQL {
    var sql = self
    sql.parts = parts.map { part in
      if case .parameter(let value) = part { .code(value.literal) } else { part }
    }
    return sql
  }
}

extension SQL.Parameter {
  /// The value as a literal of SQL.
  var literal: String {
    switch self {
    case .null: "NULL"
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .integer(let value): String(value)
    case .number(let value): "CAST('\(value)' AS DOUBLE)"
    case .text(let value):
      // No statement can hold a NUL character; chr(0) stands for one.
      value.utf8.contains(0)
        ? "("
          + value.split(separator: "\0", omittingEmptySubsequences: false).map { String($0).quotedText }
          .joined(separator: " || chr(0) || ") + ")"
        : value.quotedText
    }
  }
}

extension String {
  fileprivate var quotedText: String { "'" + doubling("'") + "'" }

  /// The text with every `quote` doubled. It goes by code points: to Swift, a quote with an accent on it is one character,
  /// which is not a quote; to the engine it is.
  fileprivate func doubling(_ quote: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == quote { result.append(quote) }
      result.append(scalar)
    }
    return String(result)
  }
}
