import SlateKit

/// `let`: a result under a name.
struct Let: Command {
  static let configuration = CommandConfiguration(
    abstract: "Keeps a result under a name, for 'from NAME' and for SQL.",
    discussion:
      "Typed as let NAME = PIPELINE, or at the end of a pipeline as ... | let NAME. It lasts as long as the session."
  )
  static let kind = CommandKind.effect
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "let late = send timeliness --by region --years 2024 | sort rate | head 3", "the three lowest rates")
  ]

  @Argument(help: "The name.") var name: String

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let kept = try await session.keep(try required(input), as: name)
    let rows = try await session.connection.collect("select count(*) from \(kept)").row(0)[0].integer ?? 0
    return .notices([
      .note(
        "'\(name)' holds \(rows) \(rows == 1 ? "row" : "rows") and \(kept.columns.count) \(kept.columns.count == 1 ? "column" : "columns")."
      )
    ])
  }
}
