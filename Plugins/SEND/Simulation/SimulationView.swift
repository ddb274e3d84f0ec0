import SlateKit

/// By what a simulation's numbers are summed, within each simulation, before anything is said of all simulations.
enum SimulationView: String, CaseIterable, ExpressibleByArgument, Sendable {
  case all, setting, need, group, stage, cost
  case academicYear = "academic-year"

  /// The name and label of the column that says which part a row is about; nil for one number a year.
  var column: (name: String, label: String)? {
    switch self {
    case .all, .cost: nil
    case .setting: ("setting", "Setting")
    case .need: ("need", "Need")
    case .group: ("group", "Group of settings")
    case .stage: ("stage", "Academic years")
    case .academicYear: ("academic_year", "Academic year")
    }
  }

  /// The parts, and for each cell of a space its part.
  func parts(of space: StateSpace) -> (names: [String], ofCell: [Int]) {
    let names: [String] =
      switch self {
      case .all, .cost: [""]
      case .setting: space.settings.map(\.name)
      case .need: space.needs
      case .group: Set(space.settings.map(\.group)).sorted()
      case .stage: Self.stages.map(\.name)
      case .academicYear: space.years.map(String.init)
      }
    var index: [String: Int] = [:]
    for (number, name) in names.enumerated() where index[name] == nil { index[name] = number }
    let ofCell = (0..<space.cellCount).map { cell -> Int in
      let state = cell % space.stateCount
      let year = cell / space.stateCount + space.years.lowerBound
      return switch self {
      case .all, .cost: 0
      case .setting: space.setting(of: state)
      case .need: space.need(of: state)
      case .group: index[space.settings[space.setting(of: state)].group] ?? 0
      case .stage: Self.stages.firstIndex { year <= $0.last } ?? Self.stages.count - 1
      case .academicYear: year - space.years.lowerBound
      }
    }
    return (names, ofCell)
  }

  /// Academic years by key stage, each with its last year. Reception is 0.
  private static let stages: [(name: String, last: Int)] = [
    ("to reception (0)", 0), ("key stage 1 (1-2)", 2), ("key stage 2 (3-6)", 6), ("key stage 3 (7-9)", 9),
    ("key stage 4 (10-11)", 11), ("post-16 (12-14)", 14), ("post-19 (15 and over)", Int.max),
  ]
}
