import SlateKit
import Testing

@testable import Rendering

@Suite("Widths")
struct DisplayWidthTests {
  @Test(
    "A text's columns, by what a reader sees as one character",
    arguments: [
      ("", 0), ("Leeds", 5), ("é", 1), ("e\u{301}", 1), ("Ynys Môn", 8), ("£12·5…", 6), ("─⋮", 2), ("学校", 4),
      ("한국", 4), ("한", 2), ("ｱ", 1), ("Ａ", 2), ("🙂", 2), ("👩‍👩‍👧", 2), ("👍🏽", 2), ("🇬🇧", 2), ("✔", 1),
      ("✔\u{FE0F}", 2),
      ("☎", 1), ("a\u{200D}b", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("नि", 1), ("。", 2), ("①", 1), ("ß", 1),
    ])
  func width(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test("What moves the cursor, colours or turns the writing is made visible")
  func visible() {
    let text = "a\nb\tc\u{1B}[1md\r\u{202E}e\u{7F}\u{200B}"
    #expect(VisibleText.of(text, unicode: true) == "a␊b␉c␛[1md␍\\u{202e}e␡\\u{200b}")
    #expect(VisibleText.of(text, unicode: false) == "a\\nb\\tc\\u{1b}[1md\\r\\u{202e}e\\u{7f}\\u{200b}")
    #expect(VisibleText.of("a\r\nb", unicode: true) == "a␍␊b")
    #expect(VisibleText.of("Ynys Môn 👩‍👧 नि", unicode: false) == "Ynys Môn 👩‍👧 नि")
  }

  @Test("Text is cut between characters, and visibly")
  func cut() {
    #expect(Wrapping.cut("Leeds", width: 5, mark: "…") == "Leeds")
    #expect(Wrapping.cut("Bradford", width: 5, mark: "…") == "Brad…")
    #expect(Wrapping.cut("学校学校", width: 4, mark: "…") == "学…")
    #expect(Wrapping.cut("e\u{301}e\u{301}e\u{301}", width: 2, mark: "~") == "e\u{301}~")
  }

  @Test("Lines break between words, and long words behind a hyphen or anywhere")
  func wrapping() {
    #expect(Wrapping.lines("within 20 weeks", width: 15) == ["within 20 weeks"])
    #expect(Wrapping.lines("within 20 weeks", width: 9) == ["within 20", "weeks"])
    #expect(Wrapping.lines("within 20 weeks", width: 6) == ["within", "20", "weeks"])
    #expect(Wrapping.lines("pupil_headcount_total", width: 10) == ["pupil_", "headcount_", "total"])
    #expect(Wrapping.lines("abcdefgh", width: 3) == ["abc", "def", "gh"])
    #expect(Wrapping.lines("note: one two three", width: 10, indent: 2) == ["note: one", "  two", "  three"])
    #expect(Wrapping.lines("", width: 3) == [""])
    #expect(Wrapping.lines("学校", width: 1) == ["学", "校"])
    for width in 1...30 {
      for line in Wrapping.lines(
        "note: London is missing from school_census/2024 here", width: width, indent: 2)
      {
        #expect(DisplayWidth.of(line) <= max(width, 3))
      }
    }
  }
}
