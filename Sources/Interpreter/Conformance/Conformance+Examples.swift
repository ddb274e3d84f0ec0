import SlateKit

extension Conformance {
  /// Runs the examples of the analysis twice, in a session of their own without files and connections.
  mutating func runExamples() async throws {
    let folder = try TemporaryFolder()
    var access = AccessPolicy.notebook(in: folder.path)
    access.writable = [folder.path]
    access.runsPrograms = true
    let session = Session(
      workspace: Workspace(.memory), plugins: registry.plugins, folder: folder.path, access: access)
    let interpreter = Interpreter(registry: registry, session: session)
    for entry in entries {
      guard entry.command.kind == .analysis else {
        let reason =
          entry.command.kind == .effect
          ? "it changes the session or its files" : "it looks or writes, and no notebook keeps what it says"
        report.left += entry.command.examples.map { "\($0.line): \(reason)" }
        continue
      }
      for example in entry.command.examples {
        try Task.checkCancellation()
        session.report("checking \(entry.name)")
        try await run(example, with: interpreter)
      }
    }
  }

  private mutating func run(_ example: Example, with interpreter: Interpreter) async throws {
    let results: [Result]
    do {
      results = [
        try await Result(example.line, with: interpreter), try await Result(example.line, with: interpreter),
      ]
    } catch let error as CancellationError {
      throw error
    } catch {
      let failure = (error as? LineError)?.error ?? SlateError(wrapping: error)
      if failure.hint.contains("--allow connect") {
        report.left.append("\(example.line): it opens a connection")
      } else if Conformance.isLeft(example, failing: failure) {
        report.left.append("\(example.line): it needs a file, and says which")
      } else {
        report.note(example.line, "The example fails: \(failure.description)", unless: false)
      }
      return
    }
    report.examples += 1
    report.note(example.line, "A second run gives another result.", unless: results[0] == results[1])
    report.note(example.line, "The example shows nothing.", unless: !results[0].isEmpty)
    let cells = Set(results[0].rows.flatMap { $0 })
    for figure in example.shows where !cells.contains(figure) {
      // A figure may be rounded when it is shown; then the rounded one is looked for.
      report.note(example.line, "\(figure) is no cell of its result.", unless: results[0].shows(figure))
    }
  }

  /// Whether an example is of a file that a reader has: its input has no embedded figures, or it names one, and it promises none.
  public static func isLeft(_ example: Example, failing error: SlateError) -> Bool {
    let reasons = ["Nothing feeds the input", "There is no file '"]
    return example.shows.isEmpty && reasons.contains { error.message.hasPrefix($0) }
  }

  /// What a line gave, to be compared.
  private struct Result: Equatable {
    var texts: [String] = []
    var columns: [Column] = []
    var rows: [[String]] = []
    var numbers: [Double] = []
    var notices: [Notice] = []

    init(_ line: String, with interpreter: Interpreter) async throws {
      guard let output = try await interpreter.run(line) else { return }
      notices = output.notices
      texts = output.contents.compactMap(\.lines)
      for relation in output.contents.compactMap(\.relation) {
        let table = try await interpreter.session.connection.collect(relation)
        columns += table.columns
        rows += (0..<table.rowCount).map { table.row($0).map(Result.text) }
        numbers += (0..<table.rowCount).flatMap { table.row($0).compactMap(\.double) }
      }
    }

    var isEmpty: Bool { rows.isEmpty && texts.allSatisfy(\.isEmpty) && notices.isEmpty }

    /// Whether a number of the result is this figure once it is rounded to the figure's decimals.
    func shows(_ figure: String) -> Bool {
      guard let wanted = Double(figure) else { return false }
      let decimals =
        figure.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
      let text = wanted.text(decimals: decimals)
      return numbers.contains { $0.text(decimals: decimals) == text }
    }

    private static func text(_ value: Value) -> String {
      switch value {
      case .missing(let symbol): symbol?.rawValue ?? ""
      case .boolean(let flag): String(flag)
      case .integer(let number): String(number)
      case .decimal(let number): "\(number)"
      case .number(let number): "\(number)"
      case .text(let text), .moment(let text): text
      }
    }
  }
}
