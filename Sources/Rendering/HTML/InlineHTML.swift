/// Markdown within a line: emphasis, code, links. Everything else is text.
struct InlineHTML {
  private let text: [Unicode.Scalar]
  /// How far the text is known not to hold a partner for some marks, so that a line full of them costs no more than another.
  private var passed: [String: Int] = [:]
  private let depth: Int

  /// How deep emphasis and links may stand in each other; what is deeper stays text.
  private static let deepest = 8
  /// How far apart two marks may stand, and how many places are tried for the second one: no text takes long.
  private static let reach = 2_000
  private static let tries = 20

  private init(_ text: [Unicode.Scalar], depth: Int) {
    self.text = text
    self.depth = depth
  }

  /// The text as HTML.
  static func html(_ text: String) -> String { html(Array(text.unicodeScalars), depth: 0) }

  private static func html(_ text: [Unicode.Scalar], depth: Int) -> String {
    if depth > deepest { return escaped(text) }
    var inline = InlineHTML(text, depth: depth)
    return inline.html()
  }

  private static func escaped(_ text: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return HTMLText.escaped(String(view))
  }

  private mutating func html() -> String {
    var result = ""
    var plain: [Unicode.Scalar] = []
    var index = 0
    while index < text.count {
      if let (html, next) = markup(at: index) {
        result += InlineHTML.escaped(plain) + html
        plain = []
        index = next
      } else if text[index] == "\\", index + 1 < text.count, InlineHTML.isPunctuation(text[index + 1]) {
        plain.append(text[index + 1])
        index += 2
      } else {
        plain.append(text[index])
        index += 1
      }
    }
    return result + InlineHTML.escaped(plain)
  }

  private mutating func markup(at index: Int) -> (html: String, next: Int)? {
    switch text[index] {
    case "`": code(at: index)
    case "*", "_": emphasis(at: index)
    case "[": link(at: index)
    case "!": index + 1 < text.count && text[index + 1] == "[" ? image(at: index) : nil
    case "<": address(at: index)
    case "\n": lineEnd(at: index)
    default: nil
    }
  }

  /// Where the same marks stand again, within reach; nil where they do not.
  private mutating func partner(of mark: [Unicode.Scalar], from start: Int) -> Int? {
    let key = InlineHTML.string(mark)
    // What an earlier search has passed without finding anything need not be searched again.
    var index = max(start, passed[key] ?? 0)
    let end = min(text.count - mark.count, start + InlineHTML.reach)
    while index <= end {
      if text[index] == "\\", mark[0] != "`" {
        index += 2
        continue
      }
      if text[index] == mark[0], text[index...].starts(with: mark) { return index }
      index += 1
    }
    passed[key] = max(index, passed[key] ?? 0)
    return nil
  }

  private mutating func code(at index: Int) -> (String, Int)? {
    let count = text[index...].prefix { $0 == "`" }.count
    let mark = Array(repeating: Unicode.Scalar("`"), count: count)
    var start = index + count
    while let end = partner(of: mark, from: start) {
      let length = text[end...].prefix { $0 == "`" }.count
      if length == count {
        var body = Array(text[(index + count)..<end])
        if body.count > 2, body.first == " ", body.last == " " { body = Array(body.dropFirst().dropLast()) }
        return ("<code>\(InlineHTML.escaped(body))</code>", end + count)
      }
      start = end + length
    }
    return (InlineHTML.escaped(mark), index + count)
  }

  private mutating func emphasis(at index: Int) -> (String, Int)? {
    let sign = text[index]
    let isDouble = index + 1 < text.count && text[index + 1] == sign
    let mark = Array(repeating: sign, count: isDouble ? 2 : 1)
    let start = index + mark.count
    guard start < text.count, !InlineHTML.isBlank(text[start]) else { return nil }
    // An underscore within a word is part of a name.
    if sign == "_", index > 0, InlineHTML.isWord(text[index - 1]) { return nil }
    var from = start + 1
    for _ in 0..<InlineHTML.tries {
      guard let end = partner(of: mark, from: from) else { return nil }
      let next = end + mark.count
      let isInWord = sign == "_" && next < text.count && InlineHTML.isWord(text[next])
      if InlineHTML.isBlank(text[end - 1]) || isInWord {
        from = end + 1
        continue
      }
      let tag = isDouble ? "strong" : "em"
      return ("<\(tag)>\(InlineHTML.html(Array(text[start..<end]), depth: depth + 1))</\(tag)>", next)
    }
    return nil
  }

  /// The label and address of `[label](address)`, and where it ends.
  private mutating func reference(at index: Int) -> (label: [Unicode.Scalar], address: String, next: Int)? {
    guard let middle = partner(of: ["]", "("], from: index + 1),
      passed[")"] == nil
    else { return nil }
    guard let end = text[(middle + 2)...].firstIndex(of: ")") else {
      passed[")"] = text.count
      return nil
    }
    let label = Array(text[(index + 1)..<middle])
    if label.contains("[") { return nil }
    var address = Array(text[(middle + 2)..<end])
    // A title may stand behind the address.
    if let blank = address.firstIndex(where: InlineHTML.isBlank) { address = Array(address[..<blank]) }
    return (label, InlineHTML.string(address), end + 1)
  }

  private mutating func link(at index: Int) -> (String, Int)? {
    guard let (label, address, next) = reference(at: index) else { return nil }
    let text = InlineHTML.html(label, depth: depth + 1)
    guard !label.allSatisfy(InlineHTML.isBlank), InlineHTML.isAllowed(address) else { return (text, next) }
    return ("<a href=\"\(HTMLText.escaped(address))\" rel=\"noreferrer\">\(text)</a>", next)
  }

  /// An image whose bytes stand in the text itself; of any other only its description stays, since the page loads nothing.
  private mutating func image(at index: Int) -> (String, Int)? {
    guard let (label, address, next) = reference(at: index + 1) else { return nil }
    let description = InlineHTML.escaped(label)
    let isData =
      address.wholeMatch(of: /data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+\/]+=*/) != nil
    return (
      isData
        ? "<img src=\"\(HTMLText.escaped(address))\" alt=\"\(description)\">" : "[image: \(description)]",
      next
    )
  }

  private mutating func address(at index: Int) -> (String, Int)? {
    guard let end = partner(of: [">"], from: index + 1) else { return nil }
    let address = InlineHTML.string(Array(text[(index + 1)..<end]))
    guard address.contains(":"), !address.contains(where: \.isWhitespace), InlineHTML.isAllowed(address)
    else {
      return nil
    }
    let text = HTMLText.escaped(address)
    return ("<a href=\"\(text)\" rel=\"noreferrer\">\(text)</a>", end + 1)
  }

  /// Two spaces or a backslash at a line's end break the line.
  private func lineEnd(at index: Int) -> (String, Int)? {
    let before = text[..<index].suffix(2)
    return before.elementsEqual([" ", " "]) ? ("<br>\n", index + 1) : nil
  }

  /// Addresses of the web and of mail, and places in the page itself. Everything else, `javascript:` first of all, is no link.
  private static func isAllowed(_ address: String) -> Bool {
    let lower = address.lowercased()
    guard !lower.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) else {
      return false
    }
    return ["https://", "http://", "mailto:", "#"].contains { lower.hasPrefix($0) && lower.count > $0.count }
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\t"
  }
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    (0x21...0x2F).contains(scalar.value) || (0x3A...0x40).contains(scalar.value)
      || (0x5B...0x60).contains(scalar.value) || (0x7B...0x7E).contains(scalar.value)
  }
}
