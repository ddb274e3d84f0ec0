import Interpreter
import SlateKit

/// A pipeline that was saved as a command: `define NAME ["SUMMARY"] [PARAMETER ...] = PIPELINE`.
///
/// A parameter is `name:type`, which must be given, or `name:type=value`, an option with that value unless another is given. Types are
/// those of notebooks' parameters; a list of values with commas is a choice. The pipeline uses it as `${name}`.
struct Definition: Sendable {
  var name: String
  var summary: String
  var parameters: [Parameter]
  /// The pipeline.
  var statement: Statement
  /// The line that defines it.
  var line: String

  /// Reads the words behind `define`.
  ///
  /// - Throws: ``SlateError`` that says what is wrong with which word.
  init(_ words: [String], line: String, areas: AreaRegister) throws {
    guard let split = words.firstIndex(of: "="), split >= 1, split == words.count - 2 else {
      throw SlateError(
        "A definition is a name, '=' and a pipeline.",
        hint:
          "For example: define slow year:year=2024 = send timeliness --by region --years ${year} | sort rate")
    }
    name = words[0]
    self.line = line
    guard case .complete(let statement) = LineParser.parse(words[split + 1]), !statement.stages.isEmpty else {
      throw SlateError("'\(words[split + 1])' is no pipeline.", at: .argument(words[split + 1]))
    }
    self.statement = statement
    var rest = Array(words[1..<split])
    let isSaid = rest.first.map { Definition.isSummary($0, in: line) } ?? false
    let said = isSaid ? rest.removeFirst() : ""
    summary =
      said.isEmpty ? Definition.summary(of: words[split + 1]) : said.hasSuffix(".") ? said : said + "."
    parameters = try rest.map { try Definition.parameter($0, areas) }
    let names = parameters.map(\.name)
    if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
      throw SlateError(
        "There are two parameters '\(twice)'.", at: .argument(twice), hint: "Keep one of them.")
    }
    let used = words[split + 1].matches(of: /\$\{([^}]*)\}/).map { String($0.output.1) }
    if let strange = used.first(where: { !names.contains($0) }) {
      throw SlateError(
        "The pipeline uses ${\(strange)}, which is no parameter of '\(name)'.",
        at: .argument("${\(strange)}"),
        suggestions: Nearest.names(to: strange, among: names),
        hint: "Declare it before '=': \(strange):text or \(strange):text=VALUE.")
    }
    if let unused = names.first(where: { !used.contains($0) }) {
      throw SlateError(
        "The pipeline does not use the parameter '\(unused)'.", at: .argument(unused),
        hint: "It stands in the pipeline as ${\(unused)}.")
    }
  }

  /// Whether the first word behind the name says what the line does: it is no parameter, and has several words or stands in quotes.
  private static func isSummary(_ word: String, in line: String) -> Bool {
    if word.prefixMatch(of: /[A-Za-z][\w-]*:[^\s=]+(=|$)/) != nil { return false }
    return word.contains(" ") || word.hasSuffix(".") || line.contains("\"\(word)\"")
      || line.contains("'\(word)'")
  }

  private static func summary(of pipeline: String) -> String {
    let text = "Stands for: " + pipeline.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count < 110 ? text + "." : text.prefix(105) + " ...."
  }

  private static func parameter(_ word: String, _ areas: AreaRegister) throws -> Parameter {
    let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let parts = halves[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    let kinds = Parameter.Kind.allCases.filter { $0 != .choice }.map(\.rawValue)
    guard parts.count == 2, Parameter.isName(parts[0]) else {
      throw SlateError(
        "'\(word)' is no parameter.", at: .argument(word),
        hint:
          "It is name:type or name:type=value; a type is \(kinds.joined(separator: ", ")), or values with commas."
      )
    }
    let choices = parts[1].contains(",") ? parts[1].split(separator: ",").map(String.init) : []
    guard let kind = choices.isEmpty ? Parameter.Kind(rawValue: parts[1]) : .choice,
      choices.count > 1 || kind != .choice
    else {
      throw SlateError(
        "There is no type '\(parts[1])'.", at: .argument(word),
        suggestions: Nearest.names(to: parts[1], among: kinds),
        hint: "It is one of \(kinds.joined(separator: ", ")), or values with commas.")
    }
    var parameter = Parameter(name: parts[0], kind: kind, choices: choices)
    if halves.count == 2 {
      do { parameter.standard = try parameter.value(halves[1], areas: areas) } catch {
        throw SlateError(error.message, at: .argument(word), suggestions: error.suggestions, hint: error.hint)
      }
    }
    return parameter
  }
}

extension Parameter {
  /// A parameter that stands in a line.
  init(name: String, kind: Kind, choices: [String]) {
    self.name = name
    self.kind = kind
    self.choices = choices
    line = 0
  }

  /// The parameter as an argument of a command.
  var argument: CommandDescription.Argument {
    let (help, type): (String, String) =
      switch kind {
      case .year: ("A year.", "years")
      case .years: ("A year or a range of years.", "years")
      case .integer: ("A whole number.", "integer")
      case .number: ("A number.", "number")
      case .area: ("England, a region or an authority.", "area")
      case .text: ("A text.", "text")
      case .choice: ("Which one.", "text")
      }
    return CommandDescription.Argument(name, help, type: type, values: choices, standard: standard?.text)
  }
}
