import SlateKit

/// What a person reads of a comparison of two versions.
enum RevisionText {
  /// A row for each column of numbers in which something changed.
  static func table(_ comparison: RevisionComparison) -> Table {
    let movements = comparison.movements
    func counts(_ values: [Int]) -> Vector { Vector(.integer(values)) }
    func numbers(_ values: [Double?]) -> Vector {
      Vector(.number(values.map { $0 ?? 0 }), missing: values.map { $0 == nil })
    }
    return Table(
      columns: [
        Column("indicator", .text, label: "Column"), Column("moved", .integer, label: "Moved"),
        Column("largest", .number, label: "Largest move"), Column("sum", .number, label: "Sum of moves"),
        Column("mean", .number, label: "Mean move", decimals: 2),
        Column("lost", .integer, label: "Number to symbol"),
        Column("gained", .integer, label: "Symbol to number"),
        Column("renamed", .integer, label: "Symbol to symbol").asDetail,
      ],
      vectors: [
        Vector(.text(movements.map(\.column.name))), counts(movements.map(\.moved)),
        numbers(movements.map(\.largest)), numbers(movements.map { $0.moved == 0 ? nil : $0.sum }),
        numbers(movements.map(\.mean)), counts(movements.map(\.lost)), counts(movements.map(\.gained)),
        counts(movements.map(\.renamed)),
      ])
  }

  /// How many rows changed, came and went.
  static func summary(_ comparison: RevisionComparison) -> String {
    let (old, new) = (comparison.old, comparison.new)
    let names =
      old.name == new.name
      ? "version \(old.version) to \(new.version) of \(new.name)" : "\(old.table) to \(new.table)"
    return "From \(names): \(rows(comparison.changed)) changed, \(rows(comparison.added)) added, "
      + "\(rows(comparison.removed)) removed; \(rows(comparison.same)) the same."
  }

  /// What must be said beside the figures; the first notice is the summary.
  static func notices(_ comparison: RevisionComparison) -> [Notice] {
    var notices = [Notice.note(summary(comparison))]
    let (old, new) = (comparison.old, comparison.new)
    let states = [old, new].compactMap { ReleaseStatus(release: $0.release) }
    if states.count == 2, states[0] != states[1] {
      notices.append(.note("\(old.table) is \(states[0].rawValue), \(new.table) is \(states[1].rawValue)."))
    }
    func list(_ names: [String], _ text: String) {
      guard !names.isEmpty else { return }
      notices.append(.warning("\(text): \(names.joined(separator: ", "))."))
    }
    list(comparison.columnsAdded, "Only \(new.table) has the columns")
    list(comparison.columnsRemoved, "Only \(old.table) has the columns")
    list(comparison.columnsRetyped, "Numbers in one version and texts in the other, so not compared")
    let repeated = comparison.repeated
    if repeated.old + repeated.new > 0 {
      notices.append(
        .warning(
          "Rows do not differ by their keys alone: \(repeated.old.grouped) of \(old.table) and \(repeated.new.grouped) of "
            + "\(new.table) repeat those of an earlier row. They are matched in the order of the files."))
    }
    return notices
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count.grouped) rows" }
}
