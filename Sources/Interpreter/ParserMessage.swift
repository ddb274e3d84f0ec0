import SlateKit

/// What Swift Argument Parser says of wrong arguments, as an error of the line.
enum ParserMessage {
  static func error(_ message: String, of entry: Registry.Entry, description: CommandDescription)
    -> SlateError
  {
    let first = message.split(separator: "\n").first.map(String.init) ?? message
    let sentence = first.hasSuffix(".") ? first : first + "."
    if first.hasPrefix("Missing expected argument"), !first.contains("'--") {
      let names = description.positionals.filter { !$0.isOptional }.compactMap { $0.valueName }
      return SlateError(
        "'\(entry.name)' lacks \(names.map { "<\($0)>" }.joined(separator: " ")).",
        hint: entry.command.examples.first.map { "For example: \($0.line)" }
          ?? "'help \(entry.name)' shows what it takes.")
    }
    let parts = first.split(separator: "'", omittingEmptySubsequences: false)
    if first.hasPrefix("The value '"), parts.count > 1, first.contains("<years>") {
      return SlateError(
        "'\(parts[1])' is no year or range of years.", at: .argument(String(parts[1])),
        hint: "Type 2024, 2019-2024, 2018/19-2024/25, or 2019- for all years since.")
    }
    if first.hasPrefix("The value '"), parts.count > 1 {
      return SlateError(
        sentence, at: .argument(String(parts[1])), hint: "'help \(entry.name)' shows what it takes.")
    }
    return SlateError(sentence, hint: "'help \(entry.name)' shows what it takes.")
  }
}
