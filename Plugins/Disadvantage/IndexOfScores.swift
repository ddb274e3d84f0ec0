import SlateKit
import Statistics

/// `disadvantage index`: the gap index of the pupils in the table before it.
struct IndexOfScores: Command {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "The gap index of the pupils in the table before it, from their scores.",
    discussion: """
      The method of the Department for Education: all pupils are ranked by their score, and the index is the difference \
      between the mean ranks of the others and of disadvantaged pupils, times 20 over the number of pupils. Equal scores \
      share their mean rank. A pupil without a score or a group is left out, and how many are is said.

      --by gives an index for each value of a column, each among the pupils of that value only. --school names the \
      school's column: intervals then come from drawing whole schools again and again with replacement.
      """)
  static let examples = [
    Example(
      "select unnest([3,4,4,5,6,6,7,8]) as score, unnest([1,1,0,1,0,0,0,0]) as fsm6"
        + " | disadvantage index --score score --group fsm6", "eight pupils, three of them disadvantaged",
      shows: ["8.000", "0.8000", "40.00"])
  ]
  static let place = CommandPlace.later

  @Option(help: "The column of the scores.") var score: ColumnName
  @OptionGroup var group: DisadvantagedGroup
  @Option(help: "An index for each value of this column.") var by: ColumnName?
  @Option(help: "The column of the schools, for intervals by drawing schools.") var school: ColumnName?
  @Option(help: "How many times the schools are drawn.") var replicates = 1000

  func validate() throws {
    guard (100...100_000).contains(replicates) else {
      throw ValidationError("--replicates is a number from 100 to 100000.")
    }
  }

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let pupils = try required(input)
    let scores = try pupils.demandNumbers(score)
    let flag = try group.flag(in: pupils)
    let by = try by.map(pupils.demand)
    let school = try school.map(pupils.demand)
    let (counts, totals) = try await counted(pupils, scores, flag, by, school, session)
    guard totals[2] > 0, totals[2] < totals[1] else {
      throw group.emptyGroup(of: totals[1], disadvantaged: totals[2])
    }
    let parts = ScoreCounts.parts(of: counts)
    var rows: [[Value]] = []
    for part in parts {
      guard let index = GapIndex(counts: part.counts) else { continue }
      var interval: [Value] = []
      if school != nil {
        let found = await part.interval(replicates: replicates, seed: session.seed)
        interval = [found?.lowerBound, found?.upperBound].map { $0.map(Value.number) ?? .missing(nil) }
      }
      rows.append(IndexOfScores.row(by == nil ? "all" : part.name, index, interval))
    }
    let empty = parts.count - rows.count
    let table = Table(columns: columns(by: by, hasInterval: school != nil), rows: rows)
    return .relation(
      try await session.relation(of: table, sources: pupils.sources),
      notices: [
        CompleteRows.notice(leftOut: totals[0] - totals[1], of: totals[0], "a score or a group"),
        .note(
          "Equal scores share their mean rank. The department's files decide who is in its index; this counts every row."
        ),
      ]
        + (empty > 0
          ? [.warning("\(empty.grouped) values of '\(by?.name ?? "")' have pupils of one group only.")] : [])
        + (school == nil
          ? []
          : [
            .note(
              "Intervals (95%) are quantiles of \(replicates.grouped) draws of whole schools with replacement."
            )
          ]))
  }

  /// Pupils with everything that is needed, counted by score and school, so that millions need no more room than their different
  /// scores. Beside them the number of all rows, of those that have everything, and of the disadvantaged in these.
  ///
  /// The columns are counted as they are stored and as few of them as can be, which the engine does in one pass; they are read as
  /// numbers and texts afterwards, and schools are numbered.
  private func counted(
    _ pupils: Relation, _ scores: Column, _ flag: SQL, _ by: Column?, _ school: Column?, _ session: Session
  ) async throws -> (counts: Table, totals: [Int]) {
    let stored = [("p", by), ("c", school)].compactMap { name, column in
      column.map { "\(column: $0.name) as \(column: name)" as SQL }
    }
    let part: [SQL] = by == nil ? [] : ["coalesce(cast(p as varchar), '') as p"]
    let number: [SQL] = school == nil ? [] : ["number as c"]
    let isKnown: SQL = school == nil ? "true" : "c is not null"
    let joined: SQL =
      school == nil
      ? ""
      : "join (select c, row_number() over (order by c) as number from (select distinct c from cells)) using (c)"
    // Scores in order are numbered at once, but with schools there are many cells to put in order.
    let keys: [SQL] = (by == nil ? [] : ["p"]) + (school == nil ? ["s"] : [])
    let order: SQL = keys.isEmpty ? "" : "order by \(keys)"
    let table = try await session.connection.collect(
      """
      with counted as materialized (
        select * exclude (f), count(*) filter (where f) as d, count(*) filter (where not f) as o, count(*) as n
        from (select \(stored + ["\(column: scores.name) as s", "\(flag) as f"]) from \(pupils)) group by all),
      cells as materialized (
        select * replace (cast(s as double) as s) from counted
        where s is not null and not isnan(cast(s as double)) and d + o > 0 and \(isKnown))
      select \(part + ["s", "d", "o"] + number), cast((select sum(n) from counted) as bigint) as n
      from cells \(joined) \(order)
      """)
    guard table.rowCount > 0, case .integer(let disadvantaged)? = table["d"]?.storage,
      case .integer(let others)? = table["o"]?.storage
    else { return (table, [0, 0, 0]) }
    let sum = disadvantaged.reduce(0, +)
    return (table, [table["n"]?[0].integer ?? 0, sum + others.reduce(0, +), sum])
  }

  private func columns(by: Column?, hasInterval: Bool) -> [Column] {
    let interval = [
      Column("low", .number, label: "From", unit: "index", decimals: 3),
      Column("high", .number, label: "To", unit: "index", decimals: 3),
    ]
    return [Column(by?.name ?? "pupils", .text, label: by?.label ?? "Pupils", role: .dimension)]
      + [Column("gap_index", .number, label: "Gap index", unit: "index", decimals: 3)]
      + (hasInterval ? interval : []) + [
        Column("probability", .number, label: "As a probability", decimals: 4),
        Column(
          "percentiles", .number, label: "As a gap in percentile ranks", unit: "percentile points",
          decimals: 2),
        Column("disadvantaged", .integer, label: "Disadvantaged", unit: "pupils", decimals: 0),
        Column("others", .integer, label: "Others", unit: "pupils", decimals: 0),
        Column("disadvantaged_rank", .number, label: "Disadvantaged, mean rank", decimals: 2).asDetail,
        Column("others_rank", .number, label: "Others, mean rank", decimals: 2).asDetail,
      ]
  }

  private static func row(_ name: String, _ index: GapIndex, _ interval: [Value]) -> [Value] {
    [.text(name), .number(index.index)] + interval + [
      .number(index.probability), .number(index.percentiles), .integer(index.disadvantaged),
      .integer(index.others), .number(index.disadvantagedMeanRank), .number(index.othersMeanRank),
    ]
  }
}
