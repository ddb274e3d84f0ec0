import SlateKit

/// `send deficit`: what authorities carry forward in their schools budgets.
struct Deficit: Command {
  static let configuration = CommandConfiguration(
    abstract: "Cumulative balance of the dedicated schools grant, % of its income.",
    discussion: """
      From the Department for Education's SEND and alternative provision dashboard (file dsg_deficit_derived), by financial \
      year: cumulative balance = sum of (DSG income - DSG spend) so far, as a percentage of the year's DSG income. Below \
      zero is a deficit. The file has percentages only, without the sums of money that they are of.
      """)
  static let examples = [
    Example("send deficit", "England", shows: ["-1.08", "-1.69", "-2.26"]),
    Example(
      "send deficit --by region --years 2021-22 | sort balance", "regions, the deepest deficit first",
      shows: ["-6.21", "-4.28", "0.12"]),
  ]

  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
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
