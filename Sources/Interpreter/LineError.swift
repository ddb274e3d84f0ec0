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
    range = LineError.range(of: error.place, in: stage, of: line) ?? stage?.range
  }

  private static func range(of place: SlateError.Place?, in stage: Statement.Stage?, of line: String)
    -> Range<Int>?
  {
    switch place {
    case .range(let range): return range
    case .argument(let value):
      let words = stage?.words ?? []
      let word = words.first { $0.text == value } ?? words.first { $0.text.hasSuffix("=" + value) }
      if let word { return word.range }
      return typed(value, in: stage, of: line) ?? words.first { $0.text.contains(value) }?.range
    case .inside(let value, let offset):
      guard let place = typed(value, in: stage, of: line) else { return nil }
      let from = min(place.lowerBound + offset, max(place.upperBound - 1, place.lowerBound))
      return from..<min(from + 1, place.upperBound)
    case nil: return nil
    }
  }

  /// Where a stage has a value as it was typed, behind the command's name; nil where quotes changed it.
  private static func typed(_ value: String, in stage: Statement.Stage?, of line: String) -> Range<Int>? {
    guard let stage, let start = stage.words.first?.range.upperBound, !value.isEmpty else { return nil }
    let bytes = Array(line.utf8.dropFirst(start).prefix(max(stage.range.upperBound - start, 0)))
    guard let found = bytes.firstRange(of: Array(value.utf8)) else { return nil }
    return (start + found.lowerBound)..<(start + found.upperBound)
  }

  /// The same as ``diagnostic``.
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
