import SlateKit

/// `send deficit`: what authorities carry forward in their schools budgets.
struct Deficit: Command {
  static let configuration = CommandConfiguration(
    abstract: "Balance of the dedicated schools grant: published, or carried forward.",
    discussion: """
      From the Department for Education's SEND and alternative provision dashboard (file dsg_deficit_derived), by financial \
      year: cumulative balance = sum of (DSG income - DSG spend) so far, as a percentage of the year's DSG income. Below \
      zero is a deficit. The file has percentages only, without the sums of money that they are of.

      Behind a table of years with income, and balance or spend (such as 'send cost --totals'), balances are carried \
      forward: in-year balance = income - spend; cumulative balance = --opening + all in-year balances so far; and its \
      share of the year's income in that table (published shares are of the whole grant). The statutory override, which keeps deficits off authorities' general funds, ends with \
      2027-28 unless --override-ends says otherwise. With --reserves, or a column of that name, the deficit stands as a \
      percentage of usable reserves, and the first year in which it exceeds them is said.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example("send deficit", "England", shows: ["-1.08", "-1.69", "-2.26"]),
    Example(
      "send deficit --by region --years 2021-22 | sort balance", "regions, the deepest deficit first",
      shows: ["-6.21", "-4.28", "0.12"]),
    Example(
      "select unnest(['2026-27','2027-28']) as period, 100 as income, 105 as spend | send deficit --opening -3 --reserves 8",
      "two years carried forward, in millions",
      shows: ["-5", "-8", "-13.00", "override ends; deficit exceeds reserves"]),
  ]

  @OptionGroup var selection: Selection
  @Option(
    help: "The balance brought forward into the first year of the table before; below zero is a deficit.")
  var opening: Money?
  @Option(help: "Usable reserves, where the table before has no column of that name.") var reserves: Money?
  @Option(help: "The last financial year of the statutory override.") var overrideEnds = "2027-28"

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if let input { return try await carried(input, session) }
    guard opening == nil, reserves == nil else {
      throw SlateError(
        "There is no table of years to carry a balance through.",
        hint: "Put one before it: send cost --totals ... | send deficit --opening POUNDS.")
    }
    var rows = try await session.rows(of: Inputs.deficit, selection)
    // The embedded series has forecasts of other measures, too, for years without a balance.
    if rows.isEmbedded { rows = rows.filtered(["dsg_cumulative_balance is not null"]) }
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area"] { table.take(name) }
    table.take("dsg_cumulative_balance", as: "balance")
    return .relation(
      table.relation("order by period, area, area_code")
        .drawn(Inputs.deficit.chart(of: "balance", title: "Balance, of the grant's income")),
      notices: [
        rows.origin,
        .note(
          "Below zero is a deficit. The sums of money are not in the file, so that percentages of areas cannot be added or averaged."
        ),
      ])
  }

  private func carried(_ input: Relation, _ session: Session) async throws -> Output {
    guard let override = Period(label: overrideEnds), override.kind == .financialYear else {
      throw SlateError(
        "'\(overrideEnds)' is no financial year.", at: .argument(overrideEnds), hint: "Type it as 2027-28.")
    }
    let forward = try await BalanceForward(
      input, opening: opening?.pounds ?? 0, reserves: reserves?.pounds, override: override, in: session)
    let result = forward.result()
    var notices = result.notices
    if opening == nil {
      notices.append(.note("Nothing is brought forward into the first year: --opening gives it."))
    }
    return .relation(
      try await session.relation(of: result.table, sources: input.sources)
        .drawn(
          ChartHint(.line, x: "period", y: ["in_year", "cumulative"], title: "Balance of the schools grant")),
      notices: notices)
  }
}

extension Inputs {
  /// The cumulative balance of the dedicated schools grant.
  static let deficit = Input(
    "send.deficit", "cumulative balance of the dedicated schools grant, each financial year",
    columns: [Column("dsg_cumulative_balance", .number, label: "Balance", unit: "%", decimals: 2)],
    readings: [
      Reading(
        "DSG deficit, derived",
        requires: ["deficit", "DSG cumulative balance as a % of the total income", "financial_year"]
      ) { file in
        let level = file.text("geographic_level")
        let region = file.text("region_name")
        let authority = file.text("la_name")
        let items: [SQL] = [
          "\(file.text("financial_year")) as period", "\(level) as level",
          """
          case \(level) when 'National' then \(SourceFile.england) when 'Regional' then \(file.code(ofName: region))
            else \(file.code(ofName: authority)) end as area_code
          """,
          "case \(level) when 'National' then 'England' when 'Regional' then \(region) else \(authority) end as area",
          "case when \(level) <> 'National' then \(region) end as region",
        ]
        return file.select(
          items
            + file.column("DSG cumulative balance as a % of the total income", as: "dsg_cumulative_balance"))
      }
    ],
    publication: Publication(
      "SEND and alternative provision dashboard, file 'dsg_deficit_derived'",
      address: "https://github.com/dfe-analytical-services/SEND-AP-Inclusion-Dashboard"))
}
