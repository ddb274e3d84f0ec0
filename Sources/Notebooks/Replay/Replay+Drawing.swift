import SlateKit

extension Replay {
  /// The result of a cell that says `plot`: its last table, and the chart that its rows suggest.
  func drawing(_ cell: Cell, _ done: [StatementResult]) async throws -> CellResult {
    var done = done
    var failure: String?
    do {
      guard let last = done.lastIndex(where: { $0.output.relation != nil }),
        let relation = done[last].output.relation
      else {
        throw SlateError(
          "The cell says plot, and gives no table to draw.", hint: "Take plot out of its fence.")
      }
      var hint = relation.chart ?? ChartHint()
      let known = Set(relation.columns.map { $0.name.lowercased() })
      hint.y.removeAll { !known.contains($0.lowercased()) }
      let (chart, choice) = try await session.chart(of: relation, hint)
      var output = done[last].output
      let drawn = Output.Content.chart(chart, of: relation)
      output.contents.append(drawn)
      output.notices.append(.note(choice))
      let text = try await recorded(output, of: cell)
      // A report folds the figures away below their chart, so that the table need not stand there twice.
      output.contents = output.contents.filter { if case .relation = $0 { false } else { true } }
      done[last].parts = keepsTables ? try await parts(of: output) : []
      done[last].text = text
      done[last].output.contents.append(drawn)
    } catch let error where !(error is CancellationError) {
      failure =
        "Cell \(cell.number), line \(cell.line): \(withoutFolder(Replay.diagnostic(of: error)))"
    }
    return CellResult(
      cell: cell, output: Replay.joined(done.map(\.text)), failure: failure, statements: done,
      expectedError: nil)
  }
}
