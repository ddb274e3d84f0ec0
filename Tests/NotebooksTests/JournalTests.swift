import Interpreter
import SlateKit
import Testing

@testable import Notebooks

/// Which lines of a session a notebook has.
@Suite struct JournalTests {
  private let registry = Registry([InterpreterPlugin.self, NotebooksPlugin.self, FakePlugin.self])

  /// A journal of lines; one that begins with `!` failed.
  private func journal(_ lines: String...) -> Journal {
    let journal = Journal()
    for line in lines {
      let failed = line.hasPrefix("!")
      let text = failed ? String(line.dropFirst()) : line
      journal.record(
        text, in: registry, output: failed ? nil : .relation(Relation(sql: "select 1", columns: [])))
    }
    return journal
  }

  @Test func failuresLookAroundsAndRepeatsAreLeftOut() {
    let journal = journal(
      "help", "say a", "!fail", "say a", "look", "  say a ", "say b", "say --help", "say b | look", "say a",
      "# comment", "!say (")
    #expect(journal.effectiveLines() == ["say a", "say b", "say a"])
  }

  @Test func effectsStay() {
    let journal = journal("import a.csv", "let x = numbers 3", "from x", "help")
    #expect(journal.effectiveLines() == ["import a.csv", "let x = numbers 3", "from x"])
  }

  @Test func lastLinesKeepWhatTheyNeed() {
    let journal = journal(
      "import a.csv", "let x = numbers 3", "let unused = numbers 4", "let y = from x", "say b",
      "let x = numbers 5", "from Y",
      "say c")
    #expect(journal.effectiveLines(last: 1) == ["import a.csv", "say c"])
    #expect(
      journal.effectiveLines(last: 2) == [
        "import a.csv", "let x = numbers 3", "let y = from x", "from Y", "say c",
      ])
  }

  @Test func redefinitionsKeepTheRightOne() {
    let journal = journal(
      "let x = numbers 1", "let x = from x", "let z = numbers 2", "let x = numbers 3", "select * from x")
    #expect(journal.effectiveLines(last: 1) == ["let x = numbers 3", "select * from x"])
  }

  @Test func lastResultKeepsItsLine() {
    let journal = journal(
      "numbers 9", "numbers 5", "!from nothing", "from _ | keep 2", "from _ | keep 2", "say a")
    #expect(journal.effectiveLines(last: 2) == ["numbers 5", "from _ | keep 2", "from _ | keep 2", "say a"])
    let gesture = self.journal("numbers 9", "numbers 5 | look", "from _ | keep 2")
    #expect(gesture.effectiveLines(last: 1) == ["numbers 5", "from _ | keep 2"])
    let text = Journal([
      .init("numbers 5", kinds: [.analysis], succeeded: true),
      .init("say a", kinds: [.analysis], succeeded: true, givesTable: false),
      .init("from _", kinds: [.analysis], succeeded: true),
    ])
    #expect(text.effectiveLines(last: 1) == ["numbers 5", "from _"])
  }

  @Test func pathsAreSeenFromTheNotebook() throws {
    let host = try Host()
    try host.write("1", to: "a b.csv")
    let rewriter = PathRewriter(registry: host.registry, from: host.folder, to: host.folder + "/deep/er")
    #expect(rewriter.rewrite("import 'a b.csv' # x") == "import '../../a b.csv' # x")
    #expect(rewriter.rewrite("import other.csv") == "import other.csv")
    #expect(rewriter.rewrite("say 'a b.csv'") == "say 'a b.csv'")
    let same = PathRewriter(registry: host.registry, from: host.folder, to: host.folder)
    #expect(same.rewrite("import 'a b.csv'") == "import 'a b.csv'")
    #expect(PathRewriter.relative("/a/b/c.csv", to: "/a/x") == "../b/c.csv")
  }
}
