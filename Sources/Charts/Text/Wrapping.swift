/// Lines of a given width.
public enum Wrapping {
  /// Breaks text into lines: between words, and where a word is longer than a line behind its `_`, `-` and `/`, or anywhere.
  ///
  /// - Parameters:
  ///   - text: Text on one line.
  ///   - width: The columns of a line.
  ///   - indent: How many columns every line but the first stays clear of.
  public static func lines(_ text: String, width: Int, indent: Int = 0) -> [String] {
    guard width < .max, DisplayWidth.of(text) > width else { return [text] }
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    var used = 0
    func finish() {
      lines.append(line)
      line = margin
      used = indent
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let isFresh = used == (lines.isEmpty ? 0 : indent)
      let length = DisplayWidth.of(String(word))
      if !isFresh, used + 1 + length > width {
        finish()
      } else if !isFresh {
        line += " "
        used += 1
      }
      guard used + length > width else {
        line += word
        used += length
        continue
      }
      for piece in pieces(of: word, width: max(width - indent, 1)) {
        let length = DisplayWidth.of(piece)
        if used + length > width, used > (lines.isEmpty ? 0 : indent) { finish() }
        line += piece
        used += length
      }
    }
    lines.append(line)
    return lines
  }

  /// The parts of a word that must stay together, none longer than the width.
  private static func pieces(of word: Substring, width: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let length = DisplayWidth.of(character)
      if used + length > width, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += length
      if character == "_" || character == "-" || character == "/" {
        pieces.append(piece)
        piece = ""
        used = 0
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  /// The text cut to a width, with a mark at its end where something is missing.
  public static func cut(_ text: String, width: Int, mark: String) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    let room = width - DisplayWidth.of(mark)
    var result = ""
    var used = 0
    for character in text {
      let length = DisplayWidth.of(character)
      if used + length > room { break }
      result.append(character)
      used += length
    }
    return result + mark
  }
}
