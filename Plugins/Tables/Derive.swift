import SlateKit

/// `derive`: a column computed from others.
struct Derive: Command {
  static let configuration = CommandConfiguration(
    abstract: "Adds a column that is computed from others, or replaces one.",
    discussion: """
      NAME = EXPRESSION, where the expression is SQL over the columns. A missing value makes the result missing, with its \
      symbol where it has one. A name that is no plain word stands in double quotes: "2024/25".
      """)
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
    let (name, expression) = try nameAndExpression()
    let probe = try await session.relation(
      "select *, (", expression, ") as slate_value from \(table)", describing: table.columns,
      sources: table.sources)
    let kind = probe.columns.last?.kind ?? .other
    let new = Column(name, kind, label: label, unit: unit ?? "", decimals: decimals)
    var items: [SQL] = ["slate_value as \(column: name)"]
    if kind.isNumeric, let symbol = Derive.symbol(of: table.columns, readBy: expression) {
      items.append("\(symbol) as \(column: Column.symbolName(of: name))")
    }
    let position = table.columns.firstIndex { $0.name.lowercased() == name.lowercased() }
    let list = table.columns.enumerated().flatMap { index, column -> [SQL] in
      index == position
        ? items : ([column.name] + (column.symbols.map { [$0] } ?? [])).map { "\(column: $0)" }
    }
    var known = table.columns
    if let position { known[position] = new } else { known.append(new) }
    return .relation(
      try await session.connection.relation(
        "select \(position == nil ? list + items : list) from \(probe)", describing: known,
        sources: table.sources
      ).aboutPeople(as: table))
  }

  /// The symbol of the first column with symbols that the expression reads and that is missing; nil where it reads none.
  private static func symbol(of columns: [Column], readBy expression: String) -> SQL? {
    let symbols = SQLText.columns(columns, readBy: expression).compactMap { column -> SQL? in
      column.symbols.map {
        "case when \(column: column.name) is null then cast(\(column: $0) as varchar) end"
      }
    }
    return symbols.isEmpty ? nil : "case when slate_value is null then coalesce(\(symbols)) end"
  }

  /// What stands before the first '=' and behind it. A name in double quotes may hold one itself.
  private func nameAndExpression() throws -> (name: String, expression: String) {
    let text = definition.text
    let blank = text.prefix(while: \.isWhitespace)
    let quoted = SQL.words(of: text).first { $0.isQuoted && $0.range.lowerBound == blank.endIndex }
    guard let equals = text[(quoted?.range.upperBound ?? text.startIndex)...].firstIndex(of: "=") else {
      throw SlateError("The definition lacks its '='.", at: .argument(text), hint: "derive NAME = EXPRESSION")
    }
    let name = quoted?.text ?? text[..<equals].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let expression = String(text[text.index(after: equals)...])
    let rest = quoted.map { text[$0.range.upperBound..<equals] } ?? ""
    guard !name.isEmpty, rest.allSatisfy(\.isWhitespace), !expression.allSatisfy(\.isWhitespace) else {
      throw SlateError(
        "A name and an expression are needed.", at: .argument(text), hint: "derive NAME = EXPRESSION")
    }
    return (name, expression)
  }
}
