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
    let last: SQL = "qualify slate_row > count(*) over () - \(rows)"
    return .relation(table.replacing(table.adding([], last), columns: table.columns))
  }
}
