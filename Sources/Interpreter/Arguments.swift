import SlateKit

/// The words of a stage, sorted into what a command's declaration expects: options first, then `--`, then the rest.
///
/// So a value that begins with a dash is never taken for an option, and an expression may stand bare.
struct Arguments {
  /// The words for the command's parser.
  let words: [String]

  /// Sorts the words behind a command's name.
  ///
  /// - Throws: ``SlateError`` for an option that the command does not have, or a value that an option cannot take.
  init(_ input: [Word], for description: CommandDescription, named name: String, in statement: Statement)
    throws
  {
    var options: [String] = []
    var positionals: [Word] = []
    let expression = description.positionals.firstIndex {
      $0.valueKind == .expression || $0.valueKind == .line
    }
    let takesOptions = expression.map { description.positionals[$0].valueKind == .line } ?? false
    var index = 0
    while index < input.count {
      let word = input[index]
      index += 1
      let begins = positionals.count == expression
      guard word.isOption, word.text != "--", !begins || Arguments.isKnownOption(word, description) else {
        guard begins else {
          if word.text != "--" || word.isQuoted { positionals.append(word) }
          continue
        }
        var last = index - 1
        while last + 1 < input.count, takesOptions || !Arguments.isKnownOption(input[last + 1], description) {
          last += 1
        }
        positionals.append(Arguments.expression(input[(index - 1)...last], in: statement))
        index = last + 1
        continue
      }
      let (spelling, attached) = Arguments.split(word.text)
      guard let option = description.option(spelling) else {
        throw SlateError(
          "'\(name)' has no option '\(spelling)'.", at: .range(word.range),
          suggestions: Nearest.names(to: spelling, among: description.options.flatMap(\.spellings)),
          hint: "'help \(name)' lists its options.")
      }
      options.append(word.text)
      guard option.kind == .option else {
        guard attached == nil else {
          throw SlateError(
            "'\(spelling)' takes no value.", at: .range(word.range), hint: "Give '\(spelling)' alone.")
        }
        continue
      }
      if let attached {
        options[options.count - 1] =
          spelling + "=" + (try Arguments.listed(attached, option, at: word.range))
        continue
      }
      repeat {
        guard index < input.count, !Arguments.isKnownOption(input[index], description) else {
          throw SlateError(
            "The option '\(spelling)' lacks its value.", at: .range(word.range),
            hint: option.values.isEmpty
              ? "'help \(name)' lists its options." : "It is one of \(option.values.joined(separator: ", "))."
          )
        }
        let value = try Arguments.listed(input[index].text, option, at: input[index].range)
        options[options.count - 1] = spelling + "=" + value
        index += 1
        if option.takesManyValues, index < input.count, !input[index].isOption { options.append("") }
      } while option.takesManyValues && index < input.count && !input[index].isOption
    }
    for (word, argument) in zip(positionals, description.positionals) {
      _ = try Arguments.listed(word.text, argument, at: word.range)
    }
    let capacity =
      description.positionals.contains(where: \.isRepeating) ? Int.max : description.positionals.count
    if positionals.count > capacity {
      let extra = positionals[capacity]
      throw SlateError(
        "'\(name)' does not know what to do with '\(extra.text)'.", at: .range(extra.range),
        hint: "'help \(name)' shows what it takes. A name of several words stands in quotes.")
    }
    words = options + (positionals.isEmpty ? [] : ["--"]) + positionals.map(\.text)
  }

  private static func split(_ text: String) -> (String, String?) {
    guard let equals = text.firstIndex(of: "=") else { return (text, nil) }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  private static func isKnownOption(_ word: Word, _ description: CommandDescription) -> Bool {
    word.isOption && (description.option(split(word.text).0) != nil || word.text.hasPrefix("--"))
  }

  /// The words of a bare expression as they were typed; a single quoted word without its quotes.
  private static func expression(_ words: ArraySlice<Word>, in statement: Statement) -> Word {
    guard let first = words.first, let last = words.last, words.count > 1 || !first.isQuoted else {
      return words.first ?? Word(text: "", range: 0..<0, isQuoted: true)
    }
    let range = first.range.lowerBound..<last.range.upperBound
    return Word(text: statement.source(range), range: range, isQuoted: true)
  }

  /// A value as the argument lists it, whatever its case: a table prints `Primary`, and the option takes `primary`.
  private static func listed(
    _ value: String, _ argument: CommandDescription.Argument, at range: Range<Int>
  ) throws -> String {
    guard !argument.values.isEmpty, !argument.values.contains(value) else { return value }
    if let same = argument.values.first(where: { $0.lowercased() == value.lowercased() }) { return same }
    throw SlateError(
      "'\(value)' is not one of \(argument.values.joined(separator: ", ")).", at: .range(range),
      suggestions: Nearest.names(to: value, among: argument.values))
  }
}
