import SlateKit

/// `sketch share`: the part in the whole.
struct Share: Command {
  static let configuration = CommandConfiguration(
    abstract: "The part as a share of the whole.",
    discussion: """
      Say here which publication defines the measure, and its formula: the rate is the part as a percentage of the whole, \
      computed from the counts and rounded last.
      """)
  static let examples = [Example("sketch share", "England, year by year")]

  @OptionGroup var selection: Selection

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Inputs.counts, selection)
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area", "part", "whole"] { table.take(name) }
    table.rate("rate", of: "part", per: "whole", label: "Rate")
    return .relation(table.relation("order by period, area, area_code"), notices: [rows.origin])
  }
}
