import Testing

@testable import Notebooks

/// Why outputs are not the recorded ones.
@Suite struct DriftCauseTests {
  private let base = Provenance(
    program: "0.1.0", seed: 1, cells: "c", plugins: ["send": "1.0.0"], parameters: ["year": "2024"],
    inputs: [
      .init(dataset: "timeliness@1", file: "t.csv", rows: 10, release: "2024/25", sha256: "aaaaaaaaaaaaaaaa")
    ], published: ["send": "f"])

  private func causes(_ change: (inout Provenance) -> Void) -> [DriftCause] {
    var now = base
    change(&now)
    return DriftCause.causes(recorded: base, now: now)
  }

  @Test func nothingDiffers() {
    #expect(causes { _ in }.isEmpty)
    #expect(causes { $0.inputs[0].dataset = "timeliness@3" }.isEmpty)
    #expect(DriftCause.causes(recorded: nil, now: base).map(\.kind) == [.unknown])
  }

  @Test func changedFileIsNamed() {
    let found = causes { provenance in
      provenance.inputs[0] = .init(
        dataset: "timeliness@2", file: "t2.csv", rows: 11, release: "2024/25 revised",
        sha256: "bbbbbbbbbbbbbbbb")
    }
    #expect(found.map(\.kind) == [.inputs])
    #expect(
      found.first?.text == """
        The input timeliness was timeliness@1 from t.csv (10 rows, release 2024/25, SHA-256 aaaaaaaaaaaa...), and is \
        timeliness@2 from t2.csv (11 rows, release 2024/25 revised, SHA-256 bbbbbbbbbbbb...) now.
        """)
  }

  @Test func otherInputsCountWhereCommandsAreTheSame() {
    #expect(causes { $0.inputs = [] }.map(\.kind) == [.inputs])
    #expect(causes { $0.published["staffing"] = "g" }.map(\.kind) == [.inputs])
    let both = causes {
      $0.inputs = []
      $0.published["staffing"] = "g"
      $0.plugins["staffing"] = "1.0.0"
      $0.cells = "d"
    }
    #expect(both.map(\.kind) == [.commands])
  }

  @Test func versionsAndParametersAreNamed() {
    let found = causes {
      $0.program = "0.2.0"
      $0.plugins["send"] = "1.1.0"
      $0.seed = 2
      $0.parameters["year"] = "2023"
    }
    #expect(
      found.map(\.text) == [
        "Slate was 0.1.0, and is 0.2.0 now.", "The plugin 'send' was 1.0.0, and is 1.1.0 now.",
        "The seed was 1, and is 2 now.", "The parameter 'year' was '2024', and is '2023' now.",
      ])
  }
}
