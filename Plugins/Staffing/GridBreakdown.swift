import SlateKit

/// By what the turnover and retention grids are broken down.
enum GridBreakdown: String, CaseIterable, Sendable, ExpressibleByArgument {
  case total, subject, age, sex

  /// Its column; nil for all teachers.
  private var column: Column? {
    self == .total
      ? nil : Column(rawValue, .text, label: rawValue.prefix(1).uppercased() + rawValue.dropFirst())
  }

  /// The teachers of a grid by this, with those of each kind, all of them together, and their rate.
  ///
  /// - Parameters:
  ///   - input: The grid.
  ///   - kinds: The name of each column, the file's name for it, and its label.
  ///   - all: The name and label of their sum.
  func flows(
    _ input: Input, _ kinds: [(String, String, String)], all: (name: String, label: String), years: Years?,
    in session: Session
  ) async throws -> (relation: Relation, origin: Notice) {
    var selection = Selection()
    (selection.by, selection.region, selection.years, selection.embedded) = (nil, nil, years, false)
    (selection.footing, selection.areas) = (nil, [])
    let rows = try await session.rows(of: input, selection)
    let keys: [SQL] = ["period"] + (column.map { ["\(column: $0.name)"] } ?? [])
    let parts = kinds.map { name, published, _ -> SQL in
      "coalesce(sum(teachers) filter (where kind = \(published)), 0) as \(column: name)"
    }
    let gone: SQL = "sum(teachers) filter (where kind in (\(values: kinds.map(\.1))))"
    func full(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "FTE", decimals: 1)
    }
    let columns =
      [Column("period", .text, label: "Census"), column].compactMap { $0 }
      + [full("teachers", "Teachers")] + kinds.map { full($0.0, $0.2) }
      + [
        full(all.name, all.label),
        Column("rate", .number, label: "Rate", unit: "%", decimals: 2),
      ]
    let relation = Relation(
      sql: """
        select \(keys), sum(teachers) as teachers, \(parts), \(gone) as \(column: all.name),
          100 * \(gone) / nullif(sum(teachers), 0) as rate
        from \(rows.relation) group by \(keys) order by \(keys.reversed())
        """,
      columns: columns, sources: rows.relation.sources)
    let hint = ChartHint(
      y: ["rate"], by: column?.name, title: all.label + ", secondary schools", source: input.publication.title
    )
    return (relation.drawn(hint), rows.origin)
  }

  /// What the grids count.
  static let coverage = Notice.note(
    "Qualified teachers of secondary schools in full-time equivalents, shared among their subjects by the hours they teach; lessons are known for about three quarters of them, and scaled up."
  )
}
