/// The settings and needs that a plan can have, and at which academic years.
struct StateSpace: Sendable {
  /// One setting: whom it takes, and where children go from it.
  struct Setting: Sendable {
    var name: String
    /// The group that a table of valid states puts it in; empty where there is none.
    var group = ""
    /// National curriculum years; reception is 0.
    var years: ClosedRange<Int>
    /// Indices of needs.
    var needs: Set<Int>
    /// Indices of settings.
    var destinations: [Int]
  }

  /// The academic years that a table may have; others are taken for mistakes.
  static let possibleYears = -5...25

  var settings: [Setting]
  var needs: [String]
  /// All academic years in which a child can be, the one after the last of any setting included.
  var years: ClosedRange<Int>
  /// Whether a table says which states are valid.
  var isFromTable = false
  /// Settings that children are said to go to and that are none.
  var unknownDestinations: [String] = []

  /// A state is a need and a setting; they are numbered from 0.
  var stateCount: Int { settings.count * needs.count }
  /// The number of cells: a state in an academic year.
  var cellCount: Int { stateCount * years.count }

  /// The number of a state.
  func state(need: Int, setting: Int) -> Int { need * settings.count + setting }
  /// The setting of a state.
  func setting(of state: Int) -> Int { state % settings.count }
  /// The need of a state.
  func need(of state: Int) -> Int { state / settings.count }
  /// The number of a state in an academic year, which lies in ``years``.
  func cell(_ year: Int, _ state: Int) -> Int { (year - years.lowerBound) * stateCount + state }

  /// Whether a child can be in a state in an academic year.
  func allows(_ state: Int, in year: Int) -> Bool {
    let setting = settings[setting(of: state)]
    return years.contains(year) && setting.years.contains(year) && setting.needs.contains(need(of: state))
  }

  /// Whether a child in a setting may leave it for another one at the end of an academic year.
  ///
  /// With a table of valid states some other setting must take the academic year after the one the child comes to, as in the
  /// open-source model; without one, that which it comes to.
  func canMove(from setting: Int, in year: Int) -> Bool {
    let needed = year + (isFromTable ? 2 : 1)
    return settings[setting].destinations.contains { $0 != setting }
      && settings.indices.contains { $0 != setting && settings[$0].years.contains(needed) }
  }
}
