import CEditline

/// What the keys do that libedit's own commands do not.
extension TerminalReader {
  /// Ends the entry, or goes on in a new line while the text is unfinished.
  func submit() -> Int32 {
    let edited = EditedText(of: editor)
    guard delegate?.isComplete(edited.text) ?? true else {
      insert("\n")
      return CC_REFRESH
    }
    // Ending a line in its middle would leave the rest of it under what is printed next.
    el_cursor(editor, Int32(edited.scalars.count - edited.cursor))
    press(.endLine)
    return CC_REFRESH
  }

  /// Drops what is typed. A fresh prompt follows.
  func interrupt() -> Int32 {
    moveBelowText(adding: "^C")
    ending = .interrupted
    return CC_EOF
  }

  /// Ends the input on an empty line, and deletes elsewhere.
  func endOrDelete() -> Int32 {
    let edited = EditedText(of: editor)
    if edited.scalars.isEmpty {
      write("\r\n")
      ending = .endOfInput
      return CC_EOF
    }
    if edited.isAtEnd { return CC_ERROR }
    el_cursor(editor, 1)
    el_deletestr(editor, 1)
    return CC_REFRESH
  }

  /// Inserts what was pasted, but for a newline that would only add an empty line at the end.
  func insertPaste() -> Int32 {
    if EditedText(of: editor).isAtEnd && pasted.hasSuffix("\n") { pasted.removeLast() }
    insert(pasted)
    pasted = ""
    return CC_REFRESH
  }

  /// Moves up in the text, or to the entry before it in the history.
  func moveUp() -> Int32 { move(to: \.placeAbove, or: .previousEntry) }

  /// Moves down in the text, or to the entry after it in the history.
  func moveDown() -> Int32 { move(to: \.placeBelow, or: .nextEntry) }

  /// Moves to the right, and at the end accepts the suggestion.
  func moveForward() -> Int32 {
    let edited = EditedText(of: editor)
    if !edited.isAtEnd {
      el_cursor(editor, 1)
      return CC_CURSOR
    }
    guard let suffix = suggestedSuffix(of: edited) else { return CC_ERROR }
    insert(suffix)
    return CC_REFRESH
  }

  /// Moves behind the text. libedit's own command stops before the last character with vi's keys.
  func moveToEnd() -> Int32 {
    let edited = EditedText(of: editor)
    el_cursor(editor, Int32(edited.scalars.count - edited.cursor))
    return CC_CURSOR
  }

  private func move(to place: KeyPath<EditedText, Int?>, or key: PrivateKey) -> Int32 {
    let edited = EditedText(of: editor)
    guard let target = edited[keyPath: place] else {
      press(key)
      return CC_NORM
    }
    el_cursor(editor, Int32(target - edited.cursor))
    return CC_CURSOR
  }

  /// Inserts text at the cursor.
  func insert(_ text: String) {
    guard !text.isEmpty else { return }
    let scalars = Self.copy(text)
    el_winsertstr(editor, scalars)
    scalars.deallocate()
  }

  /// Has a command of libedit run next.
  func press(_ key: PrivateKey) {
    let scalars = Self.copy(String(key.scalar))
    el_wpush(editor, scalars)
    scalars.deallocate()
  }
}
