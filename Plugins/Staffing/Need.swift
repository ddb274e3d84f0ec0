import SlateKit

/// `staffing need`: how many postgraduate trainees are needed.
struct Need: Command {
  static let configuration = CommandConfiguration(
    abstract:
      "Postgraduate trainee teachers needed, by phase and subject, with the change on the year before.",
    discussion: """
      Published by the Department for Education with the teacher workforce model, training years 2021/22 to 2026/27: \
      trainees to start in the year (PGITT need), rounded to 5 for each subject. Secondary is the sum of the rounded \
      subjects. The growth is computed from the published rounded numbers, as the publication does.
      """)
  static let examples = [
    Example("staffing need", "England, every year", shows: ["31030", "20800", "-22.7", "5520", "15280"]),
    Example("staffing need --subject maths", "one subject", shows: ["2300", "2000", "-13.0"]),
    Example(
      "staffing need --subjects --years 2027 | sort growth", "all subjects, the steepest fall first",
      shows: ["Music", "260", "-54.0"]),
  ]

  @Option(help: "Only this subject or phase: Physics, maths, mfl, Primary, Total.") var subject: SubjectName?
  @Flag(help: "A row for each subject, beside the phases.") var subjects = false
  @Option(
    help:
      "A year or a range of years: 2024, 2019-2024, 2019-. A plain year is the training year that ends in it."
  )
  var years: Years?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    var rows = try await session.rows(Inputs.need, and: Series.need, by: ["subject"], years: years)
    if let subject {
      rows = rows.filtered(["subject = \(try await subject.resolved(in: rows.everyYear, session))"])
    } else if !subjects {
      rows = rows.filtered(["subject in ('Total', 'Primary', 'Secondary')"])
    }
    let years: SQL = rows.periods.map { "where \($0)" } ?? ""
    let year: SQL = "cast(substr(period, 1, 4) as integer)"
    let relation = try await session.connection.relation(
      """
      select period, subject, need, need_symbol, need - before as change,
        100.0 * (need - before) / nullif(before, 0) as growth from (
        select period, subject, pgitt_trainee_need_count as need, pgitt_trainee_need_count_symbol as need_symbol,
          case when \(year) - lag(\(year)) over subjects = 1 then lag(pgitt_trainee_need_count) over subjects end as before
        from \(rows.everyYear) window subjects as (partition by subject order by period))
      \(years) order by period, case subject when 'Total' then 0 when 'Primary' then 1 when 'Secondary' then 2 else 3 end, subject
      """,
      describing: rows.relation.columns + [
        Column("need", .integer, label: "Trainees needed", unit: "trainees", decimals: 0),
        Column("change", .integer, label: "Change", unit: "trainees", decimals: 0),
        Column("growth", .number, label: "Growth", unit: "%", decimals: 1),
      ], sources: rows.relation.sources)
    return .relation(
      relation.drawn(
        try await StaffingPlugin.chart(
          of: "need", in: relation, title: "Need for postgraduate trainees", session)),
      notices: [
        rows.origin,
        .note("Rounded to 5 as published; the unrounded need and what moved it are in 'staffing drivers'."),
        .note(
          "Need is a number of trainees to start, not of teachers missing; the model makes good a forecast under-supply only."
        ),
      ])
  }
}
