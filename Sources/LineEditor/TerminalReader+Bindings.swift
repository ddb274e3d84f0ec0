import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which key does what.
extension TerminalReader {
  /// A key and its command.
  struct Binding {
    let key: String
    let command: String
  }

  /// Keys that must do what they do here: other commands of libedit would end an unfinished line, or the
  /// process.
  private static let fixed =
    ["^M", "^J"].map { Binding(key: $0, command: "slate-submit") } + [
      Binding(key: "^C", command: "slate-interrupt"),
      Binding(key: "^D", command: "slate-end-or-delete"),
    ]

  /// Keys that the user's file may bind to something else, whichever key map it chooses.
  private static let common = [
    Binding(key: "^I", command: "slate-complete"),
    Binding(key: "^F", command: "slate-forward"),
    Binding(key: "^P", command: "slate-up"),
    Binding(key: "^N", command: "slate-down"),
    Binding(key: "^R", command: "em-inc-search-prev"),
    Binding(key: "^S", command: "em-inc-search-next"),
  ]

  /// The same for emacs keys only. For vi, whose escape key ends the mode, sequences are decoded before
  /// libedit sees them.
  private static let emacs =
    [
      Binding(key: "^W", command: "ed-delete-prev-word"),
      Binding(key: "^U", command: "vi-kill-line-prev"),
    ]
    + PrivateKey.allCases.flatMap { key in
      key.sequences.map { Binding(key: "\\e" + $0, command: key.command(inCommandMode: false)) }
    }

  /// Adds our commands, reads the user's file, and binds what it left alone.
  func bindKeys() {
    addCommands()
    decoder.isBound = { [unowned self] in isBound($0) }
    guard Self.userFileExists else {
      cel_use_keys(editor, "emacs")
      bind(Self.common + Self.emacs)
      bindFixed()
      return
    }
    cel_use_keys(editor, "vi")
    let usual = Self.common.map { describe($0.key) }
    cel_use_keys(editor, "emacs")
    let usualInEmacs = (Self.common + Self.emacs).map { describe($0.key) }
    el_source(editor, nil)
    let isVi = cel_uses_vi_keys(editor)
    let bindings = isVi ? Self.common : Self.common + Self.emacs
    bind(zip(bindings, isVi ? usual : usualInEmacs).filter { describe($0.key) == $1 }.map(\.0))
    bindFixed()
    guard isVi else { return }
    for binding in Self.fixed { cel_bind(editor, true, binding.key, binding.command) }
    for key in PrivateKey.allCases {
      cel_bind(editor, true, key.name, key.command(inCommandMode: true))
      decoder.sequences += key.sequences.map { (bytes: Array($0.utf8), key: key.scalar) }
    }
  }

  private func bindFixed() {
    bind(Self.fixed)
    bind(PrivateKey.allCases.map { Binding(key: $0.name, command: $0.command(inCommandMode: false)) })
  }

  private func bind(_ bindings: [Binding]) {
    for binding in bindings { cel_bind(editor, false, binding.key, binding.command) }
  }

  private func isBound(_ sequence: [UInt8]) -> Bool {
    let key = sequence.map { "\\" + String($0, radix: 8) }.joined()
    let descriptions = [describe("\\e" + key), describe(key, inCommandMode: true)]
    return descriptions.prefix(cel_uses_vi_keys(editor) ? 2 : 1).contains { !$0.hasPrefix("Unbound") }
  }

  private func describe(_ key: String, inCommandMode: Bool = false) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { room in
      guard let start = room.baseAddress else { return "" }
      cel_describe(editor, inCommandMode, key, start, room.count)
      return String(cString: start)
    }
  }

  private static var userFileExists: Bool {
    let path = System.variable("EDITRC") ?? System.variable("HOME").map { $0 + "/.editrc" }
    return path.map { access($0, R_OK) == 0 } ?? false
  }

  /// C functions capture nothing; the editor that calls knows its reader.
  private func addCommands() {
    cel_add_command(editor, "slate-submit", "End the entry, or go on in a new line") { editor, _ in
      TerminalReader.result(of: editor) { $0.submit() }
    }
    cel_add_command(editor, "slate-interrupt", "Drop what is typed") { editor, _ in
      TerminalReader.result(of: editor) { $0.interrupt() }
    }
    cel_add_command(editor, "slate-end-or-delete", "End the input, or delete") { editor, _ in
      TerminalReader.result(of: editor) { $0.endOrDelete() }
    }
    cel_add_command(editor, "slate-paste", "Insert what was pasted") { editor, _ in
      TerminalReader.result(of: editor) { $0.insertPaste() }
    }
    cel_add_command(editor, "slate-complete", "Complete, or list the candidates") { editor, _ in
      TerminalReader.result(of: editor) { $0.complete() }
    }
    cel_add_command(editor, "slate-up", "Move up in the text, then in the history") { editor, _ in
      TerminalReader.result(of: editor) { $0.moveUp() }
    }
    cel_add_command(editor, "slate-down", "Move down in the text, then in the history") { editor, _ in
      TerminalReader.result(of: editor) { $0.moveDown() }
    }
    cel_add_command(editor, "slate-end", "Move to the end") { editor, _ in
      TerminalReader.result(of: editor) { $0.moveToEnd() }
    }
    cel_add_command(editor, "slate-forward", "Move right, or accept the suggestion") { editor, _ in
      TerminalReader.result(of: editor) { $0.moveForward() }
    }
  }

  private static func result(of editor: OpaquePointer?, _ command: (TerminalReader) -> Int32) -> UInt8 {
    UInt8(clamping: owner(of: editor).map(command) ?? CC_ERROR)
  }
}
