import SlateKit

/// `places need`: places needed and spare three years ahead.
struct Need: Command {
  static let configuration = CommandConfiguration(
    abstract: "Places needed and spare three years ahead, places planned, and the change in pupils.",
    discussion: """
      Published by the Department for Education in the local authority school places scorecards, England, surveys of May \
      2019 to May 2025. Need is counted for each planning area and year group where the forecast exceeds the places, and \
      rounded to 10; spare places are the reverse, as a percentage of the places three years ahead.
      """)
  static let examples = [
    Example(
      "places need --years 2023-2024", "both phases",
      shows: ["24540", "30980", "27870", "26970", "14.7", "9.2"]),
    Example(
      "places need --phase secondary --years 2025", "secondary schools",
      shows: ["17230", "11.1", "19726", "2.1"]),
  ]

  @Option(help: "Only this phase.") var phase: Phase?
  @Option(
    help:
      "A year or a range of years: 2024, 2019-2024, 2019-. A plain year is the school year that ends in it.")
  var years: Years?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Series.need, years: years).filtered(
      Phase.condition(phase) + ["grade = 'A'"])
    var table = Projection(from: rows.relation)
    for name in ["period", "phase"] { table.take(name) }
    table.take("places_needed_3_years_ahead", as: "needed")
    table.take("spare_places_3_years_ahead", as: "spare_rate")
    table.take("places_planned_3_years_ahead", as: "planned")
    table.take("anticipated_pupil_change", as: "pupil_change")
    return .relation(
      table.relation("order by period, phase"),
      notices: [
        rows.origin, PlacesPlugin.survey,
        .warning(
          "Need and spare places are never set off against each other: a spare place in another year group or planning "
            + "area meets no need. Most authorities have both."),
        .note("Need is rounded to 10 in every row, so the authorities do not always sum to England."),
      ])
  }
}
