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
      """)
  static let examples = [
    Example(
      "select unnest([3,4,4,5,6,6,7,8]) as score, unnest([1,1,0,1,0,0,0,0]) as fsm6"
        + " | disadvantage index --score score --group fsm6", "eight pupils, three of them disadvantaged",
      shows: ["8.000", "0.8000", "40.00"])
  ]
  static let place = CommandPlace.later

  @Option(help: "The column of the scores.") var score: ColumnName
  @Option(
    help: "The column that says who is disadvantaged: true or 1, unless --disadvantaged names another value.")
  var group: ColumnName
  @Option(help: "The value of the group's column that means disadvantaged.") var disadvantaged: String?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let pupils = try required(input)
    let scores = try column(score, of: pupils)
    guard scores.kind.isNumeric else {
      throw SlateError(
        "The column '\(scores.name)' holds no numbers, so it cannot be ranked.", at: .argument(score.text))
    }
    let groups = try column(group, of: pupils)
    let flag = try flag(groups)
    let table = try await session.connection.collect(
      Relation(
        sql: """
          select cast(\(column: scores.name) as double) as score, \(flag) as flag from \(pupils)
          """,
        columns: [Column("score", .number), Column("flag", .boolean)]))
    let (values, flags) = complete(table)
    guard let index = GapIndex(scores: values, disadvantaged: flags) else {
      throw SlateError(
        "One of the two groups is empty: of \(flags.count.grouped) pupils with a score and a group, "
          + "\(flags.count(where: { $0 }).grouped) are disadvantaged.", at: .argument(group.text),
        hint: "--disadvantaged names the value that means disadvantaged.")
    }
    let leftOut = table.rowCount - flags.count
    let result = try await session.relation(
      of: IndexOfScores.row(index, leftOut: leftOut), sources: pupils.sources)
    let left =
      "\(leftOut.grouped) of \(table.rowCount.grouped) rows lack a score or a group and were left out."
    return .relation(
      result,
      notices: [
        leftOut > 0 ? .warning(left) : .note("No row lacks a score or a group."),
        .note(
          "Equal scores share their mean rank. The department's files decide who is in its index; this counts every row."
        ),
      ])
  }

  private func column(_ name: ColumnName, of relation: Relation) throws -> Column {
    if let column = relation.column(name.text) { return column }
    throw SlateError.unknown("column", name.text, among: relation.columns.map(\.name))
  }

  /// Whether a row's pupil is disadvantaged, as an expression that is missing where the group is.
  private func flag(_ groups: Column) throws -> SQL {
    if let disadvantaged { return "cast(\(column: groups.name) as varchar) = \(disadvantaged)" }
    if groups.kind == .boolean { return "\(column: groups.name)" }
    guard groups.kind.isNumeric else {
      throw SlateError(
        "The column '\(groups.name)' holds texts, so it must be said which of them means disadvantaged.",
        at: .argument(group.text), hint: "Say it with --disadvantaged VALUE.")
    }
    return "case \(column: groups.name) when 1 then true when 0 then false end"
  }

  /// The scores and groups of the rows that have both.
  private func complete(_ table: Table) -> ([Double], [Bool]) {
    var scores: [Double] = []
    var flags: [Bool] = []
    for row in 0..<table.rowCount {
      guard let score = table.vectors[0][row].double, !score.isNaN,
        case .boolean(let flag) = table.vectors[1][row]
      else { continue }
      scores.append(score)
      flags.append(flag)
    }
    return (scores, flags)
  }

  private static func row(_ index: GapIndex, leftOut: Int) -> Table {
    Table(
      columns: [
        Column("gap_index", .number, label: "Gap index", unit: "index", decimals: 3),
        Column("probability", .number, label: "As a probability", decimals: 4),
        Column(
          "percentiles", .number, label: "As a gap in percentile ranks", unit: "percentile points",
          decimals: 2),
        Column("disadvantaged", .integer, label: "Disadvantaged", unit: "pupils", decimals: 0),
        Column("others", .integer, label: "Others", unit: "pupils", decimals: 0),
        Column("disadvantaged_rank", .number, label: "Disadvantaged, mean rank", decimals: 2),
        Column("others_rank", .number, label: "Others, mean rank", decimals: 2),
        Column("left_out", .integer, label: "Left out", unit: "rows", decimals: 0),
      ],
      vectors: [
        Vector(.number([index.index])), Vector(.number([index.probability])),
        Vector(.number([index.percentiles])),
        Vector(.integer([index.disadvantaged])), Vector(.integer([index.others])),
        Vector(.number([index.disadvantagedMeanRank])), Vector(.number([index.othersMeanRank])),
        Vector(.integer([leftOut])),
      ])
  }
}
