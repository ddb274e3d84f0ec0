import Foundation
import Interpreter
import SlateKit

/// Asks a script what it does, and makes commands of the answer.
enum ScriptDescription {
  /// What a script prints for `--slate-describe`.
  ///
  /// - Throws: ``SlateError`` whose message goes on 'The plugin is refused: '.
  static func ask(_ path: String, _ limits: ScriptLimits) throws -> String {
    let folder = try TemporaryFolder()
    let output = folder.path + "/description"
    let process = ScriptProcess(
      path: path, arguments: ["--slate-describe"], environment: ScriptEnvironment.base(of: path),
      folder: folder.path, limits: limits)
    let ending: ScriptEnding
    do { ending = try process.runBlocking(output: output) { _ in false } } catch let error
      as ScriptProcess.StartError
    {
      throw SlateError(ScriptFailure.start(error.number, path))
    }
    let words = ending.words.isEmpty ? "" : "; it says: " + ending.words.joined(separator: " ")
    switch ending.reason {
    case .exited(0): break
    case .exited(let status):
      throw SlateError("'\(path) --slate-describe' ends with status \(status)\(words)")
    case .killed(let signal):
      throw SlateError("'\(path) --slate-describe' was ended by signal \(signal)\(words)")
    case .tookTooLong(let seconds):
      throw SlateError("'\(path) --slate-describe' did not end within \(Int(seconds)) seconds\(words)")
    case .printedTooMuch(let bytes):
      throw SlateError("'\(path) --slate-describe' printed more than \(bytes) bytes\(words)")
    case .cannotBeKept(let reason):
      throw SlateError("what '\(path) --slate-describe' printed could not be kept (\(reason))")
    }
    guard let data = FileManager.default.contents(atPath: output),
      let text = String(data: data, encoding: .utf8)
    else {
      throw SlateError("'\(path) --slate-describe' printed no text")
    }
    _ = try declaration(text, at: path)
    return text
  }

  private static func declaration(_ text: String, at path: String) throws -> ScriptDeclaration {
    let declaration: ScriptDeclaration
    do {
      declaration = try JSONDecoder().decode(ScriptDeclaration.self, from: Foundation.Data(text.utf8))
    } catch {
      throw SlateError("what '\(path) --slate-describe' printed is no description: \(reason(error))")
    }
    guard declaration.isUnderstood else {
      throw SlateError(
        "it speaks version \(declaration.protocolVersion) of the protocol, and this Slate speaks "
          + ScriptDeclaration.protocolVersion)
    }
    return declaration
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "'\((context.codingPath + [key]).map(\.stringValue).joined(separator: "."))' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is of another type"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is none of the possible values"
    default: "it is not JSON"
    }
  }

  /// A script's commands, as a registry takes them.
  ///
  /// - Throws: ``SlateError`` whose message goes on 'The plugin is refused: '.
  static func addition(_ text: String, of name: String, at path: String) throws -> Addition {
    let declaration = try declaration(text, at: path)
    let root = declaration.command
    let commands = root.subcommands.filter { $0.declaration.commandName != "help" }
    let manifest = Manifest(
      id: name, summary: root.declaration.abstract ?? "", version: declaration.version,
      group: commands.isEmpty ? nil : name, sources: declaration.sources)
    let script = Executable(name: name, path: path)
    let list =
      commands.isEmpty
      ? [(name, ScriptCommand(script: script, word: nil, declared: root))]
      : commands.map { command in
        let word = command.declaration.commandName ?? ""
        return (word, ScriptCommand(script: script, word: word, declared: command))
      }
    return Addition(manifest, door: .script, location: path, commands: list) { script.fingerprint }
  }
}
