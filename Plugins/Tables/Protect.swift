import SlateKit
import Statistics

/// `protect`: small counts suppressed, and what would give them away.
struct Protect: Command {
  static let configuration = CommandConfiguration(
    abstract: "Suppresses small counts, and as many others as it takes that none can be worked out.",
    discussion: """
      Counts from 1 to the threshold become 'c'; zero is shown unless --zeros is given. Then other counts go, too, until \
      every 'c' could have at least two values for a reader who has all counts that are shown, knows that counts are whole, \
      that a 'c' is not zero, and knows the sum of every row, column and area: also a sum that is not in the table, because \
      it may be published elsewhere. --table-only reckons only with the sums in the table. Where it can be had, this holds \
      even for a reader who knows which of the 'c' are small; the notice counts those for whom it cannot. The counts that \
      are suppressed in a row or column sum to more than the threshold, as OpenSAFELY requires.

      Counts are the columns of whole numbers, or those that --counts names. The other columns are the axes: places (England, \
      its regions and authorities are sums of each other), periods (each is a table of its own), and categories, of \
      which one called 'Total' or 'All ...' is the sum of the others. Where one of several count columns is called so, it is \
      the sum of the other columns. Any other figure (a rate, a share) is suppressed where a count in its row is.

      --round 5 then rounds every count that is left to the nearest 5, half up, totals by themselves: rounded parts need not \
      sum. Rates stay as computed from unrounded counts.

      A small difference between two count columns (plans issued and those in time) is not suppressed: name such a \
      difference as a column of its own, or --counts.
      """)
  static let place = CommandPlace.later
  static let examples = [
    Example(
      "from send.plans | where level = 'Regional' | select period area plans | protect --threshold 5",
      "no count here is small"),
    Example(
      "send plans --by region --years 2025 | select area plans | protect --round 5", "rounded to fives",
      shows: ["110015"]),
  ]

  @Option(help: "The largest count that is suppressed.") var threshold = 5
  @Option(help: "Round the counts that are left to the nearest multiple of this.") var round: Int?
  @Flag(help: "Suppress zeros, too.") var zeros = false
  @Flag(help: "Reckon only with the sums that are in the table.") var tableOnly = false
  @Option(parsing: .upToNextOption, help: "The columns that are counts.") var counts: [ColumnName] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let relation = try required(input)
    try check(relation)
    let named = try counts.map(relation.demandNumbers)
    var table = try await session.connection.collect(relation)
    let columns = table.columns
    let isCount = columns.indices.map { index in
      named.isEmpty
        ? columns[index].kind == .integer && columns[index].role == .measure
        : named.contains { $0.name == columns[index].name }
    }
    let counted = columns.indices.filter { isCount[$0] }
    guard !counted.isEmpty else {
      throw SlateError(
        "This table has no column of counts.",
        hint: "Group and count first, or name the columns: --counts COLUMN ...")
    }
    let dimensions = columns.indices.filter { columns[$0].role == .dimension && !isCount[$0] }
    let plan = try ProtectedCounts(
      table, counted: counted, dimensions: dimensions, threshold: threshold, zeros: zeros,
      isSumKnown: !tableOnly,
      in: session.areas)
    let rates = columns.indices.filter {
      !counted.contains($0) && !dimensions.contains($0) && columns[$0].kind.isNumeric
    }
    var suppressedRates = 0
    for (position, column) in counted.enumerated() {
      let values = (0..<table.rowCount).map { row -> Value in
        let value = table.vectors[column][row]
        return plan.isSuppressed(row, position) ? .missing(.confidential) : rounded(value)
      }
      table.vectors[column] = Vector(values, kind: columns[column].kind)
    }
    for column in rates {
      let values = (0..<table.rowCount).map { row -> Value in
        let value = table.vectors[column][row]
        guard !value.isMissing, counted.indices.contains(where: { plan.isSuppressed(row, $0) }) else {
          return value
        }
        suppressedRates += 1
        return .missing(.confidential)
      }
      table.vectors[column] = Vector(values, kind: columns[column].kind)
    }
    table.columns = columns.map { column in
      var column = column
      if column.kind == .decimal { column.kind = .number }
      return column
    }
    var result = try await session.relation(of: table, sources: relation.sources)
    result.disclosure = .protected
    return .relation(result, notices: notices(plan, suppressedRates))
  }

  private func check(_ relation: Relation) throws {
    if threshold < 1 {
      throw SlateError(
        "A threshold of \(threshold) suppresses nothing.", at: .argument("\(threshold)"),
        hint: "Give 1 or more.")
    }
    if let round, round < 2 {
      throw SlateError(
        "Counts cannot be rounded to \(round).", at: .argument("\(round)"), hint: "Give 2 or more, such as 5."
      )
    }
    if relation.disclosure == .individuals {
      throw SlateError(
        "These rows are about single persons; there are no counts yet to protect.",
        hint: "Group them first: | group COLUMN --count | protect")
    }
    if let column = relation.columns.first(where: { $0.kind == .other }) {
      throw SlateError(
        "The column '\(column.name)' holds lists or other things in which single persons may stand; no count protects them.",
        hint: "Leave it out with 'select', and protect the counts.")
    }
  }

  /// A count to the nearest multiple, half up.
  private func rounded(_ value: Value) -> Value {
    guard let round, let count = value.integer else { return value }
    return .integer((2 * count + round) / (2 * round) * round)
  }

  private func notices(_ plan: ProtectedCounts, _ rates: Int) -> [Notice] {
    let small = zeros ? "0 to \(threshold)" : "1 to \(threshold)"
    var text =
      "\(Protect.counted(plan.primary, "count")) from \(small) \(plan.primary == 1 ? "is" : "are") suppressed (c) of \(plan.cells)"
    text +=
      plan.secondary == 0
      ? "."
      : ", and \(Protect.counted(plan.secondary, "other")) that would give \(plan.primary == 1 ? "it" : "them") away."
    if rates > 0 {
      text += " \(Protect.counted(rates, "figure")) in their rows \(rates == 1 ? "goes" : "go") with them."
    }
    var notices = [Notice.note(text)]
    if !plan.totals.isEmpty {
      notices.append(.note("Taken as sums: \(plan.totals.joined(separator: ", "))."))
    }
    if plan.unprotected > 0 {
      notices.append(
        .warning(
          "\(Protect.counted(plan.unprotected, "suppressed count")) may be worked out by a reader who knows every sum: what else it adds up with is zero or missing."
        ))
    }
    if plan.weak > 0 {
      notices.append(
        .note(
          "\(Protect.counted(plan.weak, "suppressed count")) could be narrowed down, perhaps to one value, by a reader who knew which of them are small."
        ))
    }
    if let round {
      notices.append(
        .note(
          "Counts are rounded to the nearest \(round), half up, totals by themselves; rounded parts need not sum."
        ))
    }
    return notices
  }

  private static func counted(_ number: Int, _ word: String) -> String {
    number == 1 ? "1 \(word)" : "\(number) \(word)s"
  }
}
