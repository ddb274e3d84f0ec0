/// How wide text is in SVG, about: fonts differ, so it is reckoned a little wider than most.
enum SVGText {
  /// The width in pixels.
  static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + width($1) } * size
  }

  private static func width(_ character: Character) -> Double {
    switch DisplayWidth.of(character) {
    case 0: 0
    case 2: 1.05
    default:
      switch character {
      case "i", "l", "j", ".", ",", "'", "|", ":", ";", "I", " ", "t", "f", "r", "(", ")", "-": 0.36
      case "m", "w", "M", "W", "%", "@": 0.92
      case "A"..."Z": 0.7
      default: 0.59
      }
    }
  }

  /// The text cut to a width, with an ellipsis at its end where it is cut.
  static func cut(_ text: String, room: Double, size: Double) -> String {
    guard width(text, size: size) > room else { return text }
    var used = 0.8 * size
    var result = ""
    for character in text {
      used += width(character) * size
      if used > room { break }
      result.append(character)
    }
    return result + "…"
  }

  /// Lines of a width in pixels.
  static func lines(_ text: String, room: Double, size: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let longer = (lines.last.map { $0 + " " } ?? "") + word
      if let last = lines.indices.last, width(longer, size: size) <= room {
        lines[last] = longer
      } else {
        lines.append(cut(String(word), room: room, size: size))
      }
    }
    return lines
  }
}
