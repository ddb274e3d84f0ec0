import SlateKit

/// `disadvantage premium`: the rates of the pupil premium, and what numbers of pupils bring at them.
struct Premium: Command {
  static let configuration = CommandConfiguration(
    abstract: "Pupil premium rates, and the allocation of given numbers of pupils.",
    discussion: """
      Published by the Department for Education in 'Pupil premium: allocations and conditions of grant', by financial \
      year. An allocation is the sum over categories of the rate times the eligible pupils. The premium of looked-after \
      pupils goes to the virtual school head of the authority that looks after them, not to the school.
      """)
  static let examples = [
    Example("disadvantage premium", "the rates that are held", shows: ["1345", "1515", "2630"]),
    Example(
      "disadvantage premium --years 2025-26 --primary 60 --looked-after 4", "an allocation",
      shows: ["90900", "10520"]),
  ]

  @Option(
    help:
      "A financial year or a range of them: 2025-26, 2020-21..2025-26. A plain year is the one that ends in it."
  )
  var years: Years?
  @Option(help: "Eligible primary pupils.") var primary: Int?
  @Option(help: "Eligible secondary pupils.") var secondary: Int?
  @Option(help: "Pupils looked after now or before.") var lookedAfter: Int?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Series.premium, years: years)
    var table = Projection(from: rows.relation)
    for name in ["period", "category", "premium_rate"] { table.take(name) }
    let counts = [
      ("Primary", primary), ("Secondary", secondary),
      ("Looked after or previously looked after", lookedAfter),
    ].compactMap { name, count in count.map { (name: name, count: $0) } }
    if let negative = counts.first(where: { $0.count < 0 }) {
      throw SlateError("A number of pupils cannot be below 0.", at: .argument(String(negative.count)))
    }
    if !counts.isEmpty {
      let cases: [SQL] = counts.map { "when \($0.name) then \($0.count)" }
      let pupils: SQL = "case category \(cases, separator: " ") end"
      table.add(
        "cast(\(pupils) as bigint)",
        as: Column("pupils", .integer, label: "Pupils", unit: "pupils", decimals: 0))
      table.add(
        "cast(premium_rate * \(pupils) as bigint)",
        as: Column("allocation", .integer, label: "Allocation", unit: "£", decimals: 0))
    }
    table.take("grade")
    let total = counts.isEmpty ? [] : try await total(of: table.relation(), in: session)
    let notices =
      [rows.origin, .note("Rates of other years and for service children are not embedded.")] + total
    return .relation(
      table.relation("order by period, premium_rate desc").drawn(ChartHint(y: ["premium_rate"])),
      notices: notices + (try await session.quotations(in: rows.relation)))
  }

  private func total(of allocations: Relation, in session: Session) async throws -> [Notice] {
    let sums = try await session.connection.collect(
      "select period, cast(sum(allocation) as bigint) from \(allocations) group by period order by period")
    return (0..<sums.rowCount).map { index in
      let row = sums.row(index)
      return .note("Allocation in \(row[0].text ?? ""): £\((row[1].integer ?? 0).grouped).")
    }
  }
}
