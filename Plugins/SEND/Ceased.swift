import SlateKit

/// `send ceased`: why plans end.
struct Ceased: Command {
  static let configuration = CommandConfiguration(
    abstract: "Plans that ended, by reason, and what the reasons leave over.",
    discussion: """
      Published by the Department for Education in 'Education, health and care plans' (SEN2), by calendar year. The \
      published reasons do not always sum to the published total; the difference is shown, not spread. To 2018 (file \
      SEN2_MI) there are four other reasons and no total.
      """)
  static let examples = [
    Example("send ceased --years 2024", "England's reasons in 2024", shows: ["16091", "13953", "44862"])
  ]

  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    var rows = try await session.rows(of: Inputs.ceased, selection)
    rows.relation = ended(rows.relation)
    let table = try await Parts.table(
      in: session, rows, whole: "ceased", parts: Inputs.reasons.map { ($0.name, $0.label) }, named: "reason",
      label: "Reason", residual: "In no published reason")
    let notices = try await session.closure(of: "ceased", in: Inputs.ceased, rows, selection)
    return .relation(
      table.relation.drawn(Inputs.ceased.chart(of: "number", title: "Plans that ended")),
      notices: notices + table.notices + [rows.origin])
  }

  /// Reasons that a year's collection did not have do not apply: one is of the years to 2021 only, and later files leave
  /// out that none was recorded.
  private func ended(_ source: Relation) -> Relation {
    let ends: [(String, SQL)] = [
      ("left_school", "period >= '2019'"), ("not_recorded", "no_engagement is not null"),
    ]
    let symbols = ends.compactMap { name, isOver -> SQL? in
      guard let symbol = source.column(name)?.symbols else { return nil }
      return """
        case when \(column: name) is null and \(isOver) then 'z' else cast(\(column: symbol) as varchar) end
          as \(column: symbol)
        """
    }
    guard !symbols.isEmpty else { return source }
    return Relation(
      sql: "select * replace (\(symbols)) from \(source)", columns: source.columns, sources: source.sources)
  }
}
