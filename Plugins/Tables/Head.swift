import SlateKit

/// `head`: the first rows.
struct Head: Command {
  static let configuration = CommandConfiguration(abstract: "Keeps the first rows.")
  static let place = CommandPlace.later
  static let examples = [Example("from published | head 3", "three rows")]

  @Argument(help: "How many rows.") var rows = 10

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    try Head.check(rows)
    return .relation(table.replacing("select * from \(table) limit \(rows)", columns: table.columns))
  }

  static func check(_ rows: Int) throws {
    if rows < 0 {
      throw SlateError(
        "There are no \(rows) rows.", at: .argument("\(rows)"), hint: "Give a number from 0 up.")
    }
  }
}
