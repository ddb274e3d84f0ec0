import SlateKit
import Statistics

extension Decompose {
  /// For each value of a column, how many pupils of each group have it and their mean outcomes: value, disadvantaged, their
  /// mean, others, their mean. Before it, how many rows there are, and how many of them have all that is needed.
  private func byValue(
    _ pupils: Relation, _ outcome: Column, _ flag: SQL, _ column: Column, _ session: Session
  ) async throws -> (counts: [Int], table: Table) {
    let source: SQL =
      "(select \(SQL.number(outcome)) as y, \(flag) as f, \(SQL.text(column)) as g from \(pupils))"
    let complete: SQL = "y is not null and not isnan(y) and f is not null and g is not null"
    let counts = try await session.connection.collect(
      "select count(*), count(*) filter (where \(complete)) from \(source)"
    ).row(0).map { $0.integer ?? 0 }
    let table = try await session.connection.collect(
      """
      select g, count(*) filter (where f), avg(y) filter (where f), count(*) filter (where not f), avg(y) filter (where not f)
      from \(source) where \(complete) group by g order by g
      """)
    return (counts, table)
  }

  func schools(
    _ pupils: Relation, _ outcome: Column, _ flag: SQL, _ school: Column, _ session: Session
  ) async throws -> Output {
    let (counts, table) = try await byValue(pupils, outcome, flag, school, session)
    let schools = (0..<table.rowCount).map { index -> BetweenWithin.School in
      let row = table.row(index)
      return BetweenWithin.School(
        disadvantaged: row[1].double ?? 0, disadvantagedMean: row[2].double ?? 0,
        others: row[3].double ?? 0, othersMean: row[4].double ?? 0)
    }
    guard let split = BetweenWithin(schools) else {
      throw group.emptyGroup(
        of: counts[1], disadvantaged: Int(schools.reduce(0) { $0 + $1.disadvantaged }))
    }
    let parts = [
      ("Gap: others less disadvantaged", split.total), ("Within schools", split.within),
      ("Between schools", split.between), ("Mean of the others", split.othersMean),
      ("Mean of disadvantaged pupils", split.disadvantagedMean),
    ]
    var result = Decompose.table(parts, of: split.total, unit: outcome.unit)
    result = Table(
      columns: result.columns,
      rows: (0..<result.rowCount).map { index in
        let row = result.row(index)
        return index < 3 ? row : [row[0], row[1], .missing(.notApplicable)]
      })
    var notices = [Decompose.leftOut(counts, "an outcome, a group or a school")]
    if !split.withoutOthers.isEmpty {
      let names = split.withoutOthers.compactMap { table.row($0)[0].text }
      let listed = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", ..." : "")
      notices.append(
        .warning(
          "\(names.count.grouped) schools have disadvantaged pupils and no others to compare them with; their "
            + "\(Int(split.disadvantagedWithoutOthers).grouped) pupils are in neither part: \(listed)."))
    }
    return .relation(
      try await session.relation(of: result, sources: pupils.sources),
      notices: notices + [.note("\(table.rowCount.grouped) schools.")])
  }

  func composition(
    _ pupils: Relation, _ outcome: Column, _ flag: SQL, _ over: Column, _ session: Session
  ) async throws -> Output {
    let (counts, table) = try await byValue(pupils, outcome, flag, over, session)
    let rows = (0..<table.rowCount).map(table.row)
    let all = rows.reduce((0.0, 0.0)) { ($0.0 + ($1[1].double ?? 0), $0.1 + ($1[3].double ?? 0)) }
    guard all.0 > 0, all.1 > 0 else { throw group.emptyGroup(of: counts[1], disadvantaged: Int(all.0)) }
    // A value that one group lacks has the other group's mean there: the difference is all in the shares.
    let lacking = rows.filter { $0[2].isMissing || $0[4].isMissing }.compactMap(\.[0].text)
    let split = Kitagawa(
      rows.map { row in
        let rates = (row[2].double ?? row[4].double ?? 0, row[4].double ?? row[2].double ?? 0)
        return .init(shares: ((row[1].double ?? 0) / all.0, (row[3].double ?? 0) / all.1), rates: rates)
      })
    let unit = outcome.unit
    let columns =
      [Column(over.name, .text, label: over.label, role: .dimension)]
      + [
        ("composition", "Through shares", unit, 2), ("rate", "Through means", unit, 2),
        ("gap", "Gap", unit, 2), ("disadvantaged_share", "Disadvantaged, share", "%", 1),
        ("others_share", "Others, share", "%", 1), ("disadvantaged_mean", "Disadvantaged, mean", unit, 2),
        ("others_mean", "Others, mean", unit, 2),
      ].map { Column($0.0, .number, label: $0.1, unit: $0.2, decimals: $0.3) }
    var values = zip(rows, split.groups).map { row, part -> [Value] in
      [
        row[0], .number(part.composition), .number(part.rate), .number(part.composition + part.rate),
        .number(100 * part.shares.0), .number(100 * part.shares.1), .number(part.rates.0),
        .number(part.rates.1),
      ]
    }
    let means = split.groups.reduce((0.0, 0.0)) {
      ($0.0 + $1.shares.0 * $1.rates.0, $0.1 + $1.shares.1 * $1.rates.1)
    }
    values.append([
      .text("Total"), .number(split.composition), .number(split.rate), .number(split.difference),
      .number(100),
      .number(100), .number(means.0), .number(means.1),
    ])
    return .relation(
      try await session.relation(of: Table(columns: columns, rows: values), sources: pupils.sources),
      notices: [Decompose.leftOut(counts, "an outcome, a group or a value of '\(over.name)'")]
        + (lacking.isEmpty
          ? []
          : [
            .warning(
              "Only one of the groups has pupils in \(lacking.joined(separator: ", ")): the whole of these rows is "
                + "taken as composition.")
          ]))
  }

  func characteristics(
    _ pupils: Relation, _ outcome: Column, _ flag: SQL, _ over: [Column], _ session: Session
  ) async throws -> Output {
    let complete = try await session.complete(
      pupils, [SQL.number(outcome), flag] + over.map { $0.kind.isNumeric ? SQL.number($0) : SQL.text($0) })
    let isDisadvantaged = complete.rows.map { $0[1] == .boolean(true) }
    let y = complete.numbers(0)
    guard isDisadvantaged.contains(true), isDisadvantaged.contains(false) else {
      throw group.emptyGroup(of: complete.rows.count, disadvantaged: isDisadvantaged.count { $0 })
    }
    let design = Design(
      over.enumerated().map { index, column in (column, complete.rows.map { $0[index + 2] }) })
    func part(_ wanted: Bool) -> (outcome: [Double], design: [[Double]]) {
      let rows = isDisadvantaged.indices.filter { isDisadvantaged[$0] == wanted }
      return (rows.map { y[$0] }, design.columns.map { column in rows.map { column[$0] } })
    }
    guard let split = OaxacaBlinder(part(false), part(true)) else {
      throw SlateError(
        "The regressions cannot be had: one characteristic follows from the others, or a group has too few pupils.",
        hint: "Leave out one of the columns of --over.")
    }
    let unit = outcome.unit
    let columns = [
      Column("characteristic", .text, label: "Characteristic"),
      Column("explained", .number, label: "Explained", unit: unit, decimals: 2),
      Column("unexplained", .number, label: "Unexplained", unit: unit, decimals: 2),
      Column("gap", .number, label: "Gap", unit: unit, decimals: 2),
      Column("disadvantaged_coefficient", .number, label: "Disadvantaged, coefficient", decimals: 3),
      Column("others_coefficient", .number, label: "Others, coefficient", decimals: 3),
    ]
    var rows = zip(design.names, split.parts).enumerated().map { index, entry -> [Value] in
      [
        .text(entry.0), .number(entry.1.endowments), .number(entry.1.unexplained),
        .number(entry.1.endowments + entry.1.unexplained),
        .number(split.models.1.coefficients[index]), .number(split.models.0.coefficients[index]),
      ]
    }
    let explained = split.parts.reduce(0) { $0 + $1.endowments }
    rows.append([
      .text("Total"), .number(explained), .number(split.difference - explained), .number(split.difference),
      .missing(nil), .missing(nil),
    ])
    return .relation(
      try await session.relation(of: Table(columns: columns, rows: rows), sources: pupils.sources),
      notices: [
        complete.notice("an outcome, a group or a characteristic"),
        .note(
          "The gap is the mean of the others less that of disadvantaged pupils. Explained: different characteristics, at "
            + "the coefficients of disadvantaged pupils. A text's values are compared with its first one, so the "
            + "unexplained parts of single rows depend on which that is; the totals do not."),
      ])
  }

  static func leftOut(_ counts: [Int], _ what: String) -> Notice {
    CompleteRows.notice(leftOut: counts[0] - counts[1], of: counts[0], what)
  }
}
