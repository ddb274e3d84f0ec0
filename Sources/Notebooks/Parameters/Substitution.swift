import Interpreter
import SlateKit

/// Puts the values of parameters into a statement that was parsed already, so that a value never becomes a command, an option
/// or code of SQL.
struct Substitution {
  let values: ParameterValues
  let registry: Registry

  /// A part of the line that gives way to another.
  private struct Edit {
    var range: Range<Int>
    var text: String
  }

  /// The statement with values in place of `${name}`, in its words and in its line.
  func apply(to statement: Statement) throws(SlateError) -> Statement {
    guard statement.line.utf8.containsSequence("${") else { return statement }
    var stages = statement.stages
    var edits: [Edit] = []
    for index in stages.indices {
      stages[index].words = try words(of: stages[index], in: statement, &edits)
    }
    guard !edits.isEmpty else { return statement }
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    var result = statement
    result.line = Substitution.line(statement.line, edits)
    for index in stages.indices {
      stages[index].range = Substitution.moved(stages[index].range, edits)
      for word in stages[index].words.indices {
        stages[index].words[word].range = Substitution.moved(stages[index].words[word].range, edits)
      }
    }
    result.stages = stages
    return result
  }

  private static func line(_ line: String, _ edits: [Edit]) -> String {
    let bytes = Array(line.utf8)
    var result: [UInt8] = []
    var position = 0
    for edit in edits {
      result += bytes[position..<edit.range.lowerBound] + Array(edit.text.utf8)
      position = edit.range.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }

  private static func moved(_ range: Range<Int>, _ edits: [Edit]) -> Range<Int> {
    func moved(_ offset: Int) -> Int {
      edits.reduce(offset) { sum, edit in
        edit.range.upperBound <= offset ? sum + edit.text.utf8.count - edit.range.count : sum
      }
    }
    let lower = moved(range.lowerBound)
    return lower..<max(lower, moved(range.upperBound))
  }

  // MARK: Words

  private func words(
    of stage: Statement.Stage, in statement: Statement, _ edits: inout [Edit]
  ) throws(SlateError) -> [Word] {
    guard stage.words.contains(where: { $0.text.utf8.containsSequence("${") }) else { return stage.words }
    let found = registry.entry(for: stage.words.map(\.text))
    // A definition has parameters of its own.
    if found?.entry.name == "define" { return stage.words }
    let nameCount = found?.count ?? min(2, stage.words.count)
    if let word = stage.words.prefix(nameCount).first(where: { $0.text.utf8.containsSequence("${") }) {
      throw SlateError(
        "A parameter cannot stand for a command.", at: .range(word.range), hint: "Write the command's name.")
    }
    let description = try found.map { found throws(SlateError) in
      try Substitution.describe(found.entry, registry)
    }
    var result = Array(stage.words.prefix(nameCount))
    var roles = WordRoles(stage.words.dropFirst(nameCount), description, isSQL: found?.entry.name == "sql")
    while let (words, role) = roles.next() {
      switch role {
      case .plain:
        for word in words { result.append(try plain(word, &edits)) }
      case .expression:
        result += try expression(words, in: statement, &edits)
      }
    }
    return result
  }

  private static func describe(
    _ entry: Registry.Entry, _ registry: Registry
  ) throws(SlateError) -> CommandDescription {
    do {
      return try registry.description(of: entry)
    } catch {
      throw error as? SlateError ?? SlateError("The declaration of '\(entry.name)' cannot be read.")
    }
  }

  private func plain(_ word: Word, _ edits: inout [Edit]) throws(SlateError) -> Word {
    var word = word
    if let name = Placeholder.name(word.text) {
      let value = try value(name)
      edits.append(Edit(range: word.range, text: value.literal))
      word.text = value.text
      word.isQuoted = true
      return word
    }
    if word.isOption, let equals = word.text.firstIndex(of: "=") {
      let head = String(word.text[...equals])
      if let name = Placeholder.name(String(word.text.dropFirst(head.count))) {
        let value = try value(name)
        edits.append(Edit(range: word.range, text: head + value.literal))
        word.text = head + value.text
        return word
      }
    }
    if let name = Placeholder.firstName(in: word.text, among: values.names) {
      throw SlateError(
        "The parameter ${\(name)} must be a word of its own.", at: .range(word.range),
        hint: "It replaces a whole word, or the value of an option: --years ${\(name)}")
    }
    return word
  }

  /// An expression of SQL, one word in quotes or several as they were typed, as one word.
  private func expression(
    _ words: [Word], in statement: Statement, _ edits: inout [Edit]
  ) throws(SlateError) -> [Word] {
    guard let first = words.first, let last = words.last else { return words }
    let range = first.range.lowerBound..<last.range.upperBound
    let isOne = words.count == 1 && first.isQuoted
    let source = isOne ? first.text : statement.source(range)
    guard source.utf8.containsSequence("${") else { return words }
    let text = try SQLSubstitution.apply(to: source, names: values.names) { name throws(SlateError) in
      try value(name)
    }
    edits.append(Edit(range: range, text: text))
    var word = first
    word.text = text
    word.range = range
    word.isQuoted = true
    return [word]
  }

  private func value(_ name: String) throws(SlateError) -> ParameterValue {
    if let value = values[name] { return value }
    let names = values.names
    throw SlateError(
      "The notebook has no parameter called '\(name)'.", at: .argument("${\(name)}"),
      suggestions: Nearest.names(to: name, among: names),
      hint: names.isEmpty
        ? "Its front matter declares none: params: { \(name): { type: text, default: ... } }" : "")
  }
}
