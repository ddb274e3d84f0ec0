import SlateKit

/// `disadvantage gap`: the disadvantage gap index as published, one column for each edition.
struct Gap: Command {
  static let configuration = CommandConfiguration(
    abstract: "The disadvantage gap index at key stages 2 and 4, with its editions side by side.",
    discussion: """
      Published by the Department for Education in 'Key stage 2 attainment' and 'Key stage 4 performance', England, \
      2010/11 to 2024/25. All pupils are ranked; the index is the difference between the mean ranks of the others and of \
      disadvantaged pupils, times 20 over the number of pupils. Key stage 2 ranks by scaled scores in reading and maths, \
      key stage 4 by the mean of the grades in English and maths. Later editions revise earlier years; an imported file of the index stands beside them. \
      The index is published for England alone. Gaps of areas are differences of rates or means: --measure names one, as in \
      'disadvantage attainment', whose answer this then gives. With pupils' scores 'disadvantage index' has any group, with \
      intervals by --school.
      """)
  static let examples = [
    Example(
      "disadvantage gap --years 2019-", "key stage 4, every edition", shows: ["3.70", "3.84", "3.93", "3.92"]),
    Example("disadvantage gap --stage ks2", "key stage 2", shows: ["3.341", "2.913", "3.131", "3.156"]),
    Example(
      "disadvantage gap --years 2025 --reading percentile", "as a gap in percentile ranks", shows: ["19.6"]),
    Example(
      "disadvantage gap --measure attainment-8 --years 2024", "as a difference of means",
      shows: ["34.6", "50.0"]),
  ]

  @Option(help: "The key stage.") var stage: Stage = .ks4
  @Option(help: "Only this edition, with the change on the year before.") var edition: Edition?
  @Option(help: "The index itself, a difference in probability, or a gap in percentile ranks.")
  var reading: Scale = .index
  @Option(
    help: .init(
      "A difference of rates or means, one of 'attainment', in place of the index.", valueName: "measure"))
  var measure: Measure?
  @OptionGroup var selection: Selection

