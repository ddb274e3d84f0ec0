import SlateKit

extension Attainment {
  /// The figures of both groups: of each year and area those of the first of these that has one: an imported file with counts, one with
  /// rates, the interactive tool, the embedded figures. Beside them what must be said where two disagree.
  func figures(in session: Session) async throws -> (InputRows, [Notice]) {
    var found: InputRows?
    var failure: SlateError?
    var notices: [Notice] = []
    for input in inputs where !selection.embedded {
      guard case .dataset = try await session.feed(of: input) else { continue }
      do {
        let rows = try await filed(input, in: session)
        guard try await hasFigures(rows, session) else {
          if hasPlaces || measure.embedded == nil { failure = try await noFigures(rows, session) }
          continue
        }
        if let first = found { notices += try await differences(first, rows, session) }
        found = try await found?.adding(rows, numerator: measure.numerator, in: session) ?? rows
      } catch let error as SlateError {
        failure = failure ?? error
      }
    }
    guard let found else { return (try await embedded(after: failure, in: session), []) }
    guard measure.embedded != nil, let more = try? await embedded(after: failure, in: session),
      try await hasFigures(more, session)
    else { return (found, notices) }
    return (try await found.adding(more, numerator: measure.numerator, in: session), notices)
  }

  private var inputs: [Input] {
    (measure.numerator == nil ? [] : [Inputs.attainment]) + [Inputs.rates, Inputs.toolRates]
  }

  private func hasFigures(_ rows: InputRows, _ session: Session) async throws -> Bool {
    try await session.connection.collect("select 1 from \(rows.relation) where printed is not null limit 1")
      .rowCount > 0
  }

  private func filed(_ input: Input, in session: Session) async throws -> InputRows {
    var rows = try await session.rows(of: input, selection)
    let isRates = input.id != Inputs.attainment.id
    if isRates { rows = try await session.rows(rows, of: input, where: "measure = \(measure.rawValue)") }
    rows.relation = named(rows.relation, isRates: isRates)
    rows.everyYear = named(rows.everyYear, isRates: isRates)
    return rows
  }

  private func embedded(after failure: SlateError?, in session: Session) async throws -> InputRows {
    do {
      guard measure.embedded != nil else {
        throw failure
          ?? SlateError(
            "No figures of '\(measure.rawValue)' are embedded.", at: .argument(measure.rawValue),
            hint: "They are in the data of the local authority interactive tool (bds_long): import that file."
          )
      }
      var rows = try await session.rows(
        of: Series.attainment, years: selection.years, areas: hasPlaces ? selection : nil
      ).filtered(["stage = \((measure == .readingWritingMaths ? Stage.ks2 : .ks4).code)"])
      rows.relation = named(rows.relation)
      rows.everyYear = named(rows.everyYear)
      return rows
    } catch let error as SlateError {
      if let failure { throw failure }
      guard hasPlaces, measure.embedded != nil else { throw error }
      let publication = (measure.numerator == nil ? Inputs.rates : Inputs.attainment).publication
      var error = error
      error.hint =
        "Other areas are in the file itself, \(publication.title) (\(publication.address)): import it."
      throw error
    }
  }

  /// The rows with the groups as the embedded figures name them, and the figure of the measure with its symbol as `printed`.
  private func named(_ rows: Relation, isRates: Bool = false) -> Relation {
    let name = isRates ? "rate" : measure.embedded ?? "rate"
    // A file in which no number is missing has no symbols.
    let symbols = rows.columns.first { $0.name == name }?.symbols
    let symbol: SQL = symbols.map { "\(column: $0)" } ?? "cast(null as varchar)"
    // A file of printed rates has no numerators.
    let numerator: SQL =
      isRates ? measure.numerator.map { ", cast(null as bigint) as \($0)" } ?? "" : ""
    return Relation(
      sql: """
        select * replace (case \(column: "group") when 'Disadvantaged all other' then 'Others' else \(column: "group") end
          as \(column: "group")), \(column: name) as printed, \(symbol) as printed_symbol\(numerator) from \(rows)
        """, columns: rows.columns, sources: rows.sources)
  }

  /// Says where two files print figures that differ by more than their rounding.
  private func differences(_ first: InputRows, _ second: InputRows, _ session: Session) async throws
    -> [Notice]
  {
    let unit = (0..<measure.decimals).reduce(1.0) { unit, _ in unit / 10 }
    let digits = "{:.\(measure.decimals)f}"
    let found = try await session.connection.collect(
      """
      select one.period, one.area, one.\(column: "group"), format(\(digits), cast(one.printed as double)),
        format(\(digits), cast(two.printed as double)), count(*) over ()
      from \(first.relation) as one join \(second.relation) as two
        on one.period = two.period and one.area_code = two.area_code and one.\(column: "group") = two.\(column: "group")
      where abs(cast(one.printed as double) - cast(two.printed as double)) > \(unit / 2 + 1e-9) order by 1, 2, 3 limit 3
      """)
    guard found.rowCount > 0 else { return [] }
    let examples = (0..<found.rowCount).map { index in
      let row = found.row(index)
      return
        "\(row[2].text ?? "") in \(row[1].text ?? ""), \(row[0].text ?? ""): \(row[3].text ?? "") and \(row[4].text ?? "")"
    }
    let count = found.row(0)[5].integer ?? 0
    return [
      .warning(
        "\(first.source) and \(second.source) print different figures, of which the first counts: "
          + examples.joined(separator: "; ") + (count > 3 ? "; \((count - 3).grouped) more" : "") + ".")
    ]
  }
}

extension InputRows {
  /// These rows with those of another source of the years and areas for which these have no figure.
  fileprivate func adding(_ other: InputRows, numerator: SQL?, in session: Session) async throws -> InputRows
  {
    let columns: [SQL] =
      ["period", "area_code", "area", "\(column: "group")", "pupils", "printed", "printed_symbol"]
      + (numerator.map { [$0] } ?? [])
    func lacking(_ own: Relation, _ others: Relation) -> SQL {
      """
      select \(columns) from \(others) as other where not exists (
        select 1 from \(own) as own where own.printed is not null and own.period = other.period
          and own.area_code is not distinct from other.area_code)
      """
    }
    let more = try await session.connection.collect(
      "select distinct period from (\(lacking(relation, other.relation))) where printed is not null")
    guard more.rowCount > 0 else { return self }
    let mine = try await session.connection.collect(
      "select distinct period from \(relation) where printed is not null")
    var rows = self
    for path in [\InputRows.relation, \InputRows.everyYear] {
      let (own, others) = (self[keyPath: path], other[keyPath: path])
      rows[keyPath: path] = Relation(
        sql: "select \(columns) from \(own) union all \(lacking(own, others))", columns: own.columns,
        sources: own.sources + others.sources)
    }
    func texts(_ found: Table) -> [String] { (0..<found.rowCount).compactMap { found.row($0)[0].text } }
    rows.parts = parts.narrowed(toPeriods: texts(mine)) + other.parts.narrowed(toPeriods: texts(more))
    return rows
  }
}
