import Data
import Interpreter
import SlateKit
import SlateTestSupport
import Testing

@Suite("Revisions", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct RevisionTests {
  private let bench = Workbench([DataPlugin.self])

  private func bring(_ texts: String..., named name: String = "counts") async throws {
    let scratch = try Scratch()
    for (index, text) in texts.enumerated() {
      try scratch.write(text, to: "\(index).csv")
      try await bench.run("import '\(scratch.path("\(index).csv"))' --as \(name)")
    }
  }

  private let first = """
    la_name,sex,Plans,rate,gone
    Devon,Male,10,50.5,1
    Devon,Female,20,60.0,1
    Kent,Male,x,z,1
    Kent,Female,4,c,1
    Essex,Male,7,1.0,1
    """
  private let second = """
    la_name,sex,plans,rate,came
    Kent,Female,c,x,2
    Kent,Male,3,z,2
    Devon,Female,17,60.0,2
    Devon,Male,11,50.5,2
    Surrey,Male,1,2.0,2
    """

  @Test(
    "Moves, symbols and rows that came and went are counted apart, in any order of rows and case of names")
  func counts() async throws {
    try await bring(first, second)
    let answer = try await bench.run("revisions counts --compare")
    #expect(answer["indicator"] == ["plans", "rate"])
    #expect(answer["moved"] == ["2", "0"])
    #expect(answer["largest"][0] == "-3" && answer["sum"][0] == "-2" && answer["mean"][0] == "-1.00")
    #expect(
      answer["lost"] == ["1", "0"] && answer["gained"] == ["1", "0"] && answer["renamed"] == ["0", "1"])
    #expect(answer.notices[0].contains("4 rows changed, 1 row added, 1 row removed; 0 rows the same."))
    #expect(answer.notices.contains("warning: Only counts@2 has the columns: came."))
    #expect(answer.notices.contains("warning: Only counts@1 has the columns: gone."))
  }

  @Test("Each figure that changed stands with old, new and difference")
  func cells() async throws {
    try await bring(first, second)
    let answer = try await bench.run("revisions counts --compare --rows")
    let shown = answer.rows.map { row in
      ["la_name", "sex", "change", "indicator", "old", "new", "difference"].map { row[$0] ?? "-" }
        .joined(separator: " ")
    }
    #expect(
      Set(shown) == [
        "Kent Female changed plans 4 c ", "Kent Female changed rate c x ", "Kent Male changed plans x 3 ",
        "Devon Female changed plans 20 17 -3", "Devon Male changed plans 10 11 1",
        "Surrey Male added    ", "Essex Male removed    ",
      ])
  }

  @Test("Two versions of choice are compared, and versions that say the same have no figures")
  func chosen() async throws {
    try await bring(first, second, first + "\n")
    #expect(try await bench.run("revisions counts --compare 1 2")["moved"] == ["2", "0"])
    #expect(try await bench.run("revisions counts --compare 2 1")["sum"][0] == "2")
    #expect(try await bench.run("revisions counts --compare 1 3").text.contains("0 rows changed"))
    let versions = try await bench.run("revisions counts")
    #expect(versions["version"] == ["1", "2", "3"])
    #expect(versions["changed"] == ["z", "4", "4"] && versions["added"] == ["z", "1", "1"])
    #expect(versions["removed"] == ["z", "1", "1"])
  }

  @Test("Rows whose keys repeat are said")
  func repeats() async throws {
    try await bring("la_name,plans\nKent,1\nKent,2\n", "la_name,plans\nKent,1\nKent,5\n")
    let answer = try await bench.run("revisions counts --compare")
    #expect(answer["moved"] == ["1"] && answer["largest"] == ["3"])
    #expect(
      answer.notices.contains { $0.contains("1 of counts@1 and 1 of counts@2 repeat") }, "\(answer.notices)")
  }

  @Test("The state of a release is told from its file")
  func states() {
    #expect(ReleaseStatus(release: "2023/24 revised") == .revised)
    #expect(ReleaseStatus(release: "2023/24 provisional") == .provisional)
    #expect(ReleaseStatus(release: "2023/24") == nil)
  }

  @Test(
    "What cannot be compared is said",
    arguments: [
      ("revisions cuonts", "Did you mean counts?"), ("revisions counts --compare", "no version before it"),
      ("revisions counts --compare 4", "It has 1."), ("revisions --compare", "Name the dataset"),
      ("revisions counts --compare 1 1 1", "Two versions"),
    ])
  func wrong(line: String, said: String) async throws {
    try await bring(first)
    let failure = try #require(await bench.failure(line))
    #expect(failure.diagnostic.contains(said), "\(failure.diagnostic)")
  }

  // Expected values: both files read with Python's csv module, rows matched by their first twelve columns.
  @Test(
    "The restated file of 2025: 68 rows changed, 1 added",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func official() async throws {
    for folder in ["ehc-plans-2025", "ehc-plans-2025-revised"] {
      for file in ["timeliness_20_week", "requests"] {
        try await bench.run("import '\(Surroundings.file("send/\(folder)/\(file).csv"))'")
      }
    }
    let answer = try await bench.run("revisions timeliness_20_week --compare")
    #expect(answer.notices[0].contains("68 rows changed, 1 row added, 0 rows removed; 12,143 rows the same."))
    let issued = try #require(answer.rows.first { $0["indicator"] == "plans_issued_den" })
    #expect(
      ["moved", "largest", "sum", "lost", "gained"].map { issued[$0] } == ["32", "-21", "-1", "36", "0"])
    let cells = try await bench.run("revisions timeliness_20_week --compare --rows")
    let lewisham = cells.rows.filter {
      $0["la_name"] == "Lewisham" && $0["indicator"] == "plans_issued_20_weeks_ex"
        && $0["breakdown"] == "All EHC plans issued"
    }
    #expect(lewisham.map { [$0["old"], $0["new"], $0["difference"]] } == [["183", "x", ""]])
    let requests = try await bench.run("revisions requests --compare")
    #expect(
      requests.notices[0].contains("87 rows changed, 1 row added, 0 rows removed; 13,082 rows the same."),
      "\(requests.notices)")
  }
}
