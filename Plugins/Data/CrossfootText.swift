import SlateKit

/// What a person reads of sums that do not hold.
enum CrossfootText {
  /// A row for each finding.
  static func table(_ rows: [(dataset: Dataset, finding: Crossfoot.Finding)], named: Bool) -> Table {
    let findings = rows.map(\.finding)
    func texts(_ values: [String]) -> Vector { Vector(.text(values)) }
    let dataset: [(Column, Vector)] =
      named ? [(Column("dataset", .text, label: "Dataset"), texts(rows.map(\.dataset.table)))] : []
    let parts: [(Column, Vector)] = [
      (Column("kind", .text, label: "Finding"), texts(findings.map(\.kind.rawValue))),
      (Column("column", .text, label: "Column"), texts(findings.map(\.column))),
      (Column("period", .text, label: "Period"), texts(findings.map(\.period))),
      (Column("place", .text, label: "Place"), texts(findings.map(\.place))),
      (Column("breakdown", .text, label: "Breakdown"), texts(findings.map(\.breakdown))),
      (Column("sum", .number, label: "Sum of parts"), Vector(.number(findings.map(\.sum)))),
      (Column("total", .number, label: "Stated total"), Vector(.number(findings.map(\.total)))),
      (Column("difference", .number, label: "Difference"), Vector(.number(findings.map(\.difference)))),
      (Column("note", .text, label: "Note"), texts(findings.map(\.note))),
    ]
    let all = dataset + parts
    return Table(columns: all.map(\.0), vectors: all.map(\.1))
  }

  /// How many findings of each kind a dataset has.
  static func notice(_ findings: [Crossfoot.Finding]?, of dataset: Dataset) -> Notice {
    guard let findings else {
      return .note(
        "\(dataset.table) cannot be added up: that takes columns of counts, and geographic levels or a row of England."
      )
    }
    let counts = Dictionary(grouping: findings, by: \.kind).mapValues(\.count)
    let kinds: [(Crossfoot.Finding.Kind, String)] = [
      (.repeated, "one number in every authority of a region"),
      (.places, "places that do not sum to their total"),
      (.categories, "categories that do not sum to their total"),
      (.columns, "columns that do not sum to another of their row"),
      (.missing, "sums short because places are missing"),
    ]
    let texts = kinds.compactMap { kind, text in counts[kind].map { "\(text) \($0)" } }
    guard !texts.isEmpty else { return .note("\(dataset.table): no sum was found that does not hold.") }
    let isSlip = findings.contains { $0.kind != .missing }
    return Notice(isSlip ? .warning : .note, "\(dataset.table): \(texts.joined(separator: "; ")).")
  }
}
