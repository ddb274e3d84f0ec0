import SlateKit

/// A scenario whose names are those of a state space.
struct SettledScenario: Sendable {
  private struct Scale: Sendable {
    var flow: Scenario.Flow
    var factor: Double
    var states: Set<Int>?
    var change: Scenario.Change
  }

  private struct Redirect: Sendable {
    var flow: Scenario.Flow
    var share: Double
    var from: Int
    var to: Int
    var change: Scenario.Change
  }

  /// What a reader calls it.
  let name: String
  private let space: StateSpace
  private var scales: [Scale] = []
  private var moves: [Redirect] = []

  /// The rates as they were.
  init(unchanged space: StateSpace, name: String = "rates as before") {
    self.name = name
    self.space = space
  }

  /// - Throws: ``SlateError`` for a setting or need that does not occur.
  init(_ scenario: Scenario, in space: StateSpace) throws {
    self.init(unchanged: space, name: scenario.text)
    for change in scenario.changes {
      switch change.kind {
      case .scale(let flow, let factor, let place):
        let states = try place.map { try Self.states($0, space) }
        scales.append(Scale(flow: flow, factor: factor, states: states, change: change))
      case .redirect(let flow, let share, let from, let to):
        moves.append(
          Redirect(
            flow: flow, share: share, from: try Self.setting(from, space), to: try Self.setting(to, space),
            change: change))
      }
    }
  }

  private static func setting(_ name: String, _ space: StateSpace) throws -> Int {
    if let index = space.settings.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
      return index
    }
    throw SlateError.unknown(
      "setting", name, among: space.settings.map(\.name),
      hint: "The settings are \(space.settings.map(\.name).joined(separator: ", ")).")
  }

  private static func states(_ place: String, _ space: StateSpace) throws -> Set<Int> {
    if let need = space.needs.firstIndex(where: { $0.lowercased() == place.lowercased() }) {
      return Set(space.settings.indices.map { space.state(need: need, setting: $0) })
    }
    let setting = try setting(place, space)
    return Set(space.needs.indices.map { space.state(need: $0, setting: setting) })
  }

  /// What a rate of a state is multiplied by in the transitions that begin in January of a year.
  func factor(_ flow: Scenario.Flow, _ state: Int, in year: Int) -> Double {
    scales.reduce(1) { product, scale in
      scale.flow == flow && scale.change.holds(in: year) && (scale.states?.contains(state) ?? true)
        ? product * scale.factor : product
    }
  }

  /// Whether something sends children of a flow elsewhere in a year.
  func redirects(_ flow: Scenario.Flow, in year: Int) -> Bool {
    moves.contains { $0.flow == flow && $0.change.holds(in: year) }
  }

  /// Sends shares of a setting elsewhere, where that takes the need and academic year.
  func redirect(_ flow: Scenario.Flow, _ shares: inout [Double], _ academic: Int, in year: Int) {
    for move in moves where move.flow == flow && move.change.holds(in: year) {
      for need in space.needs.indices {
        let from = space.state(need: need, setting: move.from)
        let to = space.state(need: need, setting: move.to)
        guard shares[from] > 0, space.allows(to, in: academic) else { continue }
        let part = shares[from] * move.share
        shares[from] -= part
        shares[to] += part
      }
    }
  }
}
