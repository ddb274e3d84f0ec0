import SlateKit
import Statistics

/// `attendance beside`: the absence of the areas in the table before it.
struct Beside: Command {
  static let configuration = CommandConfiguration(
    abstract:
      "Sets the absence of its areas beside a number in the table before it, such as an attainment gap.",
    discussion: """
      The table has a row for each area with its code (area_code), as 'disadvantage attainment --by authority' gives it. Each gets \
      the absence rate of the same area and school year, from the imported files of 'Pupil absence in schools in England' \
      (Department for Education), with its numerator and denominator. --years takes the absence of another year, such as the \
      one before, and says so. A line through the areas, each counting alike, says how many points of the number go with one \
      point of absence, with an interval that allows for unequal variances (robust, 95%).

      This is an association between areas. It does not say that absence causes a gap, nor how absence goes with attainment \
      among pupils: areas differ in much else, and what holds of areas need not hold of pupils. Whose absence it is can be \
      narrowed with --pupils, where the imported file has it by authority.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from (values ('E92000001','2016/17',13.7)) t(area_code,period,gap)"
        + " | attendance beside --of gap --schools secondary",
      "one number for England, beside its absence", shows: ["13.7", "1003038626", "53682923", "5.4"])
  ]

  @Option(help: "The column of the number beside which absence is set.") var of: ColumnName
  @Option(help: "Sessions missed, or pupils persistently or severely absent.") var measure = Gap.Measure
    .overall
  @Option(help: "One type of school, or all where the file has a total.") var schools = Schools.secondary
  @Option(help: "The school year of the absence, where it is another than the table's.") var years: Years?
  @OptionGroup var characteristic: Characteristic

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    let number = try table.demandNumbers(of)
    guard table.column("area_code") != nil, years != nil || table.column("period") != nil else {
      throw SlateError(
        "The table has no \(table.column("area_code") == nil ? "codes of areas (area_code)" : "school year (period)").",
        hint: "Begin with a table of areas: disadvantage attainment --by authority | attendance beside ...")
    }
    let (absence, origin, periods) = try await absence(in: session)
    let same: SQL = years == nil ? "and a.period = b.period" : ""
    let names = table.columns.filter { !Beside.added.contains($0.name) }
    let items = names.flatMap { column -> [SQL] in
      ["a.\(column: column.name)"] + (column.symbols.map { ["a.\(column: $0)"] } ?? [])
    }
    let own = Beside.added.compactMap { absence.column($0) }
    let others = own.flatMap { column -> [SQL] in
      let symbol = Column.symbolName(of: column.name)
      guard column.symbols != nil else { return ["b.\(column: column.name)"] }
      return [
        "b.\(column: column.name)",
        "case when b.\(column: column.name) is null then coalesce(b.\(column: symbol), 'x') end as \(column: symbol)",
      ]
    }
    let joined = Relation(
      sql: """
        select \(items + others) from \(table) as a
        left join \(absence) as b on a.area_code = b.area_code \(same)
        """, columns: names + own, sources: table.sources + absence.sources)
    let pairs = try await session.complete(joined, [SQL.number(number), "absence_rate"])
    guard !pairs.rows.isEmpty else {
      throw SlateError(
        "No area of the table has an absence rate\(years == nil ? " in the year of its row" : "").",
        hint:
          "Absence is held for \(periods). Choose a year of it with --years, or import the file by geographic level."
      )
    }
    return .relation(
      joined.drawn(
        ChartHint(
          .scatter, x: "absence_rate", y: [number.name], title: "\(number.label) and absence",
          source: measure.input.publication.title)),
      notices: [origin, pairs.notice("an absence rate or a number")] + [line(pairs, number)].compactMap { $0 }
        + (years.map { [.note("Absence is of \($0.range.text), whatever the year of the table's rows.")] }
          ?? [])
        + [
          .warning(
            "An association between areas: it does not say that absence causes it, and need not hold of pupils."
          )
        ])
  }

  private static let added = ["absence_schools", "absence_of", "absence_missed", "absence_rate"]

  /// The absence of every area: of one type of school and the whole year.
  private func absence(in session: Session) async throws -> (Relation, Notice, periods: String) {
    let everywhere = try await session.rows(of: measure.input)
    var rows = everywhere
    if let chosen = try await session.periods(in: everywhere, of: measure.input.id, years) {
      rows = everywhere.filtered(["period in (\(values: chosen))"])
    }
    rows = try await Cut.kept(rows, schools, .year, of: measure.input, in: session)
    rows = try await characteristic.rows(rows, in: session)
    var table = Projection(from: rows.relation)
    for name in ["area_code", "period"] { table.take(name) }
    table.take("schools", as: "absence_schools", label: "Schools")
    table.take(measure.whole, as: "absence_of", isDetail: true)
    table.take(measure.part, as: "absence_missed", isDetail: true)
    table.rate("absence_rate", of: measure.part, per: measure.whole, label: "Absence")
    let relation = table.relation()
    let twice = try await session.connection.collect(
      "select 1 from \(relation) group by area_code, period having count(*) > 1 limit 1")
    guard twice.rowCount == 0 else {
      throw SlateError(
        "An area has several rows of absence.",
        hint: "Choose one type of school with --schools, one group with --pupils and one year with --years.")
    }
    let held = try await session.connection.collect(
      "select min(period), max(period) from \(years == nil ? everywhere.relation : rows.relation)")
    let ends = (0..<2).map { held.row(0)[$0].text ?? "no year" }
    return (relation, rows.origin, ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])")
  }

  /// What goes with a point of absence; nil where there are too few areas for a line.
  private func line(_ pairs: CompleteRows, _ number: Column) -> Notice? {
    let rates = pairs.numbers(1)
    guard rates.count > 2,
      let fit = LeastSquares(pairs.numbers(0), on: [rates.map { _ in 1 }, rates], errors: .robust)
    else { return nil }
    let interval = fit.interval(1)
    let unit = number.unit.isEmpty ? "" : " \(number.unit)"
    return .note(
      "\(rates.count.grouped) areas: one percentage point more of absence goes with \(fit.coefficients[1].text(decimals: 2))\(unit) of \(number.label.lowercased()) (95%: \(interval.lowerBound.text(decimals: 2)) to \(interval.upperBound.text(decimals: 2))); R-squared \(fit.determination.text(decimals: 2))."
    )
  }
}
