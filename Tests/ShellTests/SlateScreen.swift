import Engine
import Foundation
import TerminalSupport
import Testing

/// Slate on a terminal, at its first prompt.
struct SlateScreen {
  static let prompt = "slate published ›"
  let terminal: TerminalSession

  /// Starts slate and waits for its prompt; `SLATE` in the command stands for the program.
  init(
    _ command: String = "exec SLATE", environment: [String: String] = [:], size: ScreenSize = .small,
    prompt: String = SlateScreen.prompt
  ) throws {
    let path = try #require(BuiltProduct.path(of: "slate"), "slate was not built")
    terminal = try TerminalSession(
      "cd && " + command.replacing("SLATE", with: TerminalSession.quoted(path)), environment: environment,
      size: size)
    try terminal.wait(forLastRow: prompt)
  }

  /// Types a line and waits for the prompt after its end.
  @discardableResult
  func run(_ line: String, until text: String) throws -> [String] {
    try terminal.type(line)
    try terminal.press("Enter")
    return try terminal.wait(for: "'\(text)' and a prompt") { rows in
      rows.contains { $0.contains(text) } && rows.last == Self.prompt
    }
  }

  /// Runs a command that needs the engine, so that completions of what the data says are at hand.
  func warmUp() throws { try run("from published | count", until: "1 row") }

  /// Why tests that need the screen and the engine are skipped.
  static let isPossible = TerminalSession.isAvailable && (try? EngineLibrary.load()) != nil
}
