import SlateKit

/// `join`: columns of another table beside these.
struct Join: Command {
  static let configuration = CommandConfiguration(
    abstract: "Puts another table's columns beside these, where the given columns are equal.",
    discussion: """
      Every row of this table stays; --kind inner keeps only those with a match, full also the other table's rows. The \
      notice says how many rows found no match. Rows keep their order. A column that both tables have comes a second time \
      as NAME_2.
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
      if let key = keys.first(where: { $0.left.name == column.name }) {
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
      while columns.contains(where: { $0.name.lowercased() == new.name.lowercased() }) { new.name += "_2" }
      new.symbols = column.symbols.map { _ in Column.symbolName(of: new.name) }
      items.append("b.\(column: column.name) as \(column: new.name)")
      if let from = column.symbols, let to = new.symbols {
        items.append("b.\(column: from) as \(column: to)")
      }
      columns.append(new)
    }
    let condition: [SQL] = keys.map {
      "cast(a.\(column: $0.left.name) as varchar) = cast(b.\(column: $0.right.name) as varchar)"
    }
    let relation = try await session.connection.relation(
      """
      select \(items) from (select *, row_number() over () as slate_row from \(left)) as a
        \(SQL(typed: kind.rawValue)) join (select *, row_number() over () as slate_row from \(right)) as b
        on \(condition, separator: " and ") order by a.slate_row nulls last, b.slate_row
      """,
      describing: columns, sources: left.sources + right.sources.filter { !left.sources.contains($0) })
    let unmatched = try await session.connection.collect(
      """
      select (select count(*) from \(left) as a where not exists (select 1 from \(right) as b where \(condition, separator: " and "))),
        (select count(*) from \(right) as b where not exists (select 1 from \(left) as a where \(condition, separator: " and ")))
      """)
    let counts = unmatched.row(0).map { $0.integer ?? 0 }
    return .relation(
      relation,
      notices: counts == [0, 0]
        ? []
        : [
          .note(
            "\(Join.rows(counts[0])) of this table and \(Join.rows(counts[1])) of \(table.text) have no match."
          )
        ])
  }

  private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
