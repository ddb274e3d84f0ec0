extension Notebook {
  /// The notebook with the outputs and the provenance of a replay in place of those that it has.
  ///
  /// An output that is the recorded one already keeps its bytes, so accepting twice changes nothing.
  public func accepting(_ result: ReplayResult) -> Notebook {
    var accepted = self
    let outputs = Dictionary(result.cells.map { ($0.cell.number, $0.output) }) { first, _ in first }
    accepted.blocks = blocks.map { block in
      guard case .cell(let cell) = block, let output = outputs[cell.number] else { return block }
      return .cell(cell.recording(output, newline: newline))
    }
    accepted.provenance = result.provenance
    accepted.write(result.provenance.yaml)
    return accepted
  }

  /// Puts the provenance at the end of the file.
  private mutating func write(_ yaml: String) {
    let block = Fence.block("slate-provenance", yaml, newline: newline)
    let place = blocks.lastIndex { if case .provenance = $0 { true } else { false } }
    if let place, blocks[(place + 1)...].allSatisfy(Notebook.isBlank) {
      blocks[place] = .provenance(block)
      return
    }
    if let place { blocks.remove(at: place) }
    let end = text
    if !end.isEmpty, !end.utf8.suffix(1).elementsEqual([0x0A]) { blocks.append(.prose(newline)) }
    if !end.utf8.suffix(2).elementsEqual([0x0A, 0x0A]),
      !end.utf8.suffix(4).elementsEqual([0x0D, 0x0A, 0x0D, 0x0A])
    {
      blocks.append(.prose(newline))
    }
    blocks.append(.provenance(block))
  }

  private static func isBlank(_ block: Block) -> Bool {
    if case .prose(let text) = block { text.trimmingBlanks().isEmpty } else { false }
  }
}

extension Cell {
  /// The cell with this output recorded; without an output's fence where there is none.
  func recording(_ output: String, newline: String) -> Cell {
    if output == recorded, !output.isEmpty { return self }
    var cell = self
    cell.recorded = output.isEmpty ? nil : output
    cell.rawOutput =
      output.isEmpty ? "" : Fence.block("slate-output", output, indent: indent, newline: newline)
    if output.isEmpty {
      cell.gap = ""
    } else {
      if recorded == nil { cell.gap = newline }
      if !raw.utf8.suffix(1).elementsEqual([0x0A]) { cell.raw += newline }
    }
    return cell
  }
}
