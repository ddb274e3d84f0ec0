import Foundation
import Interpreter
import Rendering
import SlateKit

/// Runs a notebook's cells from top to bottom in a session of its own: the notebook's folder, its seed, a fixed width, no colour.
///
/// It stops at the first cell that fails without having announced it.
public struct Replay: Sendable {
  /// The notebook.
  public let notebook: Notebook
  /// The values of its parameters.
  public internal(set) var values: ParameterValues
  /// The session that its cells run in.
  public let session: Session
  /// Whether results keep their tables for ``Notebook/export(_:as:)``.
  public var keepsTables = false
  let registry: Registry
  let folder: String
  private let renderer = Renderer(format: .table, style: .notebook)

  /// A replay of a notebook, beside whose folder its files are found.
  ///
  /// - Parameter access: What its cells may reach; nil for what lies beside the notebook.
  /// - Throws: ``SlateError`` for a plugin that is missing or too old, or a parameter whose value is not right.
  public init(
    _ notebook: Notebook, in folder: String, settings: [String] = [], access: AccessPolicy? = nil,
    registry: Registry, workspace: Workspace, areas: AreaRegister = .standard
  ) throws {
    self.notebook = notebook
    // What is defined in the notebook stays there, and what was defined outside is not there.
    self.registry = registry.withoutLines()
    self.folder = URL(filePath: Paths.expandingHome(folder.isEmpty ? "." : folder)).standardizedFileURL.path
    session = Session(
      workspace: workspace, plugins: registry.plugins, areas: areas, folder: self.folder,
      seed: notebook.frontMatter.seed, access: access ?? .notebook(in: self.folder))
    if !session.access.takesNewest {
      session.provide(Recording(origins: (notebook.provenance?.inputs ?? []).map(\.origin)))
    }
    values = try ParameterValues(notebook, settings: settings, areas: areas)
    try Replay.demand(notebook.frontMatter.requires, of: registry)
  }

  static func demand(_ requirements: [FrontMatter.Requirement], of registry: Registry) throws {
    for requirement in requirements {
      guard let plugin = registry.manifests.first(where: { $0.id == requirement.plugin }) else {
        let refusal = registry.refusals.first { $0.plugin == requirement.plugin }
        throw SlateError(
          "The notebook needs the plugin '\(requirement.plugin)', which is not here."
            + (refusal.map { " \($0.reason)" } ?? ""),
          suggestions: Nearest.names(to: requirement.plugin, among: registry.manifests.map(\.id)),
          hint: "'plugins' lists those that are; scripts come from --plugins FOLDER.")
      }
      guard let least = Version(requirement.version) else { continue }
      let version = plugin.version
      if !(Version(version)?.satisfies(least) ?? false) {
        throw SlateError(
          "The notebook needs the plugin '\(requirement.plugin)' \(requirement.version), and \(version) is here.",
          hint: "A version with the same first number that is not older will do.")
      }
    }
  }

  /// Runs all cells.
  ///
  /// - Parameter each: Is told each cell's result as soon as it is there.
  /// - Returns: the results of all cells that ran, and where they came from.
  /// - Throws: `CancellationError` where the replay was interrupted, and what `each` throws.
  public func run(_ each: (CellResult) async throws -> Void = { _ in }) async throws -> ReplayResult {
    try await run(choosing: { _ in .run }, each)
  }

  /// Runs the cells that are chosen.
  ///
  /// - Parameters:
  ///   - choosing: Is asked before each cell whether it runs.
  ///   - each: Is told each cell's result as soon as it is there.
  /// - Returns: the results of all cells that ran, and where they came from.
  /// - Throws: `CancellationError` where the replay was interrupted, and what `choosing` and `each` throw.
  public func run(
    choosing: (Cell) async throws -> CellChoice, _ each: (CellResult) async throws -> Void
  ) async throws -> ReplayResult {
    let interpreter = Interpreter(registry: registry, session: session)
    var collector = ProvenanceCollector(registry: registry)
    var results: [CellResult] = []
    let inclusions = try Inclusions(of: notebook, in: folder) { try session.path(FilePath(text: $0)) }
    for part in inclusions.parts { try await run(part, with: interpreter, &collector) }
    cells: for cell in notebook.cells {
      switch try await choosing(cell) {
      case .run: break
      case .skip: continue cells
      case .stop: break cells
      }
      let result = try await run(cell, with: interpreter, &collector)
      results.append(result)
      try await each(result)
      if result.failure != nil { break }
    }
    var provenance = try await collector.provenance(of: self)
    provenance.includes = inclusions.hashes
    return ReplayResult(
      cells: results, provenance: provenance,
      revisions: try await revisions(to: provenance, imported: collector.importedWords))
  }

  func run(
    _ cell: Cell, with interpreter: Interpreter, _ collector: inout ProvenanceCollector
  ) async throws -> CellResult {
    var done: [StatementResult] = []
    for (text, line) in Script.statements(of: cell.source) {
      do {
        guard let result = try await run(text, in: cell, with: interpreter, &collector) else { continue }
        done.append(result)
      } catch let error as CancellationError {
        throw error
      } catch {
        let diagnostic = withoutFolder(Replay.diagnostic(of: error))
        guard cell.attributes.expectsError else {
          return CellResult(
            cell: cell, output: Replay.joined(done.map(\.text) + [diagnostic]),
            failure: "Cell \(cell.number), line \(cell.line + line): \(text.trimmingBlanks())\n\(diagnostic)",
            statements: done, expectedError: nil)
        }
        return CellResult(
          cell: cell, output: Replay.joined(done.map(\.text) + [diagnostic]), failure: nil, statements: done,
          expectedError: diagnostic)
      }
    }
    if cell.attributes.plots { return try await drawing(cell, done) }
    let failure =
      "Cell \(cell.number), line \(cell.line): error: The cell says expect=error, and nothing failed in it."
    return CellResult(
      cell: cell, output: Replay.joined(done.map(\.text)),
      failure: cell.attributes.expectsError ? failure : nil,
      statements: done, expectedError: nil)
  }

