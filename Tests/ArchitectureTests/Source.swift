import Foundation

/// A Swift file's code, line by line, without what comments and strings say.
struct Source {
  let path: String
  let lines: [String]

  init(path: String) throws {
    self.init(path: path, text: try Repository.text(of: path))
  }

  init(path: String, text: String) {
    self.path = path
    var inComment = false
    var inString = false
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Self.code(in: line, inComment: &inComment, inString: &inString)
    }
  }

  /// Each module that the file imports, with the number of the line.
  var imports: [(module: String, line: Int)] {
    lines.enumerated().flatMap { index, line in
      line.split(separator: ";").compactMap { statement in
        Self.module(importedBy: statement).map { ($0, index + 1) }
      }
    }
  }

  private static func module(importedBy statement: Substring) -> String? {
    var words = statement.split(whereSeparator: \.isWhitespace)[...]
    let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    while let first = words.first, first.hasPrefix("@") || access.contains(first) { words.removeFirst() }
    guard words.popFirst() == "import" else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
    return words.first.map { String($0.prefix { $0 != "." }) }
  }

  /// One line's code. A string leaves its quotes; strings of several lines leave nothing.
  private static func code(in line: Substring, inComment: inout Bool, inString: inout Bool) -> String {
    var code = ""
    var rest = line
    var quoted = false
    while let character = rest.first {
      if inComment {
        if rest.hasPrefix("*/") { inComment = false }
        rest = rest.dropFirst(inComment ? 1 : 2)
      } else if rest.hasPrefix("\"\"\"") {
        inString.toggle()
        rest = rest.dropFirst(3)
      } else if inString {
        rest = rest.dropFirst()
      } else if character == "\\", quoted {
        rest = rest.dropFirst(2)
      } else if character == "\"" {
        quoted.toggle()
        code.append(character)
        rest = rest.dropFirst()
      } else if quoted {
        rest = rest.dropFirst()
      } else if rest.hasPrefix("//") {
        break
      } else if rest.hasPrefix("/*") {
        inComment = true
        rest = rest.dropFirst(2)
      } else {
        code.append(character)
        rest = rest.dropFirst()
      }
    }
    return code
  }
}
