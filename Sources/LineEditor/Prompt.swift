/// The words before the cursor.
public struct Prompt: Sendable, Equatable {
  /// The text as it should appear, such as `slate published › `.
  public var text: String
  /// The text for a terminal that cannot show more than ASCII.
  public var ascii: String
  /// How it is drawn.
  public var style: PromptStyle

  /// Creates a prompt. A prompt ends in a space; one is added where it does not.
  public init(text: String, ascii: String, style: PromptStyle = .plain) {
    self.text = text
    self.ascii = ascii
    self.style = style
  }
}

extension Prompt {
  /// The text that is seen.
  func visible(unicode: Bool) -> String {
    let chosen = unicode ? text : ascii
    return chosen.hasSuffix(" ") ? chosen : chosen + " "
  }

  /// The text as libedit wants it: escapes stand between two U+0001, and before a visible character,
  /// which is why the last space stands outside the colour.
  func encoded(unicode: Bool) -> String {
    let visible = visible(unicode: unicode)
    return switch style {
    case .plain: visible
    case .colour: "\u{1}\u{1B}[36m\u{1}" + visible.dropLast() + "\u{1}\u{1B}[0m\u{1} "
    }
  }
}
