extension EngineError {
  /// An error in the library's own words, sorted by what a reader can do about it.
  init(text: String) {
    let parts = EngineText(text)
    self.init(
      Self.kind(ofClass: parts.type, message: parts.message), Self.sentence(parts.message),
      position: parts.fields["position"].flatMap { Int($0) },
      candidates: Self.list(parts.fields["candidates"] ?? ""))
  }

  private static func kind(ofClass type: String, message: String) -> Kind {
    if message.contains("database has been invalidated") { return .fatal }
    switch type.lowercased() {
    case "interrupt": return .interrupted
    case "fatal", "internal": return .fatal
    case "io":
      return message.hasPrefix("No files found") ? .data : .resource
    case "out of memory", "permission", "http", "connection": return .resource
    case "transactioncontext", "transaction":
      return message.contains("No space left") ? .resource : .data
    case "conversion", "constraint", "out of range", "invalid input", "invalid", "decimal", "divide by zero",
      "mismatch type", "object size", "serialization", "sequence", "executor":
      return .data
    default:
      return message.hasPrefix("Interrupted") ? .interrupted : .statement
    }
  }

  /// The message as a whole sentence, with a capital and a stop, and cut where the engine quotes a whole file at the reader.
  private static func sentence(_ message: String) -> String {
    var text = message
    if let extra = text.firstRange(of: "\n\nLINE ") { text = String(text[..<extra.lowerBound]) }
    if let trace = text.firstRange(of: "\n\nStack Trace") { text = String(text[..<trace.lowerBound]) }
    // The engine ends errors of files with all of its settings for them.
    if let settings = text.firstRange(of: "\n  file = ") { text = String(text[..<settings.lowerBound]) }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    if text.count > 1500 { text = text.prefix(1500) + " …" }
    while let exclamation = text.firstRange(of: "!\n") { text.replaceSubrange(exclamation, with: ". ") }
    if let first = text.first, first.isLowercase { text = first.uppercased() + text.dropFirst() }
    if let last = text.last, !".!?…:".contains(last), !text.contains("\n") { text += "." }
    return text
  }

  /// The names in a list such as `a, b` or `"a", "b"`.
  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { part in
      part.drop { " \"[".contains($0) }.reversed().drop { " \"]".contains($0) }.reversed()
    }.map { String($0) }.filter { !$0.isEmpty }
  }
}
