import SlateKit

/// A replay at the prompt on its way: what it has found so far, or what is shown and asked between its cells.
final class ReplayProgress {
  private let stepper: CellStepper?
  private var asks: Bool
  /// What is still to be shown.
  private(set) var contents: [Output.Content] = []

  /// A replay that asks through `stepper` before each cell; one that only gathers where there is none.
  init(stepper: CellStepper?) {
    self.stepper = stepper
    asks = stepper != nil
  }

  /// Shows a cell, and asks whether it runs.
  func choose(_ cell: Cell, of notebook: Notebook) async throws -> CellChoice {
    guard let stepper else { return .run }
    try await stepper.show(Output([.text(ReplayProgress.head(of: cell, in: notebook))]))
    guard asks else { return .run }
    switch try await stepper.ask(cell.number, notebook.cells.count) {
    case .next: return .run
    case .all:
      asks = false
      return .run
    case .skip: return .skip
    case .quit: return .stop
    }
  }

  /// Takes what a cell gave.
  func add(_ found: [Output.Content], of cell: CellResult, in notebook: Notebook) async throws {
    if let stepper {
      if !found.isEmpty { try await stepper.show(Output(found)) }
    } else {
      contents.append(.text(ReplayProgress.head(of: cell.cell, in: notebook)))
      contents += found
    }
  }

  private static func head(of cell: Cell, in notebook: Notebook) -> String {
    (notebook.headings(before: cell.number) + [cell.echo]).joined(separator: "\n")
  }
}
