/// Walks over the elements and texts of an XML file; enough of XML for the sheets of a workbook.
struct XMLScanner {
  /// What stands next.
  enum Item {
    case start(name: String, attributes: [String: String], isEmpty: Bool)
    case end(name: String)
    case text(String)
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next element or text; nil at the end.
  mutating func next() -> Item? {
    while index < bytes.count {
      guard bytes[index] == 0x3c else {
        let end = bytes[index...].firstIndex(of: 0x3c) ?? bytes.count
        defer { index = end }
        return .text(Self.unescaped(bytes[index..<end]))
      }
      if starts("<!--") {
        skip(past: "-->")
      } else if starts("<![CDATA[") {
        let start = index + 9
        skip(past: "]]>")
        return .text(String(decoding: bytes[start..<max(start, index - 3)], as: UTF8.self))
      } else if starts("<?") || starts("<!") {
        skip(past: ">")
      } else {
        return tag()
      }
    }
    return nil
  }

  private func starts(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  private mutating func skip(past text: String) {
    let wanted = Array(text.utf8)
    while index < bytes.count, !bytes[index...].starts(with: wanted) { index += 1 }
    index = min(bytes.count, index + wanted.count)
  }

  private mutating func tag() -> Item {
    var place = index + 1
    var quote: UInt8?
    while place < bytes.count, quote != nil || bytes[place] != 0x3e {
      if let open = quote {
        if bytes[place] == open { quote = nil }
      } else if bytes[place] == 0x22 || bytes[place] == 0x27 {
        quote = bytes[place]
      }
      place += 1
    }
    let body = bytes[(index + 1)..<place]
    index = min(bytes.count, place + 1)
    if body.first == 0x2f { return .end(name: Self.local(body.dropFirst())) }
    let isEmpty = body.last == 0x2f
    let nameEnd = body.firstIndex { $0 <= 0x20 || $0 == 0x2f } ?? body.endIndex
    return .start(
      name: Self.local(body[..<nameEnd]), attributes: Self.attributes(body[nameEnd...]), isEmpty: isEmpty)
  }

  /// A name without the prefix of its namespace.
  private static func local(_ bytes: ArraySlice<UInt8>) -> String {
    let name = bytes.prefix { $0 > 0x20 }
    return String(decoding: name.lastIndex(of: 0x3a).map { name[($0 + 1)...] } ?? name, as: UTF8.self)
  }

  private static func attributes(_ bytes: ArraySlice<UInt8>) -> [String: String] {
    var found: [String: String] = [:]
    var rest = bytes
    while let sign = rest.firstIndex(of: 0x3d) {
      let name = rest[..<sign].filter { $0 > 0x20 && $0 != 0x2f }
      rest = rest[(sign + 1)...].drop { $0 <= 0x20 }
      guard let quote = rest.first, quote == 0x22 || quote == 0x27,
        let end = rest.dropFirst().firstIndex(of: quote)
      else { break }
      found[local(ArraySlice(name))] = unescaped(rest[(rest.startIndex + 1)..<end])
      rest = rest[(end + 1)...]
    }
    return found
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(0x26) else { return text }
    var result = ""
    var rest = Substring(text)
    while let sign = rest.firstIndex(of: "&") {
      result += rest[..<sign]
      guard let end = rest[sign...].firstIndex(of: ";") else { break }
      let name = rest[rest.index(after: sign)..<end]
      switch name {
      case "amp": result += "&"
      case "lt": result += "<"
      case "gt": result += ">"
      case "quot": result += "\""
      case "apos": result += "'"
      default:
        let code = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst(1))
        if name.hasPrefix("#"), let code, let scalar = Unicode.Scalar(code) {
          result.unicodeScalars.append(scalar)
        }
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
