import Interpreter
import SlateKit

/// Checks the arguments of a script's command as their types say, so that a script is started with right ones only.
struct ScriptArguments {
  let declared: ScriptCommandDeclaration
  let session: Session
  /// The table before the command.
  let input: Relation?

  /// The words that the script gets, options as `--name=value`, then `--` and the rest; and the names of the tables among them.
  ///
  /// - Throws: ``SlateError`` for a value that is not of its type.
  func words(_ call: CommandCall) async throws -> (words: [String], tables: [String]) {
    let values = try call.values()
    var options: [String] = []
    var rest: [String] = []
    var tables: [String] = []
    for argument in call.description.parameters {
      for value in values[argument.key] ?? [] {
        if argument.kind == .flag {
          options.append("--" + argument.key)
          continue
        }
        let word = try checked(value, argument)
        if argument.valueKind == .table || argument.valueKind == .dataset { tables.append(word) }
        if argument.kind == .option { options.append("--\(argument.key)=\(word)") } else { rest.append(word) }
      }
    }
    return (options + (rest.isEmpty ? [] : ["--"] + rest), tables)
  }

  private func checked(_ value: String, _ argument: CommandDescription.Argument) throws -> String {
    func wrong(_ what: String, _ hint: String) -> SlateError {
      SlateError("'\(value)' is \(what).", at: .argument(value), hint: hint)
    }
    switch argument.type {
    case "integer":
      guard Int(value) != nil else { throw wrong("no whole number", "'\(argument.key)' is one: 12.") }
    case "number":
      guard let number = Double(value), number.isFinite else {
        throw wrong("no number", "'\(argument.key)' is one: 1.5.")
      }
    default: break
    }
    switch argument.valueKind {
    case .area: return try session.area(AreaName(text: value)).name
    case .column:
      guard let input else { return value }
      return try input.demand(ColumnName(text: value)).name
    case .years:
      guard Years(argument: value) != nil else {
        throw wrong(
          "no year or range of years", "Type 2024, 2019-2024, 2018/19-2024/25, or 2019- for all years since.")
      }
    case .file: return Paths.resolved(try session.path(FilePath(text: value)))
    default: break
    }
    return value
  }
}
