import SlateKit

/// Where a forecast's figures are, and how far back they are taken.
struct RollColumns: ParsableArguments {
  /// What a forecast is made for.
  enum Level: String, CaseIterable, Sendable, ExpressibleByArgument {
    case planningArea = "planning-area"
    case authority, all

    /// The column of the rolls that names it; nil for all together.
    var column: String? {
      switch self {
      case .planningArea: "planning_area"
      case .authority: "authority"
      case .all: nil
      }
    }
  }

  @Option(help: "Births or four-year-olds: columns planning_area, year of Reception, births.")
  var births: TableName?
  @Option(help: "Moves to Year 7: columns from_area, to_area, year in Year 7, pupils.")
  var transfers: TableName?
  @Option(help: "New homes: columns planning_area, year, dwellings, yield (pupils of a phase per dwelling).")
  var housing: TableName?
  @Option(help: "How many past years the ratios are of.") var base = 3

  func validate() throws {
    guard (1...20).contains(base) else { throw ValidationError("--base is 1 to 20.") }
  }
}
