import SlateKit
import Statistics

extension Need {
  /// One planning area's year group.
  private struct Cell: Sendable {
    var authority: String
    var planningArea: String
    var phase: String
    var group: String
    var balance: PlaceBalance
  }

  /// Places needed by the forecast before it.
  func ofForecast(_ forecast: Relation, in session: Session) async throws -> Output {
    for name in ["planning_area", "phase"] { _ = try forecast.demand(ColumnName(text: name)) }
    for name in ["year", "ncy", "pupils"] { _ = try forecast.demandNumbers(ColumnName(text: name)) }
    let places = try await session.relation(named: cells.places ?? TableName(text: "sample_planning_areas"))
    _ = try places.demand(ColumnName(text: "planning_area"))
    _ = try places.demandNumbers(ColumnName(text: "pan"))
    let extra =
      ["added": "+ coalesce(sum(added), 0)", "removed": "- coalesce(sum(removed), 0)"] as [String: SQL]
    let changes = extra.filter { places.column($0.key) != nil }.sorted { $0.key < $1.key }.map(\.value)
    let connection = try await session.connection
    let known: SQL = forecast.column("ahead") == nil ? "false" : "ahead = 0"
    let last = try await connection.collect(
      "select max(year) filter (where \(known)), min(year), max(year) from \(forecast)"
    ).row(0).map { $0.integer ?? 0 }
    let year = cells.january ?? min((last[0] == 0 ? last[1] - 1 : last[0]) + 3, last[2])
    let authority: SQL =
      forecast.column("authority") == nil ? "''" : "coalesce(cast(f.authority as varchar), '')"
    let onGroup: SQL = places.column("ncy") == nil ? "" : ", ncy"
    let join: SQL = places.column("ncy") == nil ? "" : "and p.ncy = f.ncy"
    let found = try await connection.collect(
      """
      with p as (select cast(planning_area as varchar) as planning_area \(onGroup),
        cast(sum(pan) \(changes, separator: " ") as double) as places from \(places) group by all)
      select \(authority), cast(f.planning_area as varchar), cast(f.phase as varchar), cast(f.ncy as varchar),
        cast(f.pupils as double), p.places
      from \(forecast) as f left join p on p.planning_area = cast(f.planning_area as varchar) \(join)
      where f.year = \(year) order by f.phase, f.planning_area, f.ncy
      """)
    let rows = (0..<found.rowCount).map(found.row)
    guard !rows.isEmpty else {
      throw SlateError(
        "The forecast has no January \(year).", at: cells.january.map { .argument("\($0)") },
        hint: "It reaches from January \(last[1]) to \(last[2]).")
    }
    let complete = rows.filter { !$0[4].isMissing && !$0[5].isMissing }
    let all = complete.map { row in
      Cell(
        authority: row[0].text ?? "", planningArea: row[1].text ?? "", phase: row[2].text ?? "",
        group: row[3].text ?? "",
        balance: PlaceBalance(places: row[5].double ?? 0, pupils: row[4].double ?? 0))
    }
    let range = "January \(year)"
    return try await output(
      all, period: Column("year", .integer, label: "January", role: .dimension), .integer(year),
      notices: [
        .note(
          "Pupils as forecast for \(range), beside the places of \(cells.places?.text ?? "sample_planning_areas")."
        ),
        CompleteRows.notice(leftOut: rows.count - complete.count, of: rows.count, "places"),
      ], sources: forecast.sources + places.sources, in: session)
  }

