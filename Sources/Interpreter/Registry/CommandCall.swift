import SlateKit

/// A command with the words that a line gives it, sorted into what its declaration expects.
public struct CommandCall: Sendable {
  /// The command.
  public let entry: Registry.Entry
  /// Its declaration.
  public let description: CommandDescription
  /// The words in the order that parsers of arguments expect: options as `--name=value`, then `--`, then the rest.
  public let words: [String]

  /// The values of each argument by its ``CommandDescription/Argument/key``, in the order in which they were typed. A flag that
  /// was given has an empty text.
  ///
  /// - Throws: ``SlateError`` where an argument lacks, or an option that takes one value has several.
  public func values() throws -> [String: [String]] {
    var values: [String: [String]] = [:]
    let end = words.firstIndex(of: "--") ?? words.endIndex
    for word in words[..<end] where !word.isEmpty {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = description.option(parts[0]) else { continue }
      if !option.isRepeating, values[option.key] != nil {
        throw SlateError(
          "The option '\(parts[0])' stands there twice.", at: .argument(word), hint: "Keep one.")
      }
      values[option.key, default: []].append(parts.count > 1 ? parts[1] : "")
    }
    let rest = Array(words[end...].dropFirst())
    for (index, text) in rest.enumerated() {
      guard
        let argument = description.positionals.indices.contains(index)
          ? description.positionals[index] : description.positionals.last
      else { continue }
      values[argument.key, default: []].append(text)
    }
    for argument in description.parameters
    where !argument.isOptional && argument.kind != .flag && argument.defaultValue == nil {
      guard values[argument.key] == nil else { continue }
      let name = argument.kind == .positional ? "<\(argument.key)>" : "the option '--\(argument.key)'"
      throw SlateError(
        "'\(entry.name)' lacks \(name).",
        hint: entry.command.examples.first.map { "For example: \($0.line)" }
          ?? "'help \(entry.name)' shows what it takes.")
    }
    return values
  }
}

extension CommandDescription.Argument {
  /// The name by which its value is asked for: the long name of an option, the name of the value of any other argument.
  public var key: String {
    spellings.first.map { String($0.drop { $0 == "-" }) } ?? valueName ?? "value"
  }
}
