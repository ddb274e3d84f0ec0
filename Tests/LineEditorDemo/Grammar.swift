import LineEditor

/// Commands to complete, and entries that can be unfinished.
final class Grammar: LineEditorDelegate {
  private let commands = [
    Candidate(replacement: "caseload", summary: "Children and young people with an EHC plan"),
    Candidate(
      replacement: "caseload-history",
      summary:
        "The same over the years, with a summary that is much too long for one row of any screen of the usual width, and so is cut"
    ),
    Candidate(replacement: "sort", summary: "Order rows"),
    Candidate(replacement: "timeliness", summary: "Plans issued within 20 weeks"),
    Candidate(replacement: "größe", summary: "Size"),
  ]
  private let areas = (1...200).map { Candidate(replacement: "area\($0)") }
  private let regions = ["north-east", "north-west", "south-east", "south-west"].map {
    Candidate(replacement: $0)
  }

  func isComplete(_ text: String) -> Bool {
    let last = text.last { $0 != " " }
    return last != "|" && last != "\\" && text.filter { $0 == "'" }.count.isMultiple(of: 2)
  }

  func completion(of text: String, at cursor: Int) -> Completion {
    let before = Array(text.unicodeScalars.prefix(cursor))
    let start = before.lastIndex { $0 == " " || $0 == "\n" || $0 == "|" }.map { $0 + 1 } ?? 0
    var typed = String.UnicodeScalarView()
    typed.append(contentsOf: before[start...])
    let word = String(typed)
    let isFirst = start == 0 || before[..<start].last { $0 != " " } == "|"
    let all = isFirst ? commands : word.hasPrefix("a") ? areas : regions
    return Completion(start: start, candidates: all.filter { $0.replacement.hasPrefix(word) })
  }
}
