extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// Names in quotes with commas between them; of many, the first ones and how many more there are.
func quoted(_ names: [String], most: Int = 6) -> String {
  let shown = names.prefix(most).map { "'\($0)'" }.joined(separator: ", ")
  return names.count > most ? "\(shown) and \((names.count - most).grouped) more" : shown
}

/// `1 row`, `2,000 rows`.
func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count.grouped) rows" }
