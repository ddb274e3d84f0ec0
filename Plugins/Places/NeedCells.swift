import SlateKit

/// Places needed in the cells of planning areas and year groups: which year, which places, what they cost.
struct NeedCells: ParsableArguments {
  @Option(help: "The January that is meant; without it the third one ahead.") var january: Int?
  @Option(help: "The places of a year group: columns planning_area and pan; without it the sample's.")
  var places: TableName?
  @Flag(help: "The Department's estimates for planning areas, from a file of 'School capacity'.")
  var planningAreas = false
  @Flag(help: "A row for each planning area and year group.") var cells = false
  @Option(help: "Cost per place: new, expansion or temporary as England's scorecards average it.") var cost:
    PlaceCost?
  @Option(help: "Another average cost per place, in £.") var costPerPlace: Double?
  @Option(help: "Whose regional factor holds, such as 'Outer London'; without it 1.") var costRegion: String?
  @Option(help: "The latest tender price index over that of the average cost.") var index = 1.0

  func validate() throws {
    guard index > 0, costPerPlace ?? 1 > 0 else { throw ValidationError("A cost and an index are above 0.") }
  }

  /// Whether something was asked for that only cells have.
  var isAsked: Bool {
    january != nil || places != nil || cells || cost != nil || costPerPlace != nil || costRegion != nil
  }
}
