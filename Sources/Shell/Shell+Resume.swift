import Interpreter
import LineEditor
import Notebooks
import SlateKit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Shell {
  /// What becomes of a session that did not end properly.
  public enum Resume: String, Sendable, CaseIterable {
    /// Its lines are shown, and it is asked whether they run.
    case ask
    /// They run.
    case yes
  }

  /// Where the journals of sessions are kept: beside the history; nil where there is no home.
  static var journals: String? {
    HistoryFile.standardPath.map { Paths.parent(of: $0) + "/sessions" }
  }

  /// Says at the first prompt that a session did not end properly.
  static func sayUnended() {
    guard let session = journals.flatMap({ UnendedSession.all(in: $0).first }) else { return }
    Streams.message(
      "note: A session did not end properly. 'slate --resume' offers its \(counted(session.lines.count)) again.\n"
    )
  }

  /// Offers the newest session that did not end properly, and runs its lines after a yes. A line that fails does not end that; the
  /// one during which the session ended might end this one as well, and is only shown.
  ///
  /// - Parameter run: Runs a line, or leaves it out where it only looks around.
  func resume(_ resume: Resume, _ run: (String) -> Void) {
    guard let session = Shell.journals.flatMap({ UnendedSession.all(in: $0).first }) else {
      return Streams.message("note: There is nothing to resume: every session ended properly.\n")
    }
    let place = session.workspace.isEmpty ? "" : ", workspace \(session.workspace)"
    Streams.message(
      "A session did not end properly. It typed \(Shell.counted(session.lines.count)) (in \(session.folder)\(place)):\n"
    )
    for line in session.lines { Streams.message("  " + line.replacing("\n", with: "\n  ") + "\n") }
    if resume == .ask {
      guard KeyQuestion.isPossible else {
        return Streams.message("note: Nothing is run. '--resume=yes' runs these lines.\n")
      }
      let answer = try? KeyQuestion.ask(
        "Run them again? y yes, n not now, d delete them › ", keys: ["n", "y", "d"])
      if answer == "d" {
        session.remove()
        return Streams.message("note: They are deleted.\n")
      }
      guard answer == "y" else {
        return Streams.message("note: Nothing is run. They are kept for the next 'slate --resume'.\n")
      }
    }
    if chdir(session.folder) != 0 {
      Streams.message("warning: The folder \(session.folder) is gone, so the lines run in this one.\n")
    }
    for line in session.isLastLineDone ? session.lines[...] : session.lines.dropLast() { run(line) }
    if !session.isLastLineDone, let line = session.lines.last {
      Streams.message("note: The session ended during this line, so it does not run again: \(line)\n")
    }
    session.remove()
  }

  /// Runs a line of a session that did not end properly; one that only looks around, saves or leaves is left out.
  func runAgain(_ line: String, _ registry: Registry, with runner: LineRunner) {
    if case .complete(let statement) = LineParser.parse(line),
      let first = statement.stages.first?.words.first,
      !["replay", "record"].contains(first.text),
      registry.kinds(of: statement).allSatisfy({ $0 == .gesture })
    {
      return
    }
    Streams.message("› \(line)\n")
    _ = runner.run(line)
  }

  private static func counted(_ lines: Int) -> String { "\(lines) \(lines == 1 ? "line" : "lines")" }
}
