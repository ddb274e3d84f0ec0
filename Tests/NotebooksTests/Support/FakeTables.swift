import SlateKit

struct Numbers: Command {
  static let configuration = CommandConfiguration(abstract: "Counts up, with halves.")
  static let examples: [Example] = []
  @Argument(help: "How far.") var count: Int
  func run(in session: Session, on input: Relation?) async throws -> Output {
    let columns = [
      Column("n", .integer, label: "Number"), Column("half", .number, label: "Half", decimals: 1),
    ]
    return .relation(
      try await session.connection.relation(
        "select range as n, range / 2 as half from range(1, \(count) + 1) order by 1", describing: columns,
        sources: [PublishedFigures.table]))
  }
}

struct Let: Command {
  static let configuration = CommandConfiguration(abstract: "Keeps a result.")
  static let kind = CommandKind.effect
  static let place = CommandPlace.later
  static let examples: [Example] = []
  @Argument(help: "A name.") var name: String
  func run(in session: Session, on input: Relation?) async throws -> Output {
    let kept = try await session.keep(required(input), as: name)
    session.remember(kept)
    return .notices([.note("\(name) is kept.")])
  }
}

struct From: Command {
  static let configuration = CommandConfiguration(abstract: "A table.")
  static let examples: [Example] = []
  @Argument(help: "A name.") var table: TableName
  func run(in session: Session, on input: Relation?) async throws -> Output {
    .relation(try await session.relation(named: table))
  }
}

struct Keep: Command {
  static let configuration = CommandConfiguration(abstract: "The first rows.")
  static let place = CommandPlace.later
  static let examples: [Example] = []
  @Argument(help: "How many.") var rows: Int
  func run(in session: Session, on input: Relation?) async throws -> Output {
    var relation = try required(input)
    relation.sql = "select * from \(relation) limit \(rows)"
    return .relation(relation)
  }
}

struct SQLLine: Command {
  static let configuration = CommandConfiguration(commandName: "sql", abstract: "A statement.")
  static let examples: [Example] = []
  @Argument(help: "SQL.") var statement: Expression
  func run(in session: Session, on input: Relation?) async throws -> Output {
    .relation(try await session.connection.relation(SQL(typed: statement.text)))
  }
}

struct Where: Command {
  static let configuration = CommandConfiguration(abstract: "Rows that fit.")
  static let place = CommandPlace.later
  static let examples: [Example] = []
  @Flag(help: "The others.") var not = false
  @Argument(help: "A condition.") var condition: Expression
  func run(in session: Session, on input: Relation?) async throws -> Output {
    var relation = try required(input)
    relation.sql = "select * from \(relation) where (\(SQL(typed: condition.text))) = \(!not)"
    return .relation(relation)
  }
}
