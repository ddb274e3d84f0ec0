import SlateKit

/// An error with the line that caused it and the place in that line.
public struct LineError: Error, Sendable, CustomStringConvertible {
  /// What is wrong.
  public let error: SlateError
  /// The line.
  public let line: String
  /// Where in the line, as offsets in UTF-8 bytes; nil for the line as a whole.
  public let range: Range<Int>?

  /// Finds an error's place in its line: an argument's value is looked for among the words of the stage.
  init(_ error: SlateError, in line: String, stage: Statement.Stage?) {
    self.error = error
    self.line = line
    range = LineError.range(of: error.place, in: stage) ?? stage?.range
  }

  private static func range(of place: SlateError.Place?, in stage: Statement.Stage?) -> Range<Int>? {
    switch place {
    case .range(let range): return range
    case .argument(let value):
      let words = stage?.words ?? []
      let word =
        words.first { $0.text == value } ?? words.first { $0.text.hasSuffix("=" + value) }
        ?? words.first { $0.text.contains(value) }
      return word?.range
    case .inside(let value, let offset):
      guard let stage, let (start, length) = start(of: value, in: stage) else { return nil }
      let from = min(start + offset, start + max(length - 1, 0))
      return from..<min(from + 1, start + length)
    case nil: return nil
    }
  }

  /// Where a value begins in the line, quotes left out, and how long it is.
  private static func start(of value: String, in stage: Statement.Stage) -> (Int, Int)? {
    if let word = stage.words.first(where: { $0.isQuoted && $0.text == value }) {
      let quote = word.range.count - value.utf8.count
      return (word.range.lowerBound + quote / 2, value.utf8.count)
    }
    guard
      let first = stage.words.dropFirst().first(where: {
        value.hasPrefix($0.text) || $0.text.hasPrefix(value)
      })
    else {
      return nil
    }
    return (first.range.lowerBound, value.utf8.count)
  }

  public var description: String { diagnostic }

  /// The error for a reader: what is wrong, the line with its place marked, and what would work.
  public var diagnostic: String {
    var lines = ["error: \(error.message)"]
    if let range, !range.isEmpty || range.lowerBound > 0 { lines += marked(range) }
    if !error.suggestions.isEmpty { lines.append("  \(SlateError.question(error.suggestions))") }
    if !error.hint.isEmpty { lines.append("  \(error.hint)") }
    return lines.joined(separator: "\n")
  }

  /// The row of the line that holds the place, and a row of marks below it.
  private func marked(_ range: Range<Int>) -> [String] {
    let bytes = Array(line.utf8)
    let start = min(range.lowerBound, bytes.count)
    let rowStart = (bytes[..<start].lastIndex(of: 0x0A)).map { $0 + 1 } ?? 0
    let rowEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let end = max(start, min(range.upperBound, rowEnd))
    func width(_ slice: ArraySlice<UInt8>) -> Int { String(decoding: slice, as: UTF8.self).count }
    let marks = String(repeating: "~", count: max(width(bytes[start..<end]) - 1, 0))
    return [
      "  | " + String(decoding: bytes[rowStart..<rowEnd], as: UTF8.self),
      "  | " + String(repeating: " ", count: width(bytes[rowStart..<start])) + "^" + marks,
    ]
  }
}