  private var years: Years? { selection.years }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if let measure {
      var gap = try Attainment.parse([])
      gap.measure = measure
      gap.selection = selection
      return try await gap.run(in: session, on: input)
    }
    if !selection.areas.isEmpty || selection.region != nil || (selection.by ?? .england) != .england {
      throw SlateError(
        "The gap index is published for England alone.", at: selection.areas.first.map { .argument($0.text) },
        hint:
          "Gaps of areas are differences of means or rates: add --measure attainment-8 or reading-writing-maths."
      )
    }
    if let edition, !Edition.of(stage).contains(edition) {
      throw SlateError(
        "Provisional figures of the gap index are held for key stage 2 only.",
        at: .argument(edition.rawValue),
        hint: "Key stage 4 has the editions 2025 and 2026.")
    }
    var rows = try await session.rows(of: Series.gap, years: years).filtered(["stage = \(stage.code)"])
    if let edition { rows = rows.filtered(["edition = \(edition.code)"]) }
    guard try await session.connection.collect("select 1 from \(rows.relation) limit 1").rowCount > 0 else {
      throw SlateError(
        "This edition of the gap index has none of these years.", hint: "Leave out --edition or --years.")
    }
    let files = edition == nil && !selection.embedded ? try await filed(in: session) : nil
    let sql = edition.map { series($0, rows) } ?? editions(rows, beside: files?.relation)
    let relation = try await session.connection.relation(
      sql, describing: columns, sources: rows.relation.sources + (files?.relation.sources ?? []))
    let chart = ChartHint(
      .line, x: "period", y: edition == nil ? [Edition.edition2026.column] : ["gap"],
      title: "Disadvantage gap index")
    return .relation(
      relation.drawn(chart), notices: try await notices(rows, in: session) + (files.map { [$0.origin] } ?? [])
    )
  }

  /// The index of imported files; nil where none feeds it, or none has these years.
  private func filed(in session: Session) async throws -> InputRows? {
    guard case .dataset = try await session.feed(of: Inputs.gapIndex) else { return nil }
    guard let rows = try? await session.rows(of: Inputs.gapIndex, selection) else { return nil }
    return try await session.rows(rows, of: Inputs.gapIndex, where: "stage = \(stage.code)")
  }

  /// One column for each edition, and one for imported files where there are any.
  private func editions(_ rows: InputRows, beside files: Relation?) -> SQL {
    guard let files else { return editions(rows) }
    let names = Edition.of(stage).map(\.column)
    let items = names.flatMap { name -> [SQL] in
      let symbol = Column.symbolName(of: name)
      return [
        "e.\(column: name)",
        "case when e.\(column: name) is null then coalesce(e.\(column: symbol), 'x') end as \(column: symbol)",
      ]
    }
    return """
      select coalesce(e.period, f.period) as period, \(stage.code) as stage, \(items), f.filed as filed,
        case when f.filed is null then coalesce(f.filed_symbol, 'x') end as filed_symbol, e.revision, e.grade
      from (\(editions(rows))) as e full join (
        select period, \(reading.value) as filed, gap_index_symbol as filed_symbol from \(files)) as f on f.period = e.period
      order by 1
      """
  }

  /// One column for each edition.
  private func editions(_ rows: InputRows) -> SQL {
    let items = Edition.of(stage).flatMap { edition -> [SQL] in
      let value: SQL = "max(\(reading.value)) filter (where edition = \(edition.code))"
      return [
        "\(value) as \(column: edition.column)",
        """
        case when \(value) is null then coalesce(max(gap_index_symbol) filter (where edition = \(edition.code)), 'x') end
          as \(column: Column.symbolName(of: edition.column))
        """,
      ]
    }
    return """
      select * exclude (grade), edition_2026 - edition_2025 as revision, grade from
        (select period, stage, \(items), max(grade) as grade from \(rows.relation) group by period, stage)
      order by period
      """
  }

  /// One edition with the change on the year before; a year without figures has none after it either.
  private func series(_ edition: Edition, _ rows: InputRows) -> SQL {
    let years: SQL = rows.periods.map { "where \($0)" } ?? ""
    return """
      select * from (
        select period, stage, \(edition.label) as edition, \(reading.value) as gap, gap_index_symbol as gap_symbol,
          \(reading.value) - lag(\(reading.value)) over (order by period) as change, grade from \(rows.everyYear))
      \(years) order by period
      """
  }

  private var columns: [Column] {
    let decimals = reading.decimals(stage.decimals)
    let figures = Edition.of(stage).map { edition in
      let digits = edition == .provisional ? reading.decimals(2) : decimals
      return Column(edition.column, .decimal, label: edition.label, unit: reading.unit, decimals: digits)
    }
    let digits = edition == .provisional ? reading.decimals(2) : decimals
    return [
      Column("period", .text, label: "Period"), Column("stage", .text, label: "Stage"),
      Column("edition", .text, label: "Edition"), Column("grade", .text, label: "Grade"),
      Column("gap", .decimal, label: "Gap", unit: reading.unit, decimals: digits),
      Column("change", .decimal, label: "Change", unit: reading.unit, decimals: digits),
      Column("filed", .decimal, label: "Imported file", unit: reading.unit, decimals: decimals),
      Column("revision", .decimal, label: "2026 less 2025", unit: reading.unit, decimals: decimals),
    ] + figures
  }

  private func notices(_ rows: InputRows, in session: Session) async throws -> [Notice] {
    var notices: [Notice] = [rows.origin, .note(reading.meaning)]
    if stage == .ks4 {
      notices += try await DisadvantagePlugin.assessedGrades(in: rows.relation, session)
    } else {
      notices.append(
        .note(
          "No key stage 2 tests were held in 2019/20 and 2020/21: x stands for no figure, not for no gap."))
    }
    if stage == .ks2, edition == nil || edition == .provisional {
      notices.append(
        .note(
          "Provisional figures of September leave out pupils who count as disadvantaged for being looked after only."
        ))
    }
    return notices + (try await session.quotations(in: rows.relation))
  }
}
