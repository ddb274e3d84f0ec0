import SlateKit

/// What can be told of a query's text without its parser.
enum SQLText {
  /// The words in lower case.
  static func names(in text: String) -> Set<String> { Set(SQL.words(of: text).map { $0.text.lowercased() }) }

  /// Those of the columns that an expression reads, in the order in which it names them.
  static func columns(_ columns: [Column], readBy expression: String) -> [Column] {
    var found: [Column] = []
    for name in SQL.words(of: expression).map({ $0.text.lowercased() }) {
      guard let column = columns.first(where: { $0.name.lowercased() == name }), !found.contains(column)
      else { continue }
      found.append(column)
    }
    return found
  }

  /// The places where the last result is named; nil where it is not. In double quotes it is a column of that name.
  static func lastResult(in text: String) -> [Range<String.Index>]? {
    let ranges = SQL.words(of: text).filter { $0.text == "_" && !$0.isQuoted }.map(\.range)
    return ranges.isEmpty ? nil : ranges
  }

  /// The place in the text that a place in ``replacing(_:in:with:)`` came from, as offsets in UTF-8 bytes.
  static func origin(
    _ place: Int, replacing ranges: [Range<String.Index>], in text: String, with word: String
  ) -> Int {
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
