import SlateKit

/// `derive`: a column computed from others.
struct Derive: Command {
  static let configuration = CommandConfiguration(
    abstract: "Adds a column that is computed from others, or replaces one.",
    discussion:
      "NAME = EXPRESSION, where the expression is SQL over the columns. A missing value makes the result missing. A column whose name is no plain word stands in double quotes: \"2024/25\"."
  )
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from send.timeliness | where level = 'National' | derive late = issued_ex - within_ex | select period late | sort period",
      "plans later than 20 weeks", shows: ["45459"]),
    Example(
      "from send.plans | derive thousands = plans / 1000 --decimals 1 --unit thousand | head 3",
      "with decimals and a unit"),
  ]

  @Option(help: "What stands above the column.") var label: String?
  @Option(help: "The unit.") var unit: String?
  @Option(help: "How many decimals are shown.") var decimals: Int?
  @Argument(help: "NAME = EXPRESSION.") var definition: Expression

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let table = try required(input)
    guard let equals = definition.text.firstIndex(of: "=") else {
      throw SlateError(
        "The definition lacks its '='.", at: .argument(definition.text), hint: "derive NAME = EXPRESSION")
    }
    let name = definition.text[..<equals].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let expression = String(definition.text[definition.text.index(after: equals)...])
    guard !name.isEmpty, !expression.allSatisfy(\.isWhitespace) else {
      throw SlateError(
        "A name and an expression are needed.", at: .argument(definition.text),
        hint: "derive NAME = EXPRESSION")
    }
    var kept = table.columns
    let position = kept.firstIndex { $0.name.lowercased() == name.lowercased() }
    if let position { kept.remove(at: position) }
    let names = Relation(sql: "", columns: kept).physicalNames
    let column = Column(name, .other, label: label, unit: unit ?? "", decimals: decimals)
    var new = try await session.relation(
      "select \(columns: names), (", expression, ") as \(column: name) from \(table)",
      describing: kept + [column], sources: table.sources)
    if let last = new.columns.last {
      new.columns[new.columns.count - 1].role = Column.role(of: last.kind, named: last.name)
    }
    return .relation(position == nil ? new : new.keeping(reordered(new.columns, to: position ?? 0)))
  }

  private func reordered(_ columns: [Column], to position: Int) -> [Column] {
    guard let last = columns.last else { return columns }
    var moved = Array(columns.dropLast())
    moved.insert(last, at: min(position, moved.count))
    return moved
  }
}
