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

  /// An error of a line as a whole.
  public init(_ error: SlateError, in line: String) { self.init(error, in: line, stage: nil) }

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
  public var diagnostic: String { diagnostic(width: .max) }

  /// The same within so many columns: sentences are broken between words, and of a longer line the part around the place is
  /// shown.
  public func diagnostic(width: Int) -> String {
    var lines = Help.wrap("error: \(error.message)", width: width == .max ? width : width - 2)
    if lines.count > 1 { lines = [lines[0]] + lines.dropFirst().map { "  " + $0 } }
    if let range, !range.isEmpty || range.lowerBound > 0 { lines += marked(range, width: width) }
    for text in [SlateError.question(error.suggestions), error.hint] where !text.isEmpty {
      lines += Help.wrap(text, indent: "  ", width: width)
    }
    return lines.joined(separator: "\n")
  }

  /// The row of the line that holds the place, and a row of marks below it.
  private func marked(_ range: Range<Int>, width: Int) -> [String] {
    let bytes = Array(line.utf8)
    let start = min(range.lowerBound, bytes.count)
    let rowStart = (bytes[..<start].lastIndex(of: 0x0A)).map { $0 + 1 } ?? 0
    let rowEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let end = max(start, min(range.upperBound, rowEnd))
    func text(_ slice: ArraySlice<UInt8>) -> String { String(decoding: slice, as: UTF8.self) }
    var row = text(bytes[rowStart..<rowEnd])
    var column = text(bytes[rowStart..<start]).count
    var count = max(text(bytes[start..<end]).count, 1)
    let room = width - 5
    if width != .max, row.count > room {
      let skipped = column + min(count, room / 2) > room ? column - room / 3 : 0
      row =
        (skipped > 0 ? "…" : "") + row.dropFirst(skipped).prefix(room - 1)
        + (row.count - skipped > room - 1 ? "…" : "")
      column -= skipped - (skipped > 0 ? 1 : 0)
      count = min(count, max(row.count - column, 1))
    }
    return [
      "  | " + row,
      "  | " + String(repeating: " ", count: column) + "^" + String(repeating: "~", count: count - 1),
    ]
  }
}
