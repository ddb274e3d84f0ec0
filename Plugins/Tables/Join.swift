import SlateKit

/// `join`: columns of another table beside these.
struct Join: Command {
  static let configuration = CommandConfiguration(
    abstract: "Puts another table's columns beside these, where the given columns are equal.",
    discussion: """
      Every row of this table stays; --kind inner keeps only those with a match, full also the other table's rows. The \
      notice says how many rows found no match, and how many found several and are repeated. Rows keep their order. A \
      column that both tables have comes a second time as NAME_2.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from send.timeliness | where level = 'National' | join send.requests --on period area_code "
        + "| select period issued requests | sort period", "plans issued beside requests",
      shows: ["90392", "154489"])
  ]

  enum Kind: String, ExpressibleByArgument, CaseIterable { case left, inner, full }

  @Option(parsing: .upToNextOption, help: "The columns that must be equal.") var on: [ColumnName]
  @Option(help: "Which rows stay.") var kind = Kind.left
  @Argument(help: "The other table.") var table: TableName

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let left = try required(input)
    let right = try await session.relation(named: table)
    let keys = try on.map { name in (left: try left.demand(name), right: try right.demand(name)) }
    if keys.isEmpty {
      throw SlateError("The join lacks the columns that must be equal.", hint: "--on COLUMN ...")
    }
    let added = right.columns.filter { column in !keys.contains { $0.right.name == column.name } }
    var items: [SQL] = []
    for column in left.columns {
      if kind == .full, let key = keys.first(where: { $0.left.name == column.name }) {
        items.append(
          "coalesce(a.\(column: column.name), b.\(column: key.right.name)) as \(column: column.name)")
      } else {
        items.append("a.\(column: column.name)")
      }
      if let symbols = column.symbols { items.append("a.\(column: symbols)") }
    }
    var columns = left.columns
    for column in added {
      var new = column
      new.name = column.name.unused(among: columns.map(\.name))
      new.symbols = column.symbols.map { _ in Column.symbolName(of: new.name) }
      items.append("b.\(column: column.name) as \(column: new.name)")
      if let from = column.symbols, let to = new.symbols {
        items.append("b.\(column: from) as \(column: to)")
      }
      columns.append(new)
    }
    let condition: SQL = "\(keys.map { Join.equality($0.left, $0.right) }, separator: " and ")"
    let relation = try await session.connection.relation(
      """
      select \(items) from \(left.numbered) as a \(SQL(typed: kind.rawValue)) join \(right.numbered) as b
        on \(condition) order by a.slate_row nulls last, b.slate_row
      """,
      describing: columns, sources: left.sources + right.sources.filter { !left.sources.contains($0) })
    let several: SQL =
      "(select \(columns: keys.map(\.right.name)) from \(right) group by all having count(*) > 1)"
    let found = try await session.connection.collect(
      """
      select (select count(*) from \(left) as a where not exists (select 1 from \(right) as b where \(condition))),
        (select count(*) from \(right) as b where not exists (select 1 from \(left) as a where \(condition))),
        (select count(*) from \(left) as a where exists (select 1 from \(several) as b where \(condition)))
      """)
    return .relation(
      relation.aboutPeople(as: left, right), notices: notices(found.row(0).map { $0.integer ?? 0 }))
  }

  /// What says that two keys are equal: as they are where both hold numbers or the like, or else as texts.
  private static func equality(_ left: Column, _ right: Column) -> SQL {
    let isAlike = left.kind == right.kind && left.kind != .other
    return isAlike || (left.kind.isNumeric && right.kind.isNumeric)
      ? "a.\(column: left.name) = b.\(column: right.name)"
      : "cast(a.\(column: left.name) as varchar) = cast(b.\(column: right.name) as varchar)"
  }

  /// - Parameter counts: How many rows of this table, and of the other, have no match; how many of this table have several.
  private func notices(_ counts: [Int]) -> [Notice] {
    var notices: [Notice] = []
    if counts[0] + counts[1] > 0 {
      notices.append(
        .note(
          "\(Join.rows(counts[0])) of this table and \(Join.rows(counts[1])) of \(table.text) have no match.")
      )
    }
    if counts[2] > 0 {
      let verbs = counts[2] == 1 ? ("matches", "is") : ("match", "are")
      notices.append(
        .warning(
          "\(Join.rows(counts[2])) of this table \(verbs.0) several rows of \(table.text) and \(verbs.1) repeated."
        ))
    }
    return notices
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
