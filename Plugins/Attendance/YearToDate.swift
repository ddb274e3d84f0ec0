import SlateKit

/// `attendance todate`: persistent absence from September to the end of each week.
struct YearToDate: Command {
  static let configuration = CommandConfiguration(
    commandName: "todate",
    abstract: "Persistent absence in the year to date, week by week.",
    discussion: """
      By 'Pupil attendance in schools' (Department for Education), the percentage of pupils who missed 10% or more of their \
      possible sessions from the start of the school year to the end of the week. The file has the percentage without its \
      counts, so nothing is summed or pooled from it. Import the publication's file of persistent absence first.
      """)
  static let examples = [
    Example("attendance todate", "England, week by week"),
    Example("attendance todate | head 1", "the first week"),
  ]

  @OptionGroup var selection: Selection
  @Option(help: "Each type of school as the file has it, or one of them.") var schools = Schools.each
  @Flag(help: "The newest week only.") var newest = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    var rows = try await session.rows(of: Inputs.yearToDate, selection)
    if let condition = schools.condition {
      rows = try await rows.kept(condition, schools.rawValue, in: "schools", of: session)
    }
    let week: SQL = "try_cast(regexp_extract(week, '[0-9]+') as integer)"
    if newest {
      rows = rows.filtered([
        "(period, coalesce(\(week), 0)) = (select max((period, coalesce(\(week), 0))) from \(rows.relation))"
      ])
    }
    var table = Projection(from: rows.relation)
    for name in ["period", "week", "area_code", "area", "schools", "rate"] { table.take(name) }
    let hint = ChartHint(
      newest ? nil : .line, x: newest ? "area" : "week", y: ["rate"], by: "schools",
      title: "Persistent absence in the year to date", source: Inputs.yearToDate.publication.title)
    return .relation(
      table.relation("order by period, \(week), area, area_code, schools").drawn(hint),
      notices: rows.notices(Inputs.yearToDate)
    )
  }
}
