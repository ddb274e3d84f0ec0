import SlateTestSupport
import Testing

@Suite("Golden figures", .serialized, .enabled(if: Surroundings.hasGolden, "\(Surroundings.goldenReason)"))
struct GoldenTests {
  @Test("The figures are those of the official files")
  func files() async throws {
    let first = Golden.all.filter {
      $0.file.contains("ehc-plans-2025/") || $0.file.hasPrefix("send/tribunal")
        || $0.file.hasPrefix("send/dsg")
    }
    try await check(first, on: Benches.first)
    let revised = Golden.all.filter { $0.file.contains("revised") }
    try await check(revised.filter { !$0.question.line.hasPrefix("revisions") }, on: Benches.revised)
    try await check(revised.filter { $0.question.line.hasPrefix("revisions") }, on: Benches.versions)
    try await check(Golden.all.filter { $0.file.contains("sen2-2019") }, on: Benches.before2019)
  }

  @Test("The release of 2019 adds the years that the one of 2025 lacks")
  func earlier() async throws {
    let figures = Golden.all.filter {
      $0.question.line.hasPrefix("send timeliness") && $0.file.hasSuffix("SEN2_MI.csv")
    }
    try await check(figures, on: Benches.both)
    // Kent in 2018: 468 of 1,618, as in the file's columns of plans without exceptions.
    let answer = try await Benches.both.run("send timeliness Kent --years 2018-2019")
    #expect(answer["period"] == ["2018", "2019"])
    #expect(answer["within"][0] == "468" && answer["issued"][0] == "1618")
    #expect(
      answer.notices[0]
        == "note: Read from timeliness_20_week@1 as SEN2 timeliness_20_week (2019) and sen2_mi@1 as SEN2 2019, SEN2_MI (2018)."
    )
  }

  @Test("The embedded figures are the same")
  func embedded() async throws { try await check(Golden.embedded, on: Benches.embedded) }

  @Test("Every golden figure has a line that answers it")
  func covered() {
    let listed = Surroundings.golden("send.tsv").compactMap { $0["id"] }
    #expect(Golden.all.map(\.id) == listed && listed.count >= 190)
    #expect(Golden.embedded.count >= 100)
  }

  /// Types each line once, and compares every figure that its answer holds.
  private func check(_ figures: [Golden], on bench: Workbench) async throws {
    #expect(!figures.isEmpty)
    for (line, asked) in Dictionary(grouping: figures, by: \.question.line).sorted(by: { $0.key < $1.key }) {
      let answer = try await bench.run(line)
      for golden in asked { #expect(golden.question.cells(of: answer) == [golden.value], "\(golden)") }
    }
  }
}
