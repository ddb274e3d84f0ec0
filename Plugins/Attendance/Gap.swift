import SlateKit

/// `attendance gap`: absence of pupils with free meals against that of all others.
struct Gap: Command {
  static let configuration = CommandConfiguration(
    abstract: "Absence of pupils eligible for free meals against that of pupils who are not.",
    discussion: """
      Both rates are those of 'Pupil absence in schools in England' (Department for Education), computed from the counts of its \
      file by pupil characteristics: sessions missed of sessions possible, or enrolments persistently or severely absent (10% or \
      50% of their own sessions) of all enrolments. The difference is the one rate less the other, in percentage points; the \
      ratio is the one divided by the other. Both are computed from the rates before rounding. Pupils whose eligibility is not \
      known (FSM unclassified) are on neither side.
      """)
  static let examples = [
    Example("attendance gap", "England, year by year"),
    Example("attendance gap --measure persistent", "of pupils persistently absent"),
  ]

  /// What is compared.
  enum Measure: String, CaseIterable, ExpressibleByArgument {
    case overall, persistent, severe

    var input: Input { self == .overall ? Inputs.sessions : Inputs.enrolments }
    var whole: String { self == .overall ? "possible" : "enrolments" }
    var part: String { self == .overall ? "missed" : rawValue }
  }

  /// Whose eligibility counts.
  enum Meals: String, CaseIterable, ExpressibleByArgument {
    case now
    case sixYears = "six-years"

    var eligible: String { "fsm eligible" + suffix }
    var others: String { "fsm not eligible" + suffix }
    private var suffix: String { self == .now ? "" : " in last 6 years" }
  }

  @OptionGroup var selection: Selection
  @OptionGroup var cut: Cut
  @Option(help: "Sessions missed, or pupils persistently or severely absent.") var measure = Measure.overall
  @Option(help: "Eligible for free meals now, or at any time in six years.") var meals = Meals.now

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await cut.rows(of: measure.input, in: session, selection)
    if rows.isEmbedded {
      // The embedded figures are of all pupils: neither side is in them.
      let counts = [measure.part, measure.whole].flatMap { name -> [SQL] in
        ["cast(null as bigint) as \(column: name)", "'x' as \(column: Column.symbolName(of: name))"]
      }
      let unknown = Relation(
        sql: """
          select * replace (\(counts)) from \(rows.relation)
          where period = (select max(period) from \(rows.relation))
          """, columns: rows.relation.columns, sources: rows.relation.sources)
      let empty = compared(self.counts("eligible", of: unknown), self.counts("others", of: unknown))
      return .relation(empty, notices: rows.notices(measure.input))
    }
    let eligible = try await side("eligible", meals.eligible, of: rows, in: session)
    let others = try await side("others", meals.others, of: rows, in: session)
    let table = compared(eligible, others)
    let hint = ChartHint(
      selection.by == nil ? .line : nil, x: selection.by == nil ? "period" : "area", y: ["difference"],
      by: "schools", title: "Absence of pupils with free meals, less that of others",
      source: measure.input.publication.title)
    return .relation(
      table.drawn(hint),
      notices: rows.notices(measure.input) + [
        .note("Pupils whose eligibility is unclassified are on neither side.")
      ])
  }

  private var keys: [String] { ["period", "area_code", "area", "schools", "term"] }

  /// The counts of one side, their names behind the side's.
  private func side(
    _ name: String, _ pupils: String, of rows: InputRows, in session: Session
  ) async throws -> Relation {
    let kept = try await rows.kept(
      "lower(pupils) = \(pupils)", pupils, at: meals.rawValue, in: "pupils", of: session,
      hint: "Free meals are in the file by pupil characteristics: import it.")
    return counts(name, of: kept.relation)
  }

  private func counts(_ name: String, of relation: Relation) -> Relation {
    var side = Projection(from: relation)
    for key in keys { side.take(key) }
    for column in [measure.part, measure.whole] {
      side.take(
        column, as: "\(name)_\(column)", label: (relation.column(column)?.label ?? column) + ", \(name)")
    }
    return side.relation()
  }

  /// Both sides beside each other, with their rates, difference and ratio. A side that a place lacks is missing.
  private func compared(_ eligible: Relation, _ others: Relation) -> Relation {
    let shared = keys.map { "\(column: $0)" as SQL }
    let joined = Relation(
      sql: "select * from \(eligible) as eligible full join \(others) as others using (\(shared))",
      columns: eligible.columns + others.columns.filter { !keys.contains($0.name) }, sources: eligible.sources
    )
    var table = Projection(from: joined)
    for key in keys where key != "term" || cut.term != .year { table.take(key) }
    for name in ["eligible", "others"] {
      for column in [measure.part, measure.whole] { table.take("\(name)_\(column)", isDetail: true) }
      table.rate(
        "\(name)_rate", of: "\(name)_\(measure.part)", per: "\(name)_\(measure.whole)",
        label: name == "eligible" ? "Eligible" : "Others")
    }
    let rates = table.relation()
    let missing: SQL = "coalesce(eligible_rate_symbol, others_rate_symbol)"
    return Relation(
      sql: """
        select *, eligible_rate - others_rate as difference, \(missing) as difference_symbol,
          eligible_rate / nullif(others_rate, 0) as ratio,
          coalesce(\(missing), case when others_rate = 0 then 'x' end) as ratio_symbol
        from \(rates) as rates \(cut.order)
        """,
      columns: rates.columns + [
        Column(
          "difference", .number, label: "Difference", unit: "percentage points", decimals: 1,
          symbols: "difference_symbol"),
        Column("ratio", .number, label: "Ratio", decimals: 2, symbols: "ratio_symbol"),
      ],
      sources: rates.sources)
  }
}
