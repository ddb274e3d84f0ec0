import SlateKit

/// `describe`: the columns of a table.
struct DescribeCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Shows what is in each column of a table.",
    discussion: """
      A row for each column: what it is called, its unit and decimals as published, how many different values it has, how \
      many numbers are missing and with which symbols (z not applicable, x not available, c confidential, low rounds \
      to nothing), the least and greatest value, and one value as an example.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example("describe published", "the columns of the embedded figures"),
    Example("from published | describe", "the same, at the end of a pipeline"),
  ]

  @Argument(help: "The table: a dataset, an input, or a kept result.") var table: TableName?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let relation: Relation
    switch (table, input) {
    case (let table?, nil): relation = try await session.relation(named: table)
    case (nil, let input?): relation = input
    case (let table?, _?):
      throw SlateError(
        "'describe' has a table before it and the name of another.", at: .argument(table.text),
        hint: "Leave the name out, or begin with it.")
    case (nil, nil):
      throw SlateError(
        "'describe' needs a table.",
        hint: "Name one ('describe published'), or put it behind one: from NAME | describe.")
    }
    let described = try await ColumnDescriptions(of: relation, in: session).table
    return .relation(try await session.relation(of: described, sources: relation.sources))
  }
}
