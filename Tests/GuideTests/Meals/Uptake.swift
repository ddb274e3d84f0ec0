import SlateKit

/// `meals uptake`: who takes the meal that they may have.
struct Uptake: Command {
  static let configuration = CommandConfiguration(
    abstract: "Pupils who take the free meal that they may have.",
    discussion: """
      The rate is pupils who took the meal on census day as a percentage of pupils known to be eligible. That of a region or \
      of England is pooled from its counts; it is not the mean of the authorities' rates.
      """)
  static let examples = [
    Example("meals uptake", "England, year by year"),
    Example("meals uptake --schools apart | sort rate", "by type of school, lowest first"),
  ]

  /// Which rows of the file are meant.
  enum Schools: String, CaseIterable, ExpressibleByArgument { case together, apart }

  @OptionGroup var selection: Selection
  @Option(help: "All schools together, or each type of school apart.") var schools = Schools.together

  func run(in session: Session, on input: Relation?) async throws -> Output {
    var rows = try await session.rows(of: Inputs.uptake, selection)
    rows = rows.filtered([schools == .together ? "school_type = 'Total'" : "school_type <> 'Total'"])
    var table = Projection(from: rows.relation)
    for name in ["period", "area_code", "area", "school_type", "taken", "entitled"] { table.take(name) }
    table.rate("rate", of: "taken", per: "entitled", label: "Uptake")
    let hint = ChartHint(.line, x: "period", y: ["rate"], by: "area", title: "Uptake of free meals")
    return .relation(
      table.relation("order by period, area, school_type").drawn(hint), notices: [rows.origin])
  }
}
