import SlateKit
import Statistics

/// `staffing cost`: what keeping teachers is worth.
struct Cost: Command {
  static let configuration = CommandConfiguration(
    abstract: "What points off the leaver rate are worth, against what an initiative costs.",
    discussion: """
      Teachers kept in a year = teachers x points / 100. Their worth = teachers kept x the price of a lost teacher, which is the \
      training of another one, recruiting, and supply cover until then. No official source prices a lost teacher: those prices \
      are yours. Without them the table says how dear a lost teacher must be for the initiative to pay.

      Teachers are those of 'School workforce in England', November 2024, full-time equivalents; pay is its median of all \
      teachers. --error is the standard error of the effect, as an evaluation gives it; the interval is of the effect alone. \
      The National Audit Office put the Department's initiatives on recruitment and retention at £700 million (April 2025).
      """)
  static let examples = [
    Example(
      "staffing cost --initiative 700000000", "what £700 million must achieve per teacher kept",
      shows: ["468258", "4683"]),
    Example(
      "staffing cost --phase secondary --points 0.5 --error 0.2 --training 20000",
      "half a point of secondary teachers, with a price of your own", shows: ["1095", "20000"]),
  ]

  /// Whose teachers are counted.
  enum Phase: String, CaseIterable, Sendable, ExpressibleByArgument { case all, primary, secondary, special }

  @Option(help: "Whose teachers: all, primary, secondary, special.") var phase = Phase.all
  @Option(help: "How many teachers, in place of the published number.") var teachers: Double?
  @Option(help: "How many percentage points the leaver rate falls.") var points = 1.0
  @Option(help: "The standard error of those points.") var error: Double?
  @Option(help: "What training another teacher costs, in pounds.") var training: Double?
  @Option(help: "What recruiting one costs, in pounds.") var recruiting: Double?
  @Option(help: "Days of supply cover for a lost teacher.") var coverDays: Double?
  @Option(help: "What a day of supply cover costs, in pounds.") var coverRate: Double?
  @Option(help: "What the initiative costs in a year, in pounds.") var initiative: Double?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    for (name, value) in [
      ("teachers", teachers), ("error", error), ("training", training), ("recruiting", recruiting),
      ("cover-days", coverDays), ("cover-rate", coverRate), ("initiative", initiative),
    ] {
      if let value, !(value >= 0 && value.isFinite) {
        throw SlateError("--\(name) cannot be below 0.", at: .argument("\(value)"))
      }
    }
    guard points > 0, points <= 100 else {
      throw SlateError("The leaver rate cannot fall by \(points) points.", at: .argument("\(points)"))
    }
    guard (coverDays == nil) == (coverRate == nil) else {
      throw SlateError("Supply cover needs both --cover-days and --cover-rate.")
    }
    let rows = try await session.rows(of: Series.workforce)
    let figures = try await session.connection.collect(
      """
      select phase, cast(teachers_fte as double), median_teacher_pay, quoted, period from \(rows.relation)
      where period = '2024/25'
      """)
    let found = (0..<figures.rowCount).map(figures.row)
    let wanted = phase == .all ? "" : phase.rawValue.prefix(1).uppercased() + phase.rawValue.dropFirst()
    guard let count = teachers ?? found.first(where: { $0[0].text == wanted })?[1].double,
      let pay = found.first(where: { $0[0].text == "" })?[2].double
    else { throw SlateError("The number of teachers is not held.", hint: "Give it with --teachers.") }
    let kept = count * points / 100
    let reach = error.map { Normal.quantile(0.975) * $0 * count / 100 }
    let cover = coverDays.flatMap { days in coverRate.map { days * $0 } }
    let parts = [training, recruiting, cover].compactMap { $0 }
    let price = parts.isEmpty ? nil : parts.reduce(0, +)
    var table = CostTable()
    table.add("Teachers", count, .fullTime)
    table.add("Teachers kept in a year", kept, .fullTime, reach: reach)
    table.add("Pay of those kept, at the median", kept * pay, .pounds, reach: reach.map { $0 * pay })
    if let training { table.add("Training another teacher", training, .pounds) }
    if let recruiting { table.add("Recruiting one", recruiting, .pounds) }
    if let cover { table.add("Supply cover until then", cover, .pounds) }
    if let price {
      table.add("Price of a lost teacher", price, .pounds)
      table.add("Worth of the teachers kept", kept * price, .pounds, reach: reach.map { $0 * price })
    }
    if let initiative {
      table.add("Cost of the initiative", initiative, .pounds)
      table.add(
        "Cost of a teacher kept", initiative / kept, .pounds,
        bounds: reach.map { (initiative / (kept + $0), kept > $0 ? initiative / (kept - $0) : nil) })
      if let price {
        table.add(
          "Worth less cost", kept * price - initiative, .pounds, reach: reach.map { $0 * price })
      }
    }
    var notices: [Notice] = [
      .note("One year's worth: a rate that stays down keeps as many again each year."),
      .note(
        "The leaver rate is of qualified teachers; the published number of teachers has the unqualified, too."
      ),
    ]
    if price == nil {
      notices.append(
        .note(
          "No official source prices a lost teacher: give --training, --recruiting, or --cover-days with --cover-rate. The cost of a teacher kept is the price at which the initiative breaks even."
        ))
    }
    notices += try await session.quotations(
      in: rows.relation.filtered(["period = '2024/25'", "phase = \(teachers == nil ? wanted : "")"]))
    return .relation(
      try await session.relation(of: table.table).drawn(
        ChartHint(.bar, x: "item", y: ["amount"], title: "What keeping teachers is worth, in pounds")),
      notices: notices)
  }
}

/// The lines of `staffing cost`: each is a number of teachers or an amount of money, in a column of its own.
private struct CostTable {
  enum Unit { case fullTime, pounds }

  private var rows: [[Value]] = []

  mutating func add(_ item: String, _ amount: Double, _ unit: Unit, reach: Double? = nil) {
    add(item, amount, unit, bounds: reach.map { (amount - $0, amount + $0) })
  }

  mutating func add(_ item: String, _ amount: Double, _ unit: Unit, bounds: (Double, Double?)?) {
    func value(_ number: Double?) -> Value { number.map { .number($0) } ?? .missing(.notAvailable) }
    let none = [Value](repeating: .missing(.notApplicable), count: 3)
    let numbers = [value(amount)] + (bounds.map { [value($0.0), value($0.1)] } ?? Array(none.dropFirst()))
    rows.append([.text(item)] + (unit == .fullTime ? numbers + none : none + numbers))
  }

  var table: Table {
    func number(_ name: String, _ label: String, _ unit: String) -> Column {
      Column(name, .number, label: label, unit: unit, decimals: 0, symbols: Column.symbolName(of: name))
    }
    let hasBounds = rows.contains { !($0[2].isMissing && $0[5].isMissing) }
    let columns = [
      Column("item", .text, label: "Item"), number("teachers", "Teachers", "FTE"),
      number("teachers_low", "From", "FTE"), number("teachers_high", "To", "FTE"),
      number("amount", "Amount", "£"), number("low", "From", "£"), number("high", "To", "£"),
    ]
    // Without a standard error no line has bounds.
    let kept = hasBounds ? Array(columns.indices) : [0, 1, 4]
    return Table(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}
