import CEditline

/// Completion, its list, and its suggestion.
extension TerminalReader {
  /// Inserts what the candidates agree on, or lists them.
  func complete() -> Int32 {
    let edited = EditedText(of: editor)
    let completion = completion(of: edited)
    guard !completion.candidates.isEmpty else { return CC_ERROR }
    let typed = String(scalars: edited.scalars[completion.start..<edited.cursor])
    let extended = completion.extending(typed)
    if let extended {
      el_deletestr(editor, Int32(edited.cursor - completion.start))
      insert(extended)
    }
    if completion.candidates.count == 1 {
      if completion.isFinal { endWord() }
      return CC_REFRESH
    }
    if extended == nil { list(completion.candidates) }
    return extended == nil ? CC_NORM : CC_REFRESH
  }

  /// What the dim suggestion after the text is, if any.
  func suggestedSuffix(of edited: EditedText) -> String? {
    guard suggests, edited.isAtEnd, !edited.scalars.isEmpty else { return nil }
    let text = edited.text
    if suggestion.text != text {
      let completion = completion(of: edited)
      let typed = String(scalars: edited.scalars[completion.start...])
      suggestion = Suggestion(text: text, suffix: completion.suggestion(after: typed))
    }
    return suggestion.suffix
  }

  private func completion(of edited: EditedText) -> Completion {
    var completion = delegate?.completion(of: edited.text, at: edited.cursor) ?? .none
    completion.start = max(0, min(completion.start, edited.cursor))
    return completion
  }

  /// Puts a space after a word, or steps over the one that is there.
  private func endWord() {
    let edited = EditedText(of: editor)
    if !edited.isAtEnd && edited.scalars[edited.cursor] == " " {
      el_cursor(editor, 1)
    } else {
      insert(" ")
    }
  }

  /// Shows the candidates below the text, and the text again below them.
  private func list(_ candidates: [Candidate]) {
    let text = EditedText(of: editor)
    let height = position(of: text.scalars[...]).row + 1
    moveBelowText()
    let rows = CandidateList(candidates: candidates).rows(
      width: size.columns, limit: max(4, size.rows - height - 1))
    write(rows.map { $0 + "\r\n" }.joined())
    cel_refresh(editor)
  }
}
