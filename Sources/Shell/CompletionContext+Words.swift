extension CompletionContext {
  /// A word as it stands in a line at the cursor: in the quote that is open, or in quotes where it has blanks.
  func quoted(_ text: String) -> String {
    if let quote { return "\(quote)\(text)\(quote)" }
    let isPlain = text.allSatisfy { !$0.isWhitespace && $0 != "'" && $0 != "\"" && $0 != "|" && $0 != "#" }
    return isPlain ? text : text.contains("\"") ? "'\(text)'" : "\"\(text)\""
  }

  /// The name at the end of an expression, in place of the whole word.
  var identifier: CompletionContext {
    var inner = self
    let name = word.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    inner.word = String(name.reversed())
    if quote != nil || name.count < word.count {
      let skipped = word.unicodeScalars.count - inner.word.unicodeScalars.count
      inner.start = start + skipped + (quote == nil ? 0 : 1)
      inner.quote = nil
    }
    return inner
  }
}
