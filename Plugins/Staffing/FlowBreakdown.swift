import SlateKit

/// By what the census breaks down teachers who join or leave.
enum FlowBreakdown: String, CaseIterable, Sendable, ExpressibleByArgument {
  case phase, kind, grade, sex, age, pattern, ethnicity

  /// Its column.
  var column: Column {
    Column(rawValue, .text, label: rawValue.prefix(1).uppercased() + rawValue.dropFirst())
  }

  /// The teachers of an imported file of the census, all of them or by one breakdown.
  static func flows(_ input: Input, by breakdown: FlowBreakdown?, _ options: ModelFlows, in session: Session)
    async throws -> (relation: Relation, origin: Notice)
  {
    var selection = Selection()
    (selection.by, selection.region, selection.years, selection.embedded) = (nil, nil, options.years, false)
    (selection.footing, selection.areas) = (nil, [])
    let rows = try await session.rows(of: input, selection).filtered(
      allCases.map { part in
        part == breakdown ? "\(column: part.rawValue) <> 'Total'" : "\(column: part.rawValue) = 'Total'"
      })
    guard try await session.connection.collect("select 1 from \(rows.relation) limit 1").rowCount > 0 else {
      throw SlateError(
        "The file has no rows by \(breakdown?.rawValue ?? "year") alone.",
        at: .argument(breakdown?.rawValue ?? ""),
        hint: "Choose another --breakdown: \(allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    var table = Projection(from: rows.relation)
    table.take("period")
    if let breakdown { table.take(breakdown.rawValue) }
    for name in ["number", "rate"] { table.take(name) }
    let order: SQL = breakdown.map { "order by period, \(column: $0.rawValue)" } ?? "order by period"
    return (
      table.relation(order).drawn(
        input.chart(of: "rate", by: breakdown?.rawValue, title: input.publication.title)), rows.origin
    )
  }
}
