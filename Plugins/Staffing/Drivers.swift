import SlateKit

/// `staffing drivers`: what moved the need for trainees from one year to the next.
struct Drivers: Command {
  static let configuration = CommandConfiguration(
    abstract: "What moved a subject's trainee need: last year's need, each driver, this year's need.",
    discussion: """
      Published by the Department for Education with the teacher workforce model, 2025/26 to 2026/27, unrounded. Last \
      year's need plus the drivers is this year's need; what the printed digits leave over is shown as the closing residual. \
      NTSF are teachers new to state-funded schools, NQEs newly qualified entrants. --subjects sets every subject's need, \
      rounded to 5, beside the need as published.
      """)
  static let examples = [
    Example(
      "staffing drivers --subject primary", "primary teachers",
      shows: ["7649.87", "-1776.20", "-687.22", "106.53", "5520.83"]),
    Example("staffing drivers --subject maths", "a subject", shows: ["2298.72", "-185.92", "2002.44"]),
    Example("staffing drivers", "all secondary subjects", shows: ["19263.42", "-2586.27", "15276.26"]),
    Example(
      "staffing drivers --subjects", "every subject's need, and whether it rounds to the published one",
      shows: ["5520", "2000", "810", "15280"]),
  ]

  @Option(help: "The subject or phase: Physics, maths, mfl, Primary.") var subject = SubjectName(
    text: "Secondary")
  @Flag(help: "A row for every subject: both needs, what moved them, and the need as published.")
  var subjects = false

  /// The drivers in the order of the publication.
  private static let order = [
    "Demand growth YOY", "Leavers", "Working hour losses", "Returners", "NTSF", "NQEs from other sources",
    "ITT-NQE conversion rate", "Under-supply adjustment",
  ]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(Inputs.drivers, and: Series.drivers, by: ["subject", "driver"])
    if subjects { return try await every(rows, in: session) }
    let name = try await subject.resolved(in: rows.relation, session)
    let cases = Drivers.order.enumerated().map { index, driver -> SQL in
      "when driver = \(driver) then \(index + 1)"
    }
    let steps: SQL = """
      select period, subject, driver, pgitt_need_driver as amount,
        case when driver = period || ' PGITT need' then 99 when driver like '% PGITT need' then 0
          \(cases, separator: " ") else 98 end as step
      from \(rows.relation) where subject = \(name) and driver <> 'Overall difference'
      """
    let residual: SQL = """
      select period, subject, 'Closing residual' as driver,
        sum(case when step = 99 then amount else -amount end) as amount, 100 as step
      from (\(steps)) group by period, subject
      """
    let relation = try await session.connection.relation(
      """
      select period, subject, driver, cast(amount as decimal(24, 6)) as trainees,
        cast(case when step < 99 then sum(amount) over (order by step, driver) when step = 99 then amount end
          as decimal(24, 6)) as running
      from (\(steps) union all \(residual)) order by step, driver
      """,
      describing: rows.relation.columns + [
        Column("trainees", .decimal, label: "Trainees", unit: "trainees", decimals: 2),
        Column("running", .decimal, label: "So far", unit: "trainees", decimals: 2),
      ], sources: rows.relation.sources)
    let left = try await session.connection.collect(
      "select cast(amount as decimal(24, 2)) from (\(residual))")
    let closing = left.rowCount > 0 ? left.row(0)[0].double ?? 0 : 0
    let sentence =
      closing == 0
      ? "Last year's need and the drivers sum to this year's need exactly."
      : "Last year's need and the drivers miss this year's need by the closing residual, from the rounding of the figures."
    return .relation(
      relation.drawn(
        ChartHint(.bar, x: "driver", y: ["trainees"], title: "What moved the need for trainees")),
      notices: [
        rows.origin, .note(sentence),
        .note(
          "Unrounded; 'staffing need' has the published numbers, rounded to 5, of which Secondary is the sum."
        ),
      ])
  }

  /// Every subject: the needs, the sum of the drivers, what they leave over, and the need rounded beside the published one.
  private func every(_ rows: InputRows, in session: Session) async throws -> Output {
    let published = try await session.rows(Inputs.need, and: Series.need, by: ["subject"]).relation
    // Decimals sum to the same whatever their order.
    let amount: SQL = "cast(pgitt_need_driver as decimal(30, 12))"
    let this: SQL = "driver = period || ' PGITT need'"
    let relation = try await session.connection.relation(
      """
      with needs as (
        select period, subject, sum(\(amount)) filter (where driver like '% PGITT need' and not (\(this))) as before,
          sum(\(amount)) filter (where driver in (\(values: Drivers.order))) as drivers,
          sum(\(amount)) filter (where \(this)) as need
        from \(rows.relation) group by period, subject),
      rounded as (select *, 5 * round(need / 5) as nearest from needs)
      select n.period, n.subject, cast(n.before as double) as before, cast(n.drivers as double) as drivers,
        cast(n.need as double) as need, cast(round(n.before + n.drivers - n.need, 9) as double) as residual,
        cast(case when n.subject = 'Secondary'
          then sum(nearest) filter (where n.subject not in ('Primary', 'Secondary')) over (partition by n.period)
          else nearest end as bigint) as rounded,
        p.pgitt_trainee_need_count as published
      from rounded as n left join \(published) as p on p.period = n.period and p.subject = n.subject
      order by n.period, case n.subject when 'Primary' then 0 when 'Secondary' then 1 else 2 end, n.subject
      """,
      describing: rows.relation.columns + [
        Column("before", .number, label: "Need the year before", unit: "trainees", decimals: 2),
        Column("drivers", .number, label: "Drivers", unit: "trainees", decimals: 2),
        Column("need", .number, label: "Need", unit: "trainees", decimals: 2),
        Column("residual", .number, label: "Closing residual", unit: "trainees", decimals: 2).asDetail,
        Column("rounded", .integer, label: "Rounded to 5", unit: "trainees", decimals: 0),
        Column("published", .integer, label: "Published", unit: "trainees", decimals: 0),
      ], sources: rows.relation.sources)
    return .relation(
      relation.drawn(ChartHint(.bar, x: "subject", y: ["need"], title: "Need for trainees")),
      notices: [
        rows.origin,
        .note("Subjects are rounded to the nearest 5; Secondary is the sum of the rounded subjects."),
      ])
  }
}
