import SlateKit

/// `show`: how much of a long table the screen shows.
struct Show: Command {
  static let configuration = CommandConfiguration(
    abstract: "Shows more or fewer rows of a long table, or all of it.",
    discussion: """
      A long table shows its first and last rows, and says how many rows and which columns it leaves out. With --all it \
      shows everything, and lines may then be longer than the screen is wide. The table itself stays as it is: a \
      command behind this one, or a file, gets every row either way.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example("from published | head 3 | show --all", "three embedded figures with all their columns"),
    Example("from published | show --rows 10", "the first and the last five of the embedded figures"),
  ]

  @Option(help: ArgumentHelp("Rows to show at most, from the head and the tail.", valueName: "number"))
  var rows: Int?
  @Flag(help: "Every row and every column, at full width.")
  var all = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let relation = try required(input)
    if let rows, rows < 1 {
      throw SlateError(
        "A table of \(rows) rows shows nothing.", at: .argument(String(rows)),
        hint: "Give 1 or more, or --all.")
    }
    if let rows, all {
      throw SlateError(
        "--all and --rows \(rows) contradict each other.", at: .argument(String(rows)),
        hint: "Give one of them.")
    }
    return Output([.relation(relation)], display: Display(rows: rows, whole: all))
  }
}
