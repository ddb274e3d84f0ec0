import SlateKit

/// `send census`: pupils with special educational needs in schools, another population than plans maintained.
struct Census: Command {
  static let configuration = CommandConfiguration(
    abstract: "Pupils with SEN in schools (school census): rates of plans and of support.",
    discussion: """
      From 'Special educational needs in England' (Department for Education, school census, January). EHC plan rate = pupils \
      with a plan (to 2018 or a statement) / all pupils in the school types, independent ones included; SEN support rate \
      likewise; SEN rate = both; share of plans = pupils with a plan / pupils with a plan or support. These are pupils on \
      the roll of a school in England. 'send plans' counts the plans that authorities maintain, ages 0 to 25, wherever \
      the person learns: about a third more. Never set one beside the other as one series. England only, as far as figures were \
      read in a release or its quotations; the notes say which. --phases has the SEN rate by type of school.
      """)
  static let examples = [
    Example(
      "send census --years 2025-2026", "the last two Januaries", shows: ["482640", "5.3", "538547", "6.0"]),
    Example("send census --phases", "by type of school", shows: ["19.4", "17.6"]),
  ]

  @Option(help: "A year or range of years; a plain year means the school year that ends in it.") var years:
    Years?
  @Flag(help: "The SEN rate by type of school.") var phases = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    var rows = try await session.rows(of: Census.series, years: years)
    rows = rows.filtered([phases ? "phase <> ''" : "phase = ''"])
    let found = try await session.connection.collect("select count(*) from \(rows.relation)")
    guard found.row(0)[0].integer != 0 else {
      throw SlateError(
        "SEN rates by type of school are embedded for 2024/25 and 2025/26 only.", hint: "Leave --years out.")
    }
    var table = Projection(from: rows.relation)
    table.take("period")
    table.take("area_code", isDetail: true)
    table.take("area")
    if phases {
      table.take("phase")
      table.take("sen_rate")
    } else {
      for name in ["pupils_with_ehc_plan", "ehc_plan_rate", "pupils_with_sen_support", "sen_support_rate"] {
        table.take(name)
      }
      for name in ["pupils_with_sen", "sen_rate", "ehc_share_of_sen", "schools_with_sen_unit"] {
        table.take(name, isDetail: true)
      }
      table.take("schools_with_resourced_provision", isDetail: true)
    }
    let hint = ChartHint(
      y: phases ? ["sen_rate"] : ["ehc_plan_rate", "sen_support_rate"], title: "Pupils with SEN",
      source: "Department for Education, Special educational needs in England")
    return .relation(
      table.relation("order by period, area\(phases ? ", phase" as SQL : "")").drawn(hint),
      notices: [
        .note(
          "Pupils on the roll of schools in England (school census); 'send plans' counts another, larger population."
        )
      ] + (try await session.quotations(in: rows.relation)))
  }

  private static let series = PublishedSeries(
    "send.census", parts: [Column("phase", .text, label: "Type of school")],
    measures: [
      Column("pupils_with_ehc_plan", .integer, label: "With a plan"),
      Column("ehc_plan_rate", .number, label: "Plan rate"),
      Column("pupils_with_sen_support", .integer, label: "With support"),
      Column("sen_support_rate", .number, label: "Support rate"),
      Column("pupils_with_sen", .integer, label: "With SEN"),
      Column("sen_rate", .number, label: "SEN rate"),
      Column("ehc_share_of_sen", .number, label: "Plans, of SEN"),
      Column("schools_with_sen_unit", .integer, label: "Schools with a SEN unit"),
      Column("schools_with_resourced_provision", .integer, label: "Schools with resourced provision"),
    ])
}
