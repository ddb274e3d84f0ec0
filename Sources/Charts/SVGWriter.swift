import Engine

/// Elements of SVG as text; what they hold is escaped.
struct SVGWriter {
  private(set) var text = ""

  /// Text as XML holds it: no sign of markup, and none of the characters that XML forbids.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\r", "\t": result += " "
      default:
        let isForbidden =
          scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0xFFFE...0xFFFF ~= scalar.value
          || 0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
        result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// A number of pixels, to a tenth.
  static func number(_ value: Double) -> String {
    let text = Numbers.text(.number(value.isFinite ? min(max(value, -1e6), 1e6) : 0), decimals: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  mutating func raw(_ markup: String) { text += markup + "\n" }

  /// An element with attributes; a title inside it is what a pointer shows and a reader of screens says.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, content: String? = nil, title: String = ""
  ) {
    let list = attributes.map { " \($0)=\"\(SVGWriter.escaped($1))\"" }.joined()
    let inner =
      (title.isEmpty ? "" : "<title>\(SVGWriter.escaped(title))</title>") + SVGWriter.escaped(content ?? "")
    text += inner.isEmpty ? "<\(name)\(list)/>\n" : "<\(name)\(list)>\(inner)</\(name)>\n"
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    element(
      "line",
      [
        "x1": SVGWriter.number(x1), "y1": SVGWriter.number(y1), "x2": SVGWriter.number(x2),
        "y2": SVGWriter.number(y2), "class": style,
      ])
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String, title: String = ""
  ) {
    element(
      "rect",
      [
        "x": SVGWriter.number(x), "y": SVGWriter.number(y), "width": SVGWriter.number(max(width, 0)),
        "height": SVGWriter.number(max(height, 0)), "class": style,
      ], title: title)
  }

  /// Text cut to a width, with the whole of it as its title where it is cut.
  mutating func label(
    _ content: String, _ x: Double, _ y: Double, _ style: String, anchor: String = "start", size: Double = 13,
    room: Double = .infinity
  ) {
    let shown = SVGText.cut(content, room: room, size: size)
    element(
      "text", ["x": SVGWriter.number(x), "y": SVGWriter.number(y), "text-anchor": anchor, "class": style],
      content: shown, title: shown == content ? "" : content)
  }

  /// The marker of a series.
  mutating func marker(
    _ series: Int, _ x: Double, _ y: Double, _ style: String, size r: Double = 4, title: String = ""
  ) {
    let n = SVGWriter.number
    switch series % Palette.count {
    case 0, 1: element("circle", ["cx": n(x), "cy": n(y), "r": n(r), "class": style], title: title)
    case 2:
      element(
        "path",
        [
          "d":
            "M\(n(x)) \(n(y - r * 1.3))L\(n(x + r * 1.3)) \(n(y))L\(n(x)) \(n(y + r * 1.3))L\(n(x - r * 1.3)) \(n(y))Z",
          "class": style,
        ], title: title)
    case 3:
      element(
        "path",
        [
          "d": "M\(n(x)) \(n(y - r * 1.2))L\(n(x + r * 1.2)) \(n(y + r))L\(n(x - r * 1.2)) \(n(y + r))Z",
          "class": style,
        ], title: title)
    default: rectangle(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, style, title: title)
    }
  }
}
