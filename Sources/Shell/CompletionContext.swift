/// Where in a line the cursor stands: what comes before it, and the word that is being typed.
struct CompletionContext: Equatable {
  /// The pipeline before the stage that the cursor is in, as text; empty in the first stage.
  var before = ""
  /// The whole words of the stage before the cursor's word, without quotes.
  var words: [String] = []
  /// The word at the cursor so far, without quotes.
  var word = ""
  /// Where the word begins, its quote included, as an offset in Unicode scalars.
  var start = 0
  /// The quote that is open at the cursor.
  var quote: Unicode.Scalar?

  /// Reads a line up to the cursor, an offset in Unicode scalars.
  init(_ text: String, cursor: Int) {
    let scalars = Array(text.unicodeScalars.prefix(cursor))
    var inWord = false
    var index = 0
    func endWord() {
      if inWord { words.append(word) }
      word = ""
      inWord = false
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if let open = quote {
        if scalar == open { quote = nil } else { word.unicodeScalars.append(scalar) }
      } else if scalar == "'" || scalar == "\"" {
        if !inWord { start = index }
        inWord = true
        quote = scalar
      } else if scalar == "|", index + 1 >= scalars.count || scalars[index + 1] != "|",
        index == 0 || scalars[index - 1] != "|"
      {
        endWord()
        before = String(String.UnicodeScalarView(scalars[..<index]))
        words = []
      } else if scalar.properties.isWhitespace {
        endWord()
      } else {
        if !inWord { start = index }
        inWord = true
        word.unicodeScalars.append(scalar)
      }
      index += 1
    }
    if !inWord { start = scalars.count }
  }

  /// Whether the cursor is in the first stage of a pipeline.
  var isFirstStage: Bool { before.isEmpty }

  /// Whether the stage is SQL.
  var isSQL: Bool {
    guard isFirstStage, let first = words.first?.lowercased() else { return false }
    return first == "select" || first == "with" || (first == "from" && words.count > 1)
  }
}
