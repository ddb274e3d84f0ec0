/// What a check of a notebook found.
public struct CheckReport: Sendable {
  /// The cells whose output is not the recorded one.
  public let drifts: [Drift]
  /// What is not as it was when the outputs were recorded.
  public let causes: [DriftCause]
  /// What went wrong in the cell that stopped the replay; nil where none did.
  public let failure: String?
  /// How many cells ran.
  public let cells: Int
  /// The cells of which only the shown rows could be compared, since they have a tolerance.
  let partly: [Int]

  /// Compares a replay with what its notebook has recorded.
  public init(_ result: ReplayResult, of notebook: Notebook) {
    failure = result.failure
    cells = result.cells.count
    drifts = result.cells.filter { $0.failure == nil }.compactMap(Drift.init)
    partly = result.cells.filter {
      $0.cell.attributes.tolerance > 0 && $0.cell.attributes.check == .whole
        && $0.output.contains(RecordedLine.fingerprint)
    }.map(\.cell.number)
    let causes = DriftCause.causes(
      recorded: notebook.provenance, now: result.provenance, revisions: result.revisions)
    self.causes = result.failure == nil ? causes : []
  }

  /// Whether a file, or the embedded figures, are not those of the recording.
  public var inputsDiffer: Bool { causes.contains { $0.kind == .inputs } }

  /// The exit status: 0 same, 1 drift, 2 a cell failed, 3 inputs differ.
  public var exitStatus: Int32 {
    if failure != nil { return 2 }
    if inputsDiffer { return 3 }
    return drifts.isEmpty ? 0 : 1
  }

  /// The causes that a reader must know: of other inputs always, of everything where an output drifted.
  var reportedCauses: [DriftCause] {
    if failure != nil { return [] }
    if drifts.isEmpty { return causes.filter { $0.kind == .inputs } }
    return causes.isEmpty ? [DriftCause.unexplained] : causes
  }

  /// The report for a reader.
  public var lines: [String] {
    if let failure { return [failure, "The replay stopped there: \(cells - 1) cells before it ran."] }
    var lines = drifts.flatMap { $0.report() }
    let counted = "\(cells) \(cells == 1 ? "cell" : "cells")"
    if drifts.isEmpty {
      lines.append(inputsDiffer ? "Same: \(counted), although inputs differ." : "Same: \(counted).")
      lines += reportedCauses.map { "cause: \($0.text)" }
    } else {
      lines.append("Drift: \(drifts.count) of \(counted).")
      lines += reportedCauses.map { "cause: \($0.text)" }
    }
    lines += partly.map {
      "note: Cell \($0) has a tolerance and shows only part of its result; the rest was not compared."
    }
    return lines
  }
}
