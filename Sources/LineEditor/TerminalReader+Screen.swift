import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is written beside libedit, and where on the screen that goes.
extension TerminalReader {
  /// Moves to the start of a row that has nothing on it: the next one where output ended in the middle of a
  /// row, else the present one. Reading a line begins with this.
  ///
  /// As many spaces as the row is wide reach the next row from everywhere but a row's start.
  public func freshLine() {
    if isDumb { return }
    write(String(repeating: " ", count: ScreenSize.current.columns) + "\r\u{1B}[K")
  }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cel_write($0.baseAddress, $0.count) }
    }
  }

  /// Where prompt and text end.
  func position(of text: ArraySlice<Unicode.Scalar>) -> ScreenPosition {
    ScreenPosition(after: Array(prompt.unicodeScalars) + text, width: size.columns)
  }

  /// Moves from the cursor to the end of the text, adds a mark there, and goes to the next row.
  func moveBelowText(adding mark: String = "") {
    let edited = EditedText(of: editor)
    let end = position(of: edited.scalars[...])
    let down = end.row - position(of: edited.beforeCursor).row
    let way = isDumb ? "" : motion(down, "B") + "\r" + motion(end.column, "C")
    write(way + mark + "\r\n")
  }

  private func motion(_ count: Int, _ direction: String) -> String {
    count > 0 ? "\u{1B}[\(count)\(direction)" : ""
  }

  /// libedit's source of keys. It runs when the screen is settled and a key is awaited, which is also the
  /// moment to suggest, and to see to a changed window.
  func readKey(into key: UnsafeMutablePointer<wchar_t>) -> Int32 {
    loadHistory()
    while true {
      let isSuggesting = showSuggestion()
      let event = decoder.next()
      if isSuggesting { write("\u{1B}[K") }
      switch event {
      case .key(let scalar):
        key.pointee = wchar_t(bitPattern: scalar.value)
        return 1
      case .paste(let text):
        pasted = text
        key.pointee = wchar_t(PrivateKey.paste.rawValue)
        return 1
      case .wake: redraw()
      case .end: return 0
      case .failure(let code):
        errno = code
        return -1
      }
    }
  }

  /// Shows the suggestion behind the cursor, cut to what is left of the row; false where there is none.
  private func showSuggestion() -> Bool {
    guard suggests, cel_edits(editor), !decoder.hasInput else { return false }
    let edited = EditedText(of: editor)
    guard let suffix = suggestedSuffix(of: edited) else { return false }
    let room = size.columns - position(of: edited.beforeCursor).column - 1
    let shown = DisplayWidth.cut(suffix, to: room)
    guard !shown.isEmpty else { return false }
    write("\u{1B}7\u{1B}[2m" + shown + "\u{1B}[0m\u{1B}8")
    return true
  }

  /// Draws the line again where the window has another size, or another program had the terminal.
  private func redraw() {
    guard cel_edits(editor), !isDumb else { return }
    let present = ScreenSize.current
    if present != size {
      size = present
      // The terminal has wrapped its rows anew, so the prompt is as far up as it would be at this width.
      let edited = EditedText(of: editor)
      let up = position(of: edited.beforeCursor).row
      let rows = position(of: edited.scalars[...]).row
      // Row by row: some terminals keep a copy of a screen that is cleared whole.
      let clearing = "\u{1B}[K" + String(repeating: "\u{1B}[B\u{1B}[K", count: rows)
      write("\r" + motion(up, "A") + clearing + motion(rows, "A"))
      el_resize(editor)
      cel_refresh(editor)
    }
    var modes = termios()
    if tcgetattr(STDIN_FILENO, &modes) == 0, modes.c_lflag & tcflag_t(ICANON) != 0 {
      cel_claim_terminal(editor)
      write("\u{1B}[?2004h")
      cel_refresh(editor)
    }
  }
}
