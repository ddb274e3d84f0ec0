import SlateKit

/// A parameter of a notebook: a name, a type, and the value that stands for it unless another is set.
public struct Parameter: Sendable, Equatable {
  /// What a value can be.
  public enum Kind: String, Sendable, CaseIterable {
    /// A year: `2024`, `2023/24`, `2023-24`.
    case year
    /// A year or a range of years: `2024`, `2019-2024`, `2019-`.
    case years
    /// A whole number.
    case integer
    /// A number.
    case number
    /// Any text.
    case text
    /// A country, region or authority, by name or code.
    case area
    /// One of the parameter's choices.
    case choice
  }

  /// The name by which cells use it, as `${name}`.
  public var name: String
  /// What a value can be.
  public var kind: Kind
  /// The value that stands for it unless another is set; nil where one must be set.
  public var standard: ParameterValue?
  /// The values that are possible; empty where the type alone decides.
  public var choices: [String]
  /// The line where it is declared.
  var line: Int

  static let keys = ["type", "default", "choices"]

  /// Reads a declaration.
  init(_ name: String, _ field: YAMLField) throws {
    guard Parameter.isName(name) else {
      throw NotebookError(
        "'\(name)' cannot be the name of a parameter.", line: field.line,
        hint: "A name begins with a letter and has letters, digits, '_' and '-'.")
    }
    guard field.node.mapping != nil else {
      throw NotebookError(
        "The parameter '\(name)' does not say its type.", line: field.line,
        hint: "For example: \(name): { type: year, default: 2024 }")
    }
    let fields = try YAMLFields(field, of: "parameter '\(name)'")
    try fields.refuseOthers(than: Parameter.keys, in: "A parameter")
    let kinds = Kind.allCases.map(\.rawValue)
    guard let type = fields["type"] else {
      throw NotebookError(
        "The parameter '\(name)' does not say its type.", line: field.line,
        hint: "It is one of \(kinds.joined(separator: ", ")).")
    }
    guard let kind = type.node.string.flatMap(Kind.init) else {
      let typed = type.node.string ?? ""
      throw NotebookError(
        "There is no type '\(typed)'.", line: type.line, suggestions: Nearest.names(to: typed, among: kinds),
        hint: "It is one of \(kinds.joined(separator: ", ")).")
    }
    self.name = name
    self.kind = kind
    line = field.line
    choices = try Parameter.choices(fields["choices"], of: name)
    if kind == .choice, choices.isEmpty {
      throw NotebookError(
        "The parameter '\(name)' does not say its choices.", line: field.line,
        hint: "For example: choices: [primary, secondary]")
    }
    if let value = fields["default"] {
      do throws(SlateError) {
        standard = try self.value(value.node.string ?? "")
      } catch {
        throw NotebookError(error.message, line: value.line, suggestions: error.suggestions, hint: error.hint)
      }
    }
  }

  private static func choices(_ field: YAMLField?, of name: String) throws -> [String] {
    guard let field else { return [] }
    let texts = field.node.sequence.map { $0.map(\.string) } ?? []
    guard !texts.isEmpty, !texts.contains(nil) else {
      throw NotebookError(
        "The choices of '\(name)' are a list of values.", line: field.line,
        hint: "For example: choices: [a, b]")
    }
    return texts.compactMap { $0 }
  }

  /// Reads a value of the parameter's type. Areas are looked up where a register is at hand.
  ///
  /// - Throws: ``SlateError`` that says what works.
  public func value(_ text: String, areas: AreaRegister? = nil) throws(SlateError) -> ParameterValue {
    if !choices.isEmpty, !choices.contains(text) {
      throw SlateError(
        "The parameter '\(name)' cannot be '\(text)'.", suggestions: Nearest.names(to: text, among: choices),
        hint: "It is one of \(choices.joined(separator: ", ")).")
    }
    guard isRight(text) else {
      throw SlateError("The parameter '\(name)' cannot be '\(text)'.", hint: hint)
    }
    if kind == .area, let areas {
      switch areas.find(text) {
      case .one: break
      case .several(let candidates):
        throw SlateError(
          "The parameter '\(name)' is '\(text)', which could mean \(candidates.count) areas.",
          suggestions: candidates.prefix(3).map(\.name), hint: "Give more of the name, or the code.")
      case .none(let nearest):
        throw SlateError(
          "The parameter '\(name)' is '\(text)', and there is no area called that.", suggestions: nearest,
          hint: hint)
      }
    }
    return ParameterValue(text: text, isNumeric: kind == .integer || kind == .number)
  }

  private func isRight(_ text: String) -> Bool {
    switch kind {
    case .year:
      Period(label: text) != nil && text.utf8.allSatisfy { $0 < 0x80 }
        && text.allSatisfy { $0.isNumber || "/-".contains($0) }
    case .years: PeriodRange(text) != nil
    case .integer: text.wholeMatch(of: /-?[0-9]{1,18}/) != nil
    case .number:
      text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?/) != nil
        && Double(text)?.isFinite ?? false
    case .text, .choice: true
    case .area: !text.trimmingBlanks().isEmpty
    }
  }

  /// What works, in a sentence.
  private var hint: String {
    switch kind {
    case .year: "It is a year: 2024, 2023/24 or 2023-24."
    case .years: "It is a year or a range of years: 2024, 2019-2024, 2019-."
    case .integer: "It is a whole number: 12."
    case .number: "It is a number: 12.5."
    case .text, .choice: "It is a text."
    case .area: "It is England, a region or a local authority, by name or code."
    }
  }

  static func isName(_ text: String) -> Bool { text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_\-]*/) != nil }
}