  private func run(
    _ text: String, in cell: Cell, with interpreter: Interpreter, _ collector: inout ProvenanceCollector
  ) async throws -> StatementResult? {
    guard case .complete(let parsed) = LineParser.parse(text) else {
      // The interpreter says what is wrong with it, and where.
      _ = try await interpreter.run(text)
      return nil
    }
    let statement = try Substitution(values: values, registry: registry).apply(to: parsed)
    let output = try await interpreter.run(statement)
    try await demandProtection(of: output, statement)
    collector.add(statement, output)
    return try await kept(output, of: text, in: cell)
  }

  /// What is kept of a statement's output: the text that a notebook records, and the parts that a report shows.
  ///
  /// Every output that goes into a notebook or a report passes here, and nowhere else.
  private func kept(_ output: Output, of text: String, in cell: Cell) async throws -> StatementResult {
    let recorded = try await recorded(output, of: cell)
    return StatementResult(
      source: text, output: output, text: recorded, parts: keepsTables ? try await parts(of: output) : [])
  }

  /// What a report shows of an output. A later statement may change what a table is read from, so it is read now.
  func parts(of output: Output) async throws -> [ResultPart] {
    var parts: [ResultPart] = []
    for content in output.contents {
      switch content {
      case .relation(let relation):
        parts.append(.table(try await ShownTable(relation, on: session.connection)))
      case .chart(let chart, of: let relation):
        let connection = try await session.connection
        let drawn = try await renderer.render(Output([content]), on: connection)
        parts.append(
          .chart(
            svg: chart.svg(), text: Replay.trimmed(drawn.text), try await ShownTable(relation, on: connection)
          ))
      case .text(let text), .report(let text): parts.append(.lines(withoutFolder(text)))
      }
    }
    return parts
      + output.notices.filter { $0.level != .aside }.map { .notice(Notice($0.level, withoutFolder($0.text))) }
  }

  /// Refuses what could give single persons away, unless the notebook says that it may be recorded.
  private func demandProtection(of output: Output, _ statement: Statement) async throws {
    guard !notebook.frontMatter.isUnprotected else { return }
    for relation in output.contents.compactMap(\.relation) {
      do {
        try await session.demandProtection(
          of: relation,
          mend: "A notebook that may record it says so in its front matter: disclosure: unprotected")
      } catch let error as SlateError {
        throw LineError(error, in: statement.line)
      }
    }
  }

  // MARK: Texts

  /// What a notebook records of an output.
  func recorded(_ output: Output, of cell: Cell) async throws -> String {
    var lines: [String] = []
    if !output.contents.isEmpty {
      let connection = try await session.connectionIfNeeded(for: output)
      if let connection {
        let rendered = try await renderer.render(output, on: connection)
        lines.append(Replay.trimmed(rendered.text))
        lines += try await shape(of: output, rows: rendered.rowCounts, cell)
        if Replay.isAbridged(rendered.text), !rendered.rowCounts.isEmpty {
          lines.append(RecordedLine.fingerprint + rendered.fingerprint)
        }
      } else {
        let texts = output.contents.compactMap(\.lines)
        lines.append(Replay.trimmed(texts.joined(separator: "\n\n")))
      }
    }
    lines += noticeLines(output.notices)
    return Replay.trimmed(withoutFolder(lines.joined(separator: "\n")))
  }

  /// Notices as a notebook writes them. The folder goes before the lines are broken, so that they break in the same places.
  func noticeLines(_ notices: [Notice]) -> [String] {
    renderer.notices(
      notices.filter { $0.level != .aside }.map { Notice($0.level, withoutFolder($0.text)) })
  }

  private func shape(of output: Output, rows: [Int], _ cell: Cell) async throws -> [String] {
    guard cell.attributes.check == .shape else { return [] }
    let relations = output.contents.compactMap(\.relation)
    return zip(relations, rows).map { relation, rows in
      "\(RecordedLine.shape)\(rows) \(rows == 1 ? "row" : "rows") of \(relation.columns.map(\.name).joined(separator: ", "))"
    }
  }

  /// Whether a text says that it leaves rows, columns or parts of values out.
  private static func isAbridged(_ text: String) -> Bool { text.contains(" shown") || text.contains("…") }

  /// An error for a reader.
  static func diagnostic(of error: any Error) -> String {
    switch error {
    case let error as LineError: return error.diagnostic
    case let error as SlateError:
      let mends =
        (error.suggestions.isEmpty ? [] : [SlateError.question(error.suggestions)])
        + (error.hint.isEmpty ? [] : [error.hint])
      return (["error: \(error.message)"] + mends.map { "  " + $0 }).joined(separator: "\n")
    default: return "error: \(error)"
    }
  }

  /// A text without the notebook's folder before the names of files, so that it is the same wherever the notebook lies.
  func withoutFolder(_ text: String) -> String {
    folder == "/" ? text : text.replacing(folder + "/", with: "")
  }

  static func joined(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// A text without spaces at the end of its lines and without empty lines around it.
  static func trimmed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line[..<(line.lastIndex { !$0.isWhitespace }.map { line.index(after: $0) } ?? line.startIndex)])
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return String(lines.drop { $0.isEmpty }.joined(separator: "\n"))
  }
}
