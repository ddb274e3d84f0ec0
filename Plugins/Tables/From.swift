import SlateKit

/// `from`: a table, whole.
struct From: Command {
  static let configuration = CommandConfiguration(
    abstract: "Begins a pipeline with a table.",
    discussion: """
      The table is an imported dataset (NAME, or NAME@1 for an older version), a result kept with 'let', an input of a \
      plugin (send.timeliness), the embedded figures (published), or the last result (_).
      """)
  static let examples = [
    Example("from published | head 5", "the first of the embedded figures"),
    Example(
      "from send.plans | where level = 'National' | sort period", "an input's rows",
      shows: ["2024/25", "638745"]),
  ]

  @Argument(help: "The table's name.") var table: TableName

  func run(in session: Session, on input: Relation?) async throws -> Output {
    .relation(try await session.relation(named: table))
  }
}
