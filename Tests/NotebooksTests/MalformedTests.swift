import Foundation
import Notebooks
import Rendering
import Testing

/// Numbers that depend on a seed and nothing else (SplitMix64).
private struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Malformed notebooks")
struct MalformedTests {
  private static let whole = """
    ---
    slate: 1
    title: A title
    requires: [fake 1.0]
    seed: 3
    params:
      year: { type: year, default: 2024 }
    ---

    # A title

    Some *prose* with `code`, [a link](https://x.uk) and <tags>.

    ```slate tolerance=0.1
    say ${year} | say "b"
    ```

    ```slate-output
    2024  1.5
    ```

    | a | b |
    |---|---|
    | 1 | 2 |

    ```slate-provenance
    format: 1
    slate: "0.1.0"
    seed: 3
    cells: "0123456789abcdef"
    ```
    """

  private static let pieces = [
    "```", "~~~~", "---", "slate: 2", "${", "${year", "\u{0}", "\r", "\r\n", "\u{FEFF}", "\u{202E}", "é̂",
    "&a", "*a", "!!js", "<!--",
    "-->", "| ", "[", "](", "'", "\"", "\\", "{", "}", ": ", "\t", "params: [", "```slate expect=",
    "```slate-output",
    "```slate-provenance", "seed: -1", "requires: {", "9999999999999999999999", "> > > ", "- - - ", "# ",
  ]

  /// The whole notebook with a few pieces cut out, doubled, swapped or put in.
  private static func mutated(_ seed: UInt64) -> String {
    var dice = Dice(state: seed)
    var text = Array(whole.unicodeScalars)
    for _ in 0..<Int.random(in: 1...6, using: &dice) where !text.isEmpty {
      let start = Int.random(in: 0..<text.count, using: &dice)
      let end = min(text.count, start + Int.random(in: 0...40, using: &dice))
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: text.removeSubrange(start..<end)
      case 1: text.insert(contentsOf: text[start..<end], at: Int.random(in: 0...text.count, using: &dice))
      case 2:
        text.insert(contentsOf: Array((pieces.randomElement(using: &dice) ?? "").unicodeScalars), at: start)
      default: text.swapAt(start, Int.random(in: 0..<text.count, using: &dice))
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return String(view)
  }

  @Test("A thousand of them are read byte for byte, or refused with the line that is wrong")
  func thousand() throws {
    var refused = 0
    for seed in UInt64(1)...1_000 {
      let text = MalformedTests.mutated(seed)
      do {
        let notebook = try Notebook(text)
        #expect(Array(notebook.text.utf8) == Array(text.utf8), "seed \(seed)")
      } catch let error as NotebookError {
        refused += 1
        let lines = text.utf8.count { $0 == 0x0A } + 1
        #expect(
          error.line >= 1 && error.line <= lines + 1 && !error.message.isEmpty, "seed \(seed): \(error)")
      }
      var prose = ProseHTML()
      let html = prose.html(text)
      #expect(!html.contains("<tags>") && !html.contains("\u{0}"), "seed \(seed)")
    }
    // Some of both, or the test would say nothing.
    #expect(refused > 100 && refused < 1_000)
  }

  @Test("A hundred of them are replayed, and none ends otherwise than with a status and a reason")
  func replayed() async throws {
    let host = try Host()
    for seed in UInt64(2_001)...2_100 {
      let text = MalformedTests.mutated(seed)
      try host.write(text, to: "m.md")
      let result = await host.replay("m.md", .check)
      #expect([0, 1, 2, 3].contains(result.status), "seed \(seed)")
      #expect(!(result.out + result.err).isEmpty, "seed \(seed)")
      #expect(try Array(host.read("m.md").utf8) == Array(text.utf8), "seed \(seed)")
    }
  }
}
