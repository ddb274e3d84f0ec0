import SlateKit

/// `send mediation`: disputes that SEN2 counts, by stage.
struct Mediation: Command {
  static let configuration = CommandConfiguration(
    abstract: "Mediation and tribunal cases as authorities count them, by stage.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2): from 2022 by stage, about \
      requests (file requests) and about assessments (file assessments); to 2018 for all stages together (file SEN2_MI), \
      where the rate is cases that went on to the tribunal as a percentage of mediation cases. Authorities count other \
      cases than the tribunal registers: 'send appeals' has its own figures.
      """)
  static let examples = [
    Example("send mediation --years 2024", "England, by stage", shows: ["4655", "1445", "3088"]),
    Example("send mediation --years 2014-2018", "the older count", shows: ["3202", "845", "26.4"]),
  ]

  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    var parts: [(rows: InputRows, stage: String, names: [String])] = []
    var failure: (any Error)?
    let stages: [(Input, String, [String])] = [
      (Inputs.mediation, "All stages", ["mediations", "", "to_tribunal"]),
      (Inputs.requestMediation, "Request", ["mediation", "tribunal", "both"]),
      (Inputs.assessmentMediation, "Assessment", ["mediation", "tribunal", "both"]),
      (Inputs.assessmentMediation, "Other reasons", ["other_mediation", "other_tribunal", "other_both"]),
    ]
    for (input, stage, names) in stages {
      do { parts.append((try await session.rows(of: input, selection), stage, names)) } catch {
        failure = failure ?? error
      }
    }
    if parts.isEmpty, let failure { throw failure }
    let selects = parts.enumerated().map { index, part -> SQL in
      let items = zip(["mediation", "tribunal", "after_mediation"], part.names).flatMap {
        alias, name -> [SQL] in
        guard let column = part.rows.relation.column(name) else {
          return [
            "cast(null as bigint) as \(column: alias)", "'z' as \(column: Column.symbolName(of: alias))",
          ]
        }
        let symbol: SQL = column.symbols.map { "cast(\(column: $0) as varchar)" } ?? "cast(null as varchar)"
        return [
          "\(column: name) as \(column: alias)", "\(symbol) as \(column: Column.symbolName(of: alias))",
        ]
      }
      return
        "select period, area_code, area, \(index) as part, \(part.stage) as stage, \(items) from \(part.rows.relation)"
    }
    let columns =
      [
        Column("period", .text, label: "Period"), Column("area_code", .text, label: "Area code").asDetail,
        Column("area", .text, label: "Area"), Column("stage", .text, label: "About"),
      ]
      + [
        ("mediation", "Mediation"), ("tribunal", "Tribunal"), ("after_mediation", "Tribunal after mediation"),
      ].map {
        name, label in
        var column = Inputs.count(name, label, unit: "cases")
        column.symbols = Column.symbolName(of: name)
        return column
      }
    let source = Relation(
      sql: """
        select * from (\(selects, separator: " union all "))
        """, columns: columns, sources: parts.flatMap(\.rows.relation.sources))
    var table = Projection(from: source)
    for column in columns { table.take(column.name) }
    table.rate("rate", of: "after_mediation", per: "mediation", label: "Went on")
    let origins = parts.map(\.rows.origin)
    return .relation(
      table.relation("order by period, area, area_code, part")
        .drawn(
          Inputs.mediation.chart(of: "mediation", "tribunal", title: "Mediation and tribunal cases")),
      notices: origins.indices.filter { !origins[..<$0].contains(origins[$0]) }.map { origins[$0] } + [
        .note(
          "Cases of the three stages are counted by authorities; the tribunal registers other ones ('send appeals')."
        )
      ])
  }
}
