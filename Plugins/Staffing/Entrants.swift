import SlateKit

/// `staffing entrants`: who joins state-funded schools.
struct Entrants: Command {
  static let configuration = CommandConfiguration(
    abstract: "Qualified teachers who joined: newly qualified, returning, or new to state schools.",
    discussion: """
      Published by the Department for Education: full-time equivalent qualified teachers at one November census who were not \
      in state-funded service at the one before. Without --split they are those of the teacher workforce model, of which later \
      years are trajectories; its year is that of the census at which they are there. --split takes the turnover and \
      retention grids (imported: data_entrants) by subject, age or sex, where the rate is entrants as a percentage of qualified \
      teachers at the second census. Once the census's file of qualified entrants is imported, it answers in place of the model, by \
      --breakdown where you like; --subject or --edition go back to the model.
      """)
  static let examples = [
    Example(
      "staffing entrants --subject primary --years 2021-2025", "primary schools",
      shows: ["7557", "2554", "8674", "7468", "7755"])
  ]

  @OptionGroup var flows: ModelFlows

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if let split = flows.split { return try await ofGrid(split, in: session) }
    if flows.subject == nil, flows.edition == nil,
      let (relation, origin) = try await flows.census(Inputs.censusEntrants, in: session)
    {
      return .relation(
        relation,
        notices: [
          origin, StaffingPlugin.census,
          .note("The rate is the file's own; the qualified teachers that it is of are not in the file."),
        ])
    }
    let (kept, rows) = try await flows.rows(having: "returners", in: session)
    let numbers = ["newly_qualified", "returners", "new_to_sector"]
    let items = numbers.flatMap { ["\(column: $0)" as SQL, "\(column: Column.symbolName(of: $0))"] }
    let relation = try await session.connection.relation(
      """
      select period, subject, case when kind = '' then 'census' else kind end as kind, \(items), edition
      from \(kept) order by subject, period
      """, describing: rows.relation.columns, sources: rows.relation.sources)
    return .relation(
      relation.drawn(
        flows.subject == nil
          ? try await StaffingPlugin.chart(
            of: "newly_qualified", in: relation, title: "Newly qualified entrants, teacher workforce model",
            session)
          : ChartHint(
            .line, x: "period", y: numbers, by: "subject", title: "Entrants, teacher workforce model")),
      notices: [
        rows.origin, StaffingPlugin.editions,
        .note(
          "Newly qualified entrants of a trajectory's last year are what the model is to find: x. 'staffing supply' finds them."
        ),
      ])
  }

  private func ofGrid(_ split: GridBreakdown, in session: Session) async throws -> Output {
    let (relation, origin) = try await split.flows(
      Inputs.entrantGrid,
      [
        ("newly_qualified", "NQT", "Newly qualified"), ("returners", "Returner", "Returners"),
        ("new_to_sector", "New to the state funded sector", "New to state schools"),
      ], all: ("entrants", "Entrants"), years: flows.years, in: session)
    return .relation(
      relation,
      notices: [
        origin, GridBreakdown.coverage,
        .note("A year is the census at which they are there for the first time, or again."),
      ])
  }
}
