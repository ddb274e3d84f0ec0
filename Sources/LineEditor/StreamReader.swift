/// Entries from a pipe or a file. Unfinished lines go on in the next one, as they do at a terminal.
public final class StreamReader: LineReader {
  private let descriptor: Int32
  private weak let delegate: (any LineEditorDelegate)?
  private var buffer: [UInt8] = []
  private var next = 0
  private var isAtEnd = false

  /// Creates a reader of a descriptor, which stays the caller's to close. The delegate is not retained.
  public init(descriptor: Int32 = 0, delegate: (any LineEditorDelegate)?) {
    self.descriptor = descriptor
    self.delegate = delegate
  }

  /// Reads lines until they make a whole entry, or until the input ends. Shows no prompt.
  public func readLine(prompt: Prompt) throws -> LineInput {
    guard var entry = try physicalLine() else { return .endOfInput }
    while let delegate, !delegate.isComplete(entry), let more = try physicalLine() {
      entry += "\n" + more
    }
    return .line(entry)
  }

  /// Does nothing: only what people type is history.
  @discardableResult
  public func remember(_ entry: String) -> String? { nil }

  /// The next line, without its line feed or carriage return and line feed.
  private func physicalLine() throws -> String? {
    var unsearched = next
    while true {
      if let end = buffer[unsearched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { next = end + 1 }
        return text(of: buffer[next..<end])
      }
      buffer.removeFirst(next)
      next = 0
      unsearched = buffer.count
      guard try fill() else { break }
    }
    defer { buffer = [] }
    return buffer.isEmpty ? nil : text(of: buffer[...])
  }

  /// Reads what is there; false is the end.
  private func fill() throws -> Bool {
    if isAtEnd { return false }
    let count = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { chunk in
      let count = System.read(descriptor, into: chunk)
      if count > 0 { buffer += chunk[..<count] }
      return count
    }
    if count < 0 { throw LineEditorError.unreadable(code: System.errorNumber) }
    isAtEnd = count == 0
    return !isAtEnd
  }

  private func text(of line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }
}
