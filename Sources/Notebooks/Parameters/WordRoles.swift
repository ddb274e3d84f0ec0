import Interpreter
import SlateKit

/// Which words behind a command's name are an expression of SQL, by the same rules as the command's own arguments.
///
/// Where in doubt a word counts as part of an expression: a value then stands there as a literal, which is never code.
struct WordRoles: IteratorProtocol {
  enum Role { case plain, expression }

  private let words: [Word]
  private let description: CommandDescription?
  private let expression: Int?
  private var index = 0
  private var positionals = 0

  init(_ words: ArraySlice<Word>, _ description: CommandDescription?, isSQL: Bool) {
    self.words = Array(words)
    self.description = description
    expression = description?.positionals.firstIndex { $0.valueKind == .expression } ?? (isSQL ? 0 : nil)
  }

  /// The next words that belong together, with their role.
  mutating func next() -> (words: [Word], role: Role)? {
    guard index < words.count else { return nil }
    let word = words[index]
    if word.isOption, word.text != "--" { return (option(word), .plain) }
    guard positionals == expression else {
      if word.text != "--" || word.isQuoted { positionals += 1 }
      index += 1
      return ([word], .plain)
    }
    var last = index
    while last + 1 < words.count, !isKnownOption(words[last + 1]) { last += 1 }
    defer { index = last + 1 }
    positionals += 1
    return (Array(words[index...last]), .expression)
  }

  private mutating func option(_ word: Word) -> [Word] {
    let takesValue = !word.text.contains("=") && description?.option(word.text)?.kind == .option
    let count = takesValue && index + 1 < words.count && !isKnownOption(words[index + 1]) ? 2 : 1
    defer { index += count }
    return Array(words[index..<(index + count)])
  }

  private func isKnownOption(_ word: Word) -> Bool {
    let spelling = String(word.text.prefix { $0 != "=" })
    return word.isOption && (description?.option(spelling) != nil || word.text.hasPrefix("--"))
  }
}
