/// What a reader asks of its host while it reads. Everything is asked on the thread that reads lines.
public protocol LineEditorDelegate: AnyObject {
  /// Whether the text can be run as it is, or is still unfinished and goes on in another line.
  func isComplete(_ text: String) -> Bool

  /// The ways to complete the text at the cursor, an offset in Unicode scalars.
  ///
  /// A terminal asks this after each key pressed at the end of the text, to show what the completion key
  /// would insert, so the answer must come within a few milliseconds.
  func completion(of text: String, at cursor: Int) -> Completion

  /// The first prompt is on the screen and a key is awaited: the moment for work that no prompt should wait for. Called once,
  /// by a reader at a terminal.
  func firstPromptIsShown()
}

extension LineEditorDelegate {
  /// Does nothing.
  public func firstPromptIsShown() {}
}
