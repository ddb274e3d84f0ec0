import Foundation

/// A program on a real terminal, which tmux provides and reads back.
///
/// Each session is a tmux server of its own, without the user's configuration, in a home folder of its own.
/// Tests wait for what they expect to see, and never for a time to pass.
public final class TerminalSession {
  /// The home folder of the program, empty at first unless it was given.
  public let home: URL
  private let socket = "slate-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max))"
  private let ownsHome: Bool

  /// Whether tmux is there to run on.
  public static let isAvailable: Bool =
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/bin"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/tmux")
    }

  /// How many seconds a screen may take to become what is expected: many, for the machine may be busy.
  public static let patience = 30.0

  /// Starts a shell command on a screen. What is left of the screen stays readable after it ended.
  ///
  /// - Parameters:
  ///   - command: The command, in the shell's words.
  ///   - environment: Variables to set, besides `HOME`, `PATH`, `TERM` and `LANG=C.UTF-8`. Nothing else of
  ///     the present environment is passed on.
  ///   - home: A home folder to share with another session. The folder stays the caller's.
  public init(
    _ command: String, environment: [String: String] = [:], size: ScreenSize = .small, home: URL? = nil
  ) throws {
    ownsHome = home == nil
    self.home = home ?? FileManager.default.temporaryDirectory.appending(path: "\(socket)-home")
    try FileManager.default.createDirectory(at: self.home, withIntermediateDirectories: true)
    var variables = ["HOME": self.home.path, "TERM": "screen", "LANG": "C.UTF-8"]
    variables["PATH"] = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    variables.merge(environment) { $1 }
    let settings = variables.map { Self.quoted("\($0)=\($1)") }.joined(separator: " ")
    try tmux(
      "-f", "/dev/null", "new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)",
      "exec env -i \(settings) /bin/sh -c \(Self.quoted(command))", ";", "set-option", "-g", "remain-on-exit",
      "on",
      ";", "set-option", "-g", "status", "off", ";", "resize-window", "-x", "\(size.columns)", "-y",
      "\(size.rows)")
  }

  deinit {
    close()
    if ownsHome { try? FileManager.default.removeItem(at: home) }
  }

  /// Ends the session, and the program with it.
  public func close() {
    _ = try? tmux("kill-server")
  }

  /// Types text.
  public func type(_ text: String) throws {
    try tmux("send-keys", "-l", "--", text)
  }

  /// Presses keys by tmux's names for them, such as `Enter`, `C-c`, `M-b`, `Up`.
  public func press(_ keys: String...) throws {
    try tmux(["send-keys", "--"] + keys)
  }

  /// Pastes text as a terminal does: in brackets if the program asked for them.
  public func paste(_ text: String) throws {
    try tmux("set-buffer", "--", text, ";", "paste-buffer", "-p")
  }

  /// Changes the size of the window, and waits until the program can see it: tmux takes its time.
  public func resize(to size: ScreenSize) throws {
    try tmux("resize-window", "-x", "\(size.columns)", "-y", "\(size.rows)")
    let path = try tmux("display-message", "-p", "#{pane_tty}").trimmingCharacters(in: .newlines)
    let descriptor = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC)
    defer { _ = Self.closeFile(descriptor) }
    try wait(for: "a size of \(size)") { _ in
      var seen = winsize()
      guard ioctl(descriptor, UInt(TIOCGWINSZ), &seen) == 0 else { return false }
      return (Int(seen.ws_col), Int(seen.ws_row)) == (size.columns, size.rows)
    }
  }

  /// The rows on the screen, without what is blank at the end of each and below the last.
  public func screen() throws -> [String] {
    var rows = try tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.reversed().drop { $0 == " " }.reversed())
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  /// The screen with the escapes that give its text colour and weight.
  public func styledScreen() throws -> String {
    try tmux("capture-pane", "-p", "-e")
  }

  /// The cursor's place, counted from 0.
  public func cursor() throws -> (column: Int, row: Int) {
    let numbers = try tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split(
      whereSeparator: \.isWhitespace)
    let parsed = numbers.compactMap { Int($0) }
    return parsed.count == 2 ? (parsed[0], parsed[1]) : (-1, -1)
  }

  /// Waits until the screen is as expected, and returns it.
  @discardableResult
  public func wait(
    for expectation: String, within seconds: Double = TerminalSession.patience,
    until isAsExpected: ([String]) throws -> Bool
  ) throws -> [String] {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while true {
      let rows = try screen()
      if try isAsExpected(rows) { return rows }
      if Date() > deadline { throw TerminalTimeout(expectation: expectation, screen: rows) }
      usleep(15_000)
    }
  }

  /// Waits until a row of the screen holds some text.
  @discardableResult
  public func wait(forText text: String, within seconds: Double = TerminalSession.patience) throws -> [String]
  {
    try wait(for: "“\(text)”", within: seconds) { rows in rows.contains { $0.contains(text) } }
  }

  /// Waits until the last row that is not blank is exactly this text.
  @discardableResult
  public func wait(forLastRow text: String, within seconds: Double = TerminalSession.patience) throws
    -> [String]
  {
    try wait(for: "the last row “\(text)”", within: seconds) { $0.last == text }
  }

  /// Text as one word of the shell.
  public static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// `close` would be our own.
  private static let closeFile = Foundation.close

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let (status, text) = ShortCommand.run(["tmux", "-u", "-L", socket] + arguments)
    guard status == 0 else { throw TerminalFailure(arguments: arguments, output: text) }
    return text
  }
}
