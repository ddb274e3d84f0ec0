import CEditline
import Testing

@testable import LineEditor

@Suite("Completion")
struct CompletionTests {
  init() {
    // What a character is depends on the locale, for C.
    _ = cel_use_utf8()
  }

  private func completion(_ replacements: String...) -> Completion {
    Completion(start: 0, candidates: replacements.map { Candidate(replacement: $0) })
  }

  @Test("The common prefix is one of whole characters")
  func commonPrefix() {
    #expect(completion("north-east", "north-west").commonPrefix == "north-")
    #expect(completion("größe", "große").commonPrefix == "gr")
    #expect(completion("e\u{301}a", "eb").commonPrefix == "")
    #expect(completion().commonPrefix == "")
  }

  @Test("Completion extends what is typed, or leaves it for the list")
  func extending() {
    #expect(completion("north-east", "north-west").extending("n") == "north-")
    #expect(completion("north-east", "north-west").extending("north-") == nil)
    #expect(completion("London", "Londonderry").extending("lon") == "London")
    #expect(completion("'two words'").extending("two") == "'two words'")
    #expect(completion("sort").extending("sort") == nil)
  }

  @Test("A suggestion only adds")
  func suggestion() {
    #expect(completion("sort").suggestion(after: "so") == "rt")
    #expect(completion("sort").suggestion(after: "sort") == nil)
    #expect(completion("London").suggestion(after: "lon") == nil)
    #expect(completion("north-east", "north-west").suggestion(after: "no") == "rth-")
    #expect(completion("north-east", "north-west").suggestion(after: "north-") == nil)
    #expect(completion().suggestion(after: "x") == nil)
  }

  @Test("Names fill columns from the top down")
  func columns() {
    let list = CandidateList(candidates: ["a", "bb", "ccc", "d", "e"].map { Candidate(replacement: $0) })
    #expect(list.rows(width: 80, limit: 10) == ["a    bb   ccc  d    e"])
    #expect(list.rows(width: 12, limit: 10) == ["a    d", "bb   e", "ccc"])
    #expect(list.rows(width: 4, limit: 10) == ["a", "bb", "ccc", "d", "e"])
    #expect(list.rows(width: 4, limit: 3) == ["a", "bb", "… and 3 more"].map { DisplayWidth.cut($0, to: 4) })
    #expect(list.rows(width: 12, limit: 2).count == 2)
  }

  @Test("Summaries stand beside names, cut to the width")
  func summaries() {
    let list = CandidateList(candidates: [
      Candidate(replacement: "größe", summary: "Size"),
      Candidate(replacement: "caseload", summary: "Children and young\npeople"),
      Candidate(replacement: "x"),
    ])
    #expect(list.rows(width: 80, limit: 9) == ["größe     Size", "caseload  Children and young people", "x"])
    #expect(list.rows(width: 20, limit: 9)[1] == "caseload  Children…")
    #expect(list.rows(width: 80, limit: 2) == ["größe     Size", "… and 2 more"])
  }

  @Test("Wide and combining characters are counted in columns")
  func widths() {
    #expect(DisplayWidth.of("abc") == 3)
    #expect(DisplayWidth.cut("abcdef", to: 4) == "abc…")
    #expect(DisplayWidth.cut("abcd", to: 4) == "abcd")
    #expect(DisplayWidth.cut("abcd", to: 0) == "")
  }
}
