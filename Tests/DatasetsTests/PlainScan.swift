import Foundation

/// A count of a file's cells by the plainest means there are, to hold the importer against: lines cut at commas.
struct PlainScan {
  private(set) var rows = 0
  /// For each column, how many cells are numbers.
  private(set) var numbers: [Int] = []
  /// For each column, the texts that are no numbers, with how often each stands there; the empty one left out.
  private(set) var texts: [[String: Int]] = []

  init(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      let cells = PlainScan.cells(line)
      if index == 0 {
        numbers = Array(repeating: 0, count: cells.count)
        texts = Array(repeating: [:], count: cells.count)
        continue
      }
      rows += 1
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        if Double(cell) != nil { numbers[column] += 1 } else { texts[column][String(cell), default: 0] += 1 }
      }
    }
  }

  /// The cells of a line; a comma within quotes does not cut.
  private static func cells(_ line: Substring) -> [Substring] {
    if !line.contains("\"") { return line.split(separator: ",", omittingEmptySubsequences: false) }
    var isQuoted = false
    return line.split(omittingEmptySubsequences: false) {
      if $0 == "\"" { isQuoted.toggle() }
      return $0 == "," && !isQuoted
    }
  }
}
