import SlateKit

/// `places need`: places needed and spare three years ahead.
struct Need: Command {
  static let configuration = CommandConfiguration(
    abstract: "Places needed and spare three years ahead, places planned, and the change in pupils.",
    discussion: """
      Published by the Department for Education in the local authority school places scorecards, England, surveys of May \
      2019 to May 2025. Need is counted for each planning area and year group where the forecast exceeds the places, and \
      rounded to 10; spare places are the reverse, as a percentage of the places three years ahead.

      Behind a forecast by year group it computes the same from planning areas: 'places forecast --by planning-area --groups \
      | places need'. For each planning area and year group, need = max(0, pupils - places) and spare = max(0, places - \
      pupils), where places are those of the table --places (planning_area, pan; columns added and removed change them). \
      Each is summed for itself, and need rounded to 10, half up, last. --cells shows each planning area and year group. \
      --planning-areas reads the Department's own estimates of 'School capacity' in place of a forecast.

      A cost per place is the national average of the scorecards (survey of May 2025) x the regional factor of their \
      technical guidance (from the Building Cost Information Service) x the latest tender price index over that of the average, rounded to £100.
      """)
  static let examples = [
    Example(
      "places need --years 2023-2024", "both phases",
      shows: ["24540", "30980", "27870", "26970", "14.7", "9.2"]),
    Example(
      "places need --phase secondary --years 2025", "secondary schools",
      shows: ["17230", "11.1", "19726", "2.1"]),
  ]

  @OptionGroup var selection: Selection
  @Option(help: "Only this phase.") var phase: Phase?

  @Flag(help: "Cost per place beside it, of an imported scorecard or its data set of costs.")
  var costs = false
  @OptionGroup var cells: NeedCells
  static let place = CommandPlace.anywhere

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if let input { return try await ofForecast(input, in: session) }
    if cells.planningAreas { return try await ofEstimates(in: session) }
    if cells.isAsked {
      throw SlateError(
        "A year, cells and costs are computed from a forecast before it, or with --planning-areas.",
        hint: "Type 'places forecast --by planning-area --groups | places need'.")
    }
    let hasScorecard = try await session.feed(of: Scorecard.input) != nil
    let hasCosts = try await session.feed(of: Inputs.costs) != nil
    if costs, !hasScorecard, !hasCosts {
      throw SlateError(
        "Costs per place are not embedded.", at: .argument("--costs"),
        hint: "They are in the files of \(Scorecard.input.publication.title): import one.")
    }
    var rows = try await Scorecard.rows(session, or: Series.need, and: Inputs.quantity, selection, phase)
    var notices = [rows.origin, PlacesPlugin.survey, Need.neverOffset]
    if costs, hasCosts, rows.relation.column("cost_new") == nil {
      let (relation, origin) = try await Inputs.withCosts(rows.relation, in: session)
      rows.relation = relation
      notices.append(origin)
    }
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area", "phase"] { table.take(name) }
    table.take("places_needed_3_years_ahead", as: "needed")
    table.take("spare_places_3_years_ahead", as: "spare_rate")
    table.take("places_planned_3_years_ahead", as: "planned")
    table.take("anticipated_pupil_change", as: "pupil_change")
    if costs {
      for name in ["cost_new", "cost_expansion", "cost_temporary"] { table.take(name) }
    }
    return .relation(
      table.relation("order by period, area, phase")
        .drawn(Scorecard.input.chart(of: "needed", title: "Places needed")),
      notices: notices + [
        .note("Need is rounded to 10 in every row, so the authorities do not always sum to England.")
      ])
  }

  static let neverOffset = Notice.warning(
    "Need and spare places are never set off against each other: a spare place in another year group or planning "
      + "area meets no need. Most authorities have both.")
}
