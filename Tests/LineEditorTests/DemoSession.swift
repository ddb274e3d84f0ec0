import Foundation
import TerminalSupport
import Testing

/// The demo on a terminal, at its first prompt.
struct DemoSession {
  static let prompt = "slate published ›"
  let terminal: TerminalSession

  /// Starts the demo and waits for its prompt.
  ///
  /// - Parameter wrapping: The shell command, in which `DEMO` stands for the demo.
  init(
    _ wrapping: String = "exec DEMO", environment: [String: String] = [:], size: ScreenSize = .small,
    home: URL? = nil, prompt: String = DemoSession.prompt
  ) throws {
    let path = try #require(BuiltProduct.path(of: "line-editor-demo"), "line-editor-demo was not built")
    let command = wrapping.replacing("DEMO", with: TerminalSession.quoted(path))
    terminal = try TerminalSession(command, environment: environment, size: size, home: home)
    try terminal.wait(forLastRow: prompt)
  }

  /// Waits until the last row is the prompt with this text typed.
  func waitForTyped(_ text: String) throws {
    try terminal.wait(forLastRow: text.isEmpty ? Self.prompt : "\(Self.prompt) \(text)")
  }

  /// Types an entry and waits until it has run.
  func run(_ entry: String) throws {
    try terminal.type(entry)
    try waitForTyped(entry)
    try terminal.press("Enter")
    try terminal.wait(for: "a result and a prompt") { rows in
      rows.last == Self.prompt && rows.dropLast().last == "ran <\(entry)>"
    }
  }

  /// The demo's process.
  func process() throws -> pid_t {
    let row = try terminal.wait(forText: "pid ").first { $0.hasPrefix("pid ") }
    return try #require(row.flatMap { pid_t($0.dropFirst(4)) })
  }
}
