import SlateKit

/// `tail`: the last rows.
struct Tail: Command {
  static let configuration = CommandConfiguration(abstract: "Keeps the last rows.")
  static let place = CommandPlace.later
  static let examples = [Example("send plans --by england | tail 2", "the last two years", shows: ["638745"])]

  @Argument(help: "How many rows.") var rows = 10

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    try Head.check(rows)
    return .relation(
      table.replacing(
        """
        select \(columns: table.physicalNames) from (
          select *, row_number() over () as slate_row, count(*) over () as slate_count from \(table))
        where slate_row > slate_count - \(rows) order by slate_row
        """, columns: table.columns))
  }
}
