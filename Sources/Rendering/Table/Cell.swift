import SlateKit

/// One cell as a reader sees it: text on one line, and how it stands out.
struct Cell: Sendable, Equatable {
  /// The text, without control characters.
  var text: String
  /// How many columns of a screen it takes.
  var width: Int
  /// Whether it stands back: a symbol, or nothing.
  var isDim: Bool

  init(_ text: String, isDim: Bool = false) {
    self.text = text
    width = DisplayWidth.of(text)
    self.isDim = isDim
  }
}
