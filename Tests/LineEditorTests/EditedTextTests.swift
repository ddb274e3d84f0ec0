import Testing

@testable import LineEditor

@Suite("Edited text")
struct EditedTextTests {
  private func text(_ text: String, _ cursor: Int) -> EditedText {
    EditedText(Array(text.unicodeScalars), cursor: cursor)
  }

  @Test("Up and down keep the column, as far as the line is long")
  func vertical() {
    #expect(text("abc\ndef", 5).placeAbove == 1)
    #expect(text("a\ndef", 5).placeAbove == 1)
    #expect(text("x\nabc\ndef", 9).placeAbove == 5)
    #expect(text("abc", 2).placeAbove == nil)
    #expect(text("abc\ndef", 1).placeBelow == 5)
    #expect(text("abc\nd", 3).placeBelow == 5)
    #expect(text("abc\nd\nxyz", 5).placeBelow == 7)
    #expect(text("abc", 2).placeBelow == nil)
  }

  @Test("Text ends where the terminal puts it")
  func position() {
    let ends = { (text: String, width: Int) in
      let position = ScreenPosition(after: text.unicodeScalars, width: width)
      return [position.row, position.column]
    }
    #expect(ends("abc", 10) == [0, 3])
    #expect(ends("abcdefghij", 10) == [1, 0])
    #expect(ends("a\nbc", 10) == [1, 2])
    #expect(ends("a\tb", 80) == [0, 9])
    #expect(ends("\u{1}", 80) == [0, 2])
  }
}
