/// A cell whose output is not the recorded one.
public struct Drift: Sendable, Equatable {
  /// Which cell it is, from 1.
  public var cell: Int
  /// The line of its fence in the file.
  public var line: Int
  /// Whether anything was recorded for it.
  public var isRecorded: Bool
  /// The lines that differ: what was recorded, and what came now; nil where the other side has one more.
  public var differences: [(recorded: String?, now: String?)] { lines.map { ($0.recorded, $0.now) } }
  /// The largest distance of a number from the recorded one; nil where no number can be compared.
  public var largestDeviation: Double?

  let lines: [Comparison.Line]
  /// The two numbers of the largest deviation.
  let numbers: [String]

  /// How a result differs from what was recorded; nil where it does not.
  init?(_ result: CellResult) {
    let cell = result.cell
    let isRecorded = cell.recorded != nil
    if !isRecorded, result.output.isEmpty || cell.attributes.check == .none { return nil }
    let comparison = Comparison(recorded: cell.recorded ?? "", now: result.output, cell.attributes)
    guard !isRecorded || !comparison.lines.isEmpty else { return nil }
    self.cell = cell.number
    line = cell.line
    self.isRecorded = isRecorded
    lines = comparison.lines
    largestDeviation = comparison.furthest?.distance
    numbers = comparison.furthest.map { [$0.recorded, $0.now] } ?? []
  }

  /// The drift for a reader, with at most so many of the lines that differ.
  func report(limit: Int = 20) -> [String] {
    guard isRecorded else { return ["Cell \(cell), line \(line): no output is recorded for it."] }
    var report = ["Cell \(cell), line \(line): the output is not the recorded one."]
    for line in lines.prefix(limit) {
      if let recorded = line.recorded { report.append("  recorded: \(recorded)") }
      if let now = line.now { report.append("  now:      \(now)") }
    }
    if lines.allSatisfy({ $0.isFingerprint }) {
      report.append("  What is shown is the same; what is not shown differs.")
    }
    let rest = lines.count - limit
    if rest > 0 { report.append("  \(rest) more \(rest == 1 ? "line differs" : "lines differ").") }
    if let largestDeviation, numbers.count == 2 {
      report.append(
        "  largest deviation: \(Drift.text(largestDeviation)), from \(numbers[0]) to \(numbers[1])")
    }
    return report
  }

  /// A distance with as many digits as a reader can use.
  private static func text(_ number: Double) -> String {
    let text = String((number * 1e9).rounded() / 1e9)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
