/// The places of parameters in a word or a statement of SQL: `${name}`.
enum Placeholder {
  /// The name, where a word is a placeholder and nothing else.
  static func name(_ word: String) -> String? {
    guard word.hasPrefix("${"), word.hasSuffix("}") else { return nil }
    let name = String(word.dropFirst(2).dropLast())
    return Parameter.isName(name) ? name : nil
  }

  /// The first of these names that stands somewhere in a text as a placeholder.
  static func firstName(in text: String, among names: [String]) -> String? {
    names.first { text.utf8.containsSequence("${\($0)}") }
  }
}