  /// Places needed by the Department's own estimates.
  func ofEstimates(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Inputs.demand, selection).filtered(Phase.condition(phase))
    let connection = try await session.connection
    let table = try await connection.collect(
      """
      select coalesce(area, ''), planning_area, phase, year_group, period, cast(need as double), cast(net as double),
        cast(capacity as double), cast(forecast as double), (select array_to_string(list_sort(list(distinct period)), ', ') from \(rows.relation))
      from \(rows.relation) order by period, phase, planning_area, year_group
      """)
    let found = (0..<table.rowCount).map(table.row)
    let periods = Set(found.compactMap { $0[4].text }).sorted()
    // The scorecards look three years ahead: the third period of the file.
    let wanted = selection.years == nil ? periods.prefix(3).last : periods.last
    let chosen = found.filter { $0[4].text == wanted }
    let complete = chosen.filter { !$0[5].isMissing && !$0[6].isMissing }
    let all = complete.map { row in
      let need = row[5].double ?? 0
      var balance = PlaceBalance()
      balance.places = row[7].double ?? 0
      balance.pupils = row[8].double ?? 0
      balance.short = need
      balance.spare = need - (row[6].double ?? 0)
      return Cell(
        authority: row[0].text ?? "", planningArea: row[1].text ?? "", phase: row[2].text ?? "",
        group: row[3].text ?? "", balance: balance)
    }
    return try await output(
      all, period: Column("period", .text, label: "Period"), .text(wanted ?? ""),
      notices: [
        rows.origin,
        .note(
          "The file reaches from \(periods.first ?? "") to \(periods.last ?? ""); shown is \(wanted ?? ""). --years chooses another one. Need and spare are its own columns; capacity is its estimate without planned places."
        ),
        CompleteRows.notice(leftOut: chosen.count - complete.count, of: chosen.count, "a need"),
      ], sources: rows.relation.sources, in: session)
  }

  private func output(
    _ all: [Cell], period: Column, _ label: Value, notices: [Notice], sources: [String], in session: Session
  ) async throws -> Output {
    let shown = all.filter { cell in phase.map { $0.code == cell.phase } ?? true }
    let isByAuthority = selection.by == .authority
    let key: (Cell) -> [String] = { cell in
      cells.cells
        ? [cell.phase, cell.authority, cell.planningArea, cell.group]
        : isByAuthority ? [cell.phase, cell.authority] : [cell.phase]
    }
    let factor = try PlaceCost.factor(cells.costRegion)
    let hasCost = cells.cost != nil || cells.costPerPlace != nil
    var sums: [[String]: PlaceBalance] = [:]
    for cell in shown {
      sums[key(cell), default: PlaceBalance()] = sums[key(cell), default: PlaceBalance()] + cell.balance
    }
    let rows = sums.sorted { order($0.key).lexicographicallyPrecedes(order($1.key)) }.map {
      key, sum -> [Value] in
      let needed = cells.cells ? sum.short : (sum.short / 10 + 0.5).rounded(.down) * 10
      let average = cells.costPerPlace ?? cells.cost?.average(key[0]) ?? 0
      let cost = PlaceCost.local(average, factor: factor, index: cells.index)
      return [label] + key.map { .text($0) } + [
        .number(sum.places), .number(sum.pupils), .number(sum.short), .number(needed), .number(sum.spare),
        sum.spareRate.map { .number($0) } ?? .missing(.notAvailable),
      ] + (hasCost ? [.number(cost), .number(cost * needed / 1_000_000)] : [])
    }
    func number(_ name: String, _ label: String, _ unit: String = "places", decimals: Int = 0) -> Column {
      Column(name, .number, label: label, unit: unit, decimals: decimals)
    }
    let names = [
      Column("phase", .text, label: "Phase"), Column("authority", .text, label: "Authority"),
      Column("planning_area", .text, label: "Planning area"), Column("ncy", .text, label: "Year group"),
    ]
    let columns =
      [period] + names.prefix(cells.cells ? 4 : isByAuthority ? 2 : 1) + [
        number("places", "Places"), number("pupils", "Forecast", "pupils"),
        number("need", "Need", decimals: 1).asDetail, number("needed", "Needed"), number("spare", "Spare"),
        number("spare_rate", "Spare", "%", decimals: 1),
      ]
      + (hasCost
        ? [number("cost_per_place", "Cost per place", "£"), number("cost", "Cost", "£m", decimals: 1)] : [])
    let drawn = ChartHint(
      .bar, y: ["needed", "spare"], by: nil, title: "Places needed and spare")
    return .relation(
      try await session.relation(of: Table(columns: columns, rows: rows), sources: sources).drawn(drawn),
      notices: notices + [Need.neverOffset]
        + (cells.cells ? [] : [.note("Needed is rounded to 10 in every row, after summing.")])
        + (hasCost
          ? [
            .note(
              "Cost per place: the average x \(factor.text(decimals: 2)) (region) x \(cells.index.text(decimals: 2)) (price index), to £100."
            )
          ] : []))
  }

  /// Year groups in the order of their numbers.
  private func order(_ key: [String]) -> [String] {
    key.map { $0.count == 1 && $0.first?.isNumber == true ? "0" + $0 : $0 }
  }
}
