import Interpreter
import SlateKit

extension Replay {
  /// Runs the cells of an included notebook, with its parameters' defaults. Nothing of what they give is shown.
  func run(
    _ part: Inclusions.Part, with interpreter: Interpreter, _ collector: inout ProvenanceCollector
  ) async throws {
    var inner = self
    inner.values = try ParameterValues(part.notebook, settings: [], areas: session.areas)
    try Replay.demand(part.notebook.frontMatter.requires, of: registry)
    let rewriter = PathRewriter(registry: registry, from: part.folder, to: folder)
    for cell in part.notebook.cells {
      var cell = cell
      cell.source = cell.rewritten(by: rewriter)
      let result = try await inner.run(cell, with: interpreter, &collector)
      if let failure = result.failure {
        throw SlateError("The included notebook '\(part.file)' stops here. \(failure)")
      }
    }
  }
}
