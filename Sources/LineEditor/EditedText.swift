import CEditline

/// The text being edited and the cursor in it, as they are in libedit's buffer at one moment.
struct EditedText {
  let scalars: [Unicode.Scalar]
  /// The offset of the cursor in scalars.
  let cursor: Int

  init(_ scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = cursor
  }

  /// What an editor holds now.
  init(of editor: OpaquePointer) {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer else {
      self.init([], cursor: 0)
      return
    }
    let buffer = UnsafeBufferPointer(start: start, count: line.lastchar - start)
    self.init(TerminalReader.scalars(buffer), cursor: line.cursor - start)
  }

  var text: String { String(scalars: scalars) }
  var beforeCursor: ArraySlice<Unicode.Scalar> { scalars[..<cursor] }
  var isAtEnd: Bool { cursor == scalars.count }

  /// The cursor's place one line up, in the same column where that line is long enough; nil in the first.
  var placeAbove: Int? {
    guard let end = beforeCursor.lastIndex(of: "\n") else { return nil }
    let start = scalars[..<end].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return min(start + cursor - end - 1, end)
  }

  /// The cursor's place one line down; nil in the last.
  var placeBelow: Int? {
    guard let next = scalars[cursor...].firstIndex(of: "\n").map({ $0 + 1 }) else { return nil }
    let start = beforeCursor.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let end = scalars[next...].firstIndex(of: "\n") ?? scalars.count
    return min(next + cursor - start, end)
  }
}
