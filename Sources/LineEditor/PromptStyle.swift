/// How a prompt is drawn.
public enum PromptStyle: Sendable, Equatable {
  /// As the rest of the terminal's text.
  case plain
  /// Set off from what is typed by a colour.
  case colour
}
