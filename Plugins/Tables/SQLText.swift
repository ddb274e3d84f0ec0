/// What can be told of a query's text without its parser.
enum SQLText {
  /// The words outside quotes, with their places.
  static func words(in text: String) -> [(word: Substring, range: Range<String.Index>)] {
    var found: [(word: Substring, range: Range<String.Index>)] = []
    var index = text.startIndex
    var start: String.Index?
    func isPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_"
    }
    while index < text.endIndex {
      let character = text[index]
      if isPart(character) {
        start = start ?? index
      } else {
        if let from = start { found.append((text[from..<index], from..<index)) }
        start = nil
        if character == "'" {
          index = text[text.index(after: index)...].firstIndex(of: "'") ?? text.index(before: text.endIndex)
        }
      }
      index = text.index(after: index)
    }
    if let from = start { found.append((text[from...], from..<text.endIndex)) }
    return found
  }

  /// The words in lower case.
  static func names(in text: String) -> Set<String> { Set(words(in: text).map { $0.word.lowercased() }) }

  /// The places where the last result is named; nil where it is not. In double quotes it is a column of that name.
  static func lastResult(in text: String) -> [Range<String.Index>]? {
    let ranges = words(in: text).filter { word, range in
      word == "_" && !text[..<range.lowerBound].hasSuffix("\"")
    }.map(\.range)
    return ranges.isEmpty ? nil : ranges
  }

  /// The place in the text that a place in ``replacing(_:in:with:)`` came from, as offsets in UTF-8 bytes.
  static func origin(_ place: Int, replacing ranges: [Range<String.Index>], in text: String, with word: String) -> Int {
    var place = place
    for range in ranges {
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      if place < start { break }
      place = max(start, place - word.utf8.count + text[range].utf8.count)
    }
    return place
  }

  /// The text with other words in these places.
  static func replacing(_ ranges: [Range<String.Index>], in text: String, with word: String) -> String {
    var result = text
    for range in ranges.reversed() { result.replaceSubrange(range, with: word) }
    return result
  }
}
