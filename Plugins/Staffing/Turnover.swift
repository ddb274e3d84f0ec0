import SlateKit

/// `staffing turnover`: leavers by each publisher's definition.
struct Turnover: Command {
  static let configuration = CommandConfiguration(
    abstract: "Wastage, attrition and turnover side by side, each by its own definition and year label.",
    discussion: """
      Wastage (Department for Education): full-time equivalent qualified teachers at one November census who are in no \
      state-funded school at the next, over those at the first; its year is that of the first census. Attrition (National \
      Foundation for Educational Research): the same of teachers with and without qualified status; its year is that of the \
      second census, as in the teacher workforce model. Turnover adds those who moved to another school.

      With a table before it, it works on records: a row for each teacher, school and November. Without one it reads an \
      imported file of 'School workforce in England' on turnover of schools, whose teachers are with and without qualified status.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example(
      "from (values (1,2023,'a'),(2,2023,'a'),(3,2023,'b'),(2,2024,'b')) t(p,y,s)"
        + " | staffing turnover --person p --year y --school s",
      "three teachers, of whom two left and one moved", shows: ["66.7", "100.0", "2023/24", "2024/25"])
  ]

  @Option(help: "The column that says who it is.") var person: ColumnName?
  @Option(help: "The column of the November, as a year.") var year: ColumnName?
  @Option(help: "The column of the school.") var school: ColumnName?
  @Option(help: "The column of the full-time equivalent; without it heads count.") var fte: ColumnName?
  @Option(help: "The column that says whether a teacher is qualified; without it all are.")
  var qualified: ColumnName?
  @Option(help: "Rates for each value of this column of the records.") var group: ColumnName?
  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    guard let records = input else { return try await published(in: session) }
    guard let person, let year, let school else {
      throw SlateError(
        "Records need the columns of the person, the year and the school.",
        hint: "Add --person, --year and --school.")
    }
    let columns = try (
      person: records.demand(person), year: records.demandNumbers(year), school: records.demand(school)
    )
    let group = try group.map(records.demand)
    let size: SQL = try fte.map { SQL.number(try records.demandNumbers($0)) } ?? "1e0"
    let status: SQL =
      try qualified.map { "cast(\(column: try records.demand($0).name) as boolean)" } ?? "true"
    let source: SQL = """
      (select \(column: columns.person.name) as person, cast(\(column: columns.year.name) as integer) as november,
        \(SQL.text(columns.school)) as school, \(size) as fte, \(status) as qualified,
        \(group.map(SQL.text) ?? "''") as part from \(records))
      """
    let complete: SQL =
      "person is not null and november is not null and school is not null and fte is not null and qualified is not null and part is not null"
    let counts = try await session.connection.collect(
      "select count(*), count(*) filter (where \(complete)) from \(source)"
    ).row(0).map { $0.integer ?? 0 }
    let relation = Relation(
      sql: """
        with records as (select * from \(source) where \(complete)),
        years as (select distinct november from records),
        fates as (
          select a.*, not exists (select 1 from records as b where b.person = a.person and b.november = a.november + 1) as gone,
            exists (select 1 from records as b where b.person = a.person and b.november = a.november + 1
              and b.school = a.school) as same
          from records as a where a.november + 1 in (select november from years)),
        sums as (
          select november, part, sum(fte) filter (where qualified) as qualified, sum(fte) filter (where qualified and gone) as wasted,
            sum(fte) as teachers, sum(fte) filter (where gone) as left_all, sum(fte) filter (where not gone and not same) as moved
          from fates group by november, part)
        select \(group.map { "part as \(column: $0.name), " as SQL } ?? "")november,
          november || '/' || substr(cast(november + 1 as varchar), 3) as wastage_year, coalesce(qualified, 0) as qualified,
          coalesce(wasted, 0) as wasted, 100 * coalesce(wasted, 0) / nullif(qualified, 0) as wastage_rate,
          (november + 1) || '/' || substr(cast(november + 2 as varchar), 3) as attrition_year, teachers,
          coalesce(left_all, 0) as left_schools, 100 * coalesce(left_all, 0) / teachers as attrition_rate,
          coalesce(moved, 0) as moved, 100 * (coalesce(left_all, 0) + coalesce(moved, 0)) / teachers as turnover_rate
        from sums order by part, november
        """,
      columns: (group.map { [$0] } ?? []) + Turnover.columns, sources: records.sources)
    return .relation(
      relation.drawn(
        ChartHint(
          y: ["wastage_rate", "attrition_rate", "turnover_rate"], title: "Teachers who left or moved school")),
      notices: [
        CompleteRows.notice(
          leftOut: counts[0] - counts[1], of: counts[0], "a person, year, school or full-time equivalent"),
        StaffingPlugin.yearLabels,
        .note("The last November has none after it, and no rate."),
      ])
  }

  private static let columns: [Column] = {
    func full(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "FTE", decimals: 1)
    }
    func rate(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "%", decimals: 1)
    }
    return [
      Column("november", .integer, label: "November", role: .dimension),
      Column("wastage_year", .text, label: "Wastage of").asDetail,
      full("qualified", "Qualified teachers").asDetail,
      full("wasted", "Of them gone").asDetail, rate("wastage_rate", "Wastage"),
      Column("attrition_year", .text, label: "Attrition of").asDetail, full("teachers", "Teachers"),
      full("left_schools", "Gone"), rate("attrition_rate", "Attrition"), full("moved", "Moved"),
      rate("turnover_rate", "Turnover"),
    ]
  }()

  private func published(in session: Session) async throws -> Output {
    let rows = try await AreaRows(
      Inputs.turnover, selection, byPhase: false, together: ["teachers", "left_schools", "moved"], in: session
    )
    let computed = rows.relation.adding(
      Column("turnover_rate", .number, label: "Turnover", unit: "%", decimals: 1),
      "100.0 * cast(left_schools + moved as double) / nullif(cast(teachers as double), 0)",
      of: ["left_schools", "moved", "teachers"])
    var table = Projection(from: computed)
    for name in ["period", "area_code", "area", "teachers", "left_schools"] { table.take(name) }
    table.rate("attrition_rate", of: "left_schools", per: "teachers", label: "Attrition")
    table.take("moved")
    table.take("turnover_rate")
    return .relation(
      table.relation("order by area, area_code, period").drawn(
        Inputs.turnover.chart(of: "attrition_rate", "turnover_rate", title: "Teachers who left or moved")),
      notices: rows.notices + [StaffingPlugin.yearLabels])
  }
}
