import SlateKit

extension Accuracy {
  /// Each authority's error with its percentile rank among all of them, and the scorecard's wording.
  func ranked(_ rows: InputRows, in session: Session) async throws -> Output {
    guard !rows.isEmbedded else {
      throw SlateError(
        "A rank needs the errors of all authorities, and the embedded figures are England's.",
        at: .argument("--rank"), hint: "Import a file of \(Scorecard.input.publication.title).")
    }
    let names = [1: "forecast_error_1_year", 2: "forecast_error_2_years", 3: "forecast_error_3_years"]
    let error: SQL = "\(column: names[ahead] ?? "")"
    var everyone = selection
    (everyone.areas, everyone.region, everyone.by) = ([], nil, .authority)
    let all = try await Scorecard.rows(
      session, or: Series.accuracy, and: Inputs.accuracy, everyone, phase
    ).relation
    // The scorecard's quartiles are those of proportions that were rounded to three places first.
    let sql: SQL = """
      with every as (
        select period, phase, area_code, \(error) as error, round(\(error) / 100, 3) as rounded
        from \(all) where level = 'Local authority' and \(error) is not null),
      ranked as (
        select period, phase, area_code, count(*) over same as authorities,
          100.0 * (rank() over (partition by period, phase order by error) - 1)
            / nullif(count(*) over same - 1, 0) as percentile,
          quantile_cont(rounded, 0.25) over same as p25, quantile_cont(rounded, 0.75) over same as p75, error / 100 as score
        from every window same as (partition by period, phase))
      select r.period, r.area_code, r.area, r.phase, \(Accuracy.tested("r.period")) as tested, r.\(error) as error,
        r.\(column: Column.symbolName(of: names[ahead] ?? "")) as error_symbol, ranked.percentile as rank,
        case when ranked.percentile is null then coalesce(r.\(column: Column.symbolName(of: names[ahead] ?? "")), 'z') end
          as rank_symbol,
        case when score is null then '' when score > p75 then 'overestimate, larger than at least 75%'
          when score > 0 then 'overestimate, within the middle 25-75%'
          when score = 0 then 'accurate'
          when score < p25 then 'underestimate, larger than at least 75%'
          else 'underestimate, within the middle 25-75%' end as wording,
        authorities
      from \(rows.relation) as r
      left join ranked on r.period = ranked.period and r.phase = ranked.phase and r.area_code = ranked.area_code
      order by r.period, r.phase, ranked.percentile, r.area
      """
    let relation = try await session.connection.relation(
      sql,
      describing: [
        Column("period", .text, label: "Period"), Column("area_code", .text, label: "Area code").asDetail,
        Column("area", .text, label: "Area"), Column("phase", .text, label: "Phase"),
        Accuracy.testedColumn.asDetail,
        Column(
          "error", .number, label: "Error, \(ahead) year\(ahead == 1 ? "" : "s") ahead", unit: "%",
          decimals: 2),
        Column("rank", .number, label: "Percentile rank", decimals: 1),
        Column("wording", .text, label: "The scorecard's wording"),
        Column("authorities", .integer, label: "Authorities ranked", decimals: 0).asDetail,
      ], sources: rows.relation.sources)
    return .relation(
      relation.drawn(Scorecard.input.chart(.dot, of: "rank", title: "Percentile rank of the forecast error")),
      notices: [
        rows.origin,
        .note(
          "Rank: the share of the other authorities with a lower error; 0 is the largest under-forecast, 100 the largest over-forecast."
        ),
      ])
  }
}
