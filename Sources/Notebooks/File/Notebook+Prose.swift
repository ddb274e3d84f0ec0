extension Notebook {
  /// The headings that stand between a cell and the one before it.
  func headings(before number: Int) -> [String] {
    var headings: [String] = []
    for block in blocks {
      switch block {
      case .cell(let cell):
        if cell.number == number { return headings }
        headings = []
      case .prose(let text):
        headings += SourceLine.lines(of: text).map(\.text).filter {
          $0.wholeMatch(of: /#{1,6}[ \t].*/) != nil
        }
      case .verbatim, .provenance: break
      }
    }
    return headings
  }
}
