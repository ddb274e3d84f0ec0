import Foundation
import SlateKit
import Statistics

/// The workforce model of one subject or phase: its stock, the flows of every year, and what the history says of their variation.
struct SupplyModel: Sendable {
  let subject: String
  let phase: String
  let data: SupplyData
  /// Teachers at the last census that was counted.
  let stock: Double
  /// The flows by year; of secondary schools, those of all subjects.
  let flows: [Int: SupplyData.Flow]
  /// For each year of history, the share of teachers that the flows do not explain: hours, and moves between phases.
  let lost: [Int: Double]
  /// How much teachers move with pupils, in percent for one percent, in the model's own projection.
  let elasticity: Double

  /// The share lost in hours that is carried forward: the mean of the history.
  var meanLost: Double { lost.isEmpty ? 0 : lost.values.sorted().reduce(0, +) / Double(lost.count) }
  /// How many years the target lies behind the last counted flows.
  var horizon: Int { target - data.lastHistory }
  /// The target's school year.
  var target: Int { data.target }

  /// - Throws: ``SlateError`` where the files for it are not there.
  init(_ subject: String, _ data: SupplyData) throws {
    self.subject = subject
    self.data = data
    phase = subject == SupplyData.primary ? SupplyData.primary : SupplyData.secondary
    guard let stocks = data.stocks[phase], let here = stocks[data.start] else {
      throw SlateError("Pupils and teachers of \(phase) are not held.")
    }
    let subjects = data.subjectStocks.teachers.keys.filter { data.flows[$0] != nil }
    if phase == SupplyData.primary {
      stock = here.teachers
      flows = data.flows[subject] ?? [:]
      lost = SupplyModel.unexplained(flows, stocks)
    } else {
      guard subjects.count == data.subjectStocks.teachers.count else {
        throw SlateError(
          "Secondary teachers cannot be brought forward by subject: the flows of \(data.subjectStocks.teachers.count - subjects.count) subjects are missing.",
          hint: "Import \(Inputs.flows.publication.title) (\(Inputs.flows.publication.address)).")
      }
      let forward = SupplyModel.broughtForward(data, stocks)
      stock = subject == SupplyData.secondary ? here.teachers : forward.stocks[subject] ?? 0
      flows = subject == SupplyData.secondary ? forward.flows : data.flows[subject] ?? [:]
      lost = forward.lost
    }
    let (from, to) = (stocks[data.start], stocks[data.target])
    guard let from, let to, from.pupils != to.pupils else {
      throw SlateError("Pupils of \(phase) are not projected to \(data.target).")
    }
    elasticity = log(to.teachers / from.teachers) / log(to.pupils / from.pupils)
  }

  /// The share of each year's teachers that leavers and entrants do not explain.
  private static func unexplained(
    _ flows: [Int: SupplyData.Flow], _ stocks: [Int: SupplyData.Stock]
  ) -> [Int: Double] {
    var lost: [Int: Double] = [:]
    for (year, flow) in flows where flow.isHistory {
      guard let before = stocks[year - 1], let after = stocks[year] else { continue }
      let expected =
        before.teachers * (1 - flow.leaving) + flow.returners + flow.newToSector
        + (flow.newlyQualified ?? 0)
      lost[year] = (expected - after.teachers) / before.teachers
    }
    return lost
  }

  /// Carries the subjects' last published teachers to the start with their own flows, and scales them each year to all
  /// secondary teachers; gives the flows of all subjects and what they do not explain beside.
  private static func broughtForward(_ data: SupplyData, _ stocks: [Int: SupplyData.Stock])
    -> (stocks: [String: Double], flows: [Int: SupplyData.Flow], lost: [Int: Double])
  {
    var current = data.subjectStocks.teachers
    var flows: [Int: SupplyData.Flow] = [:]
    var lost: [Int: Double] = [:]
    var start = current
    func scale(to total: Double) {
      let sum = current.values.reduce(0, +)
      for subject in current.keys { current[subject]? *= total / sum }
    }
    if let total = stocks[data.subjectStocks.year] { scale(to: total.teachers) }
    for year in (data.subjectStocks.year + 1)...max(data.target, data.subjectStocks.year + 1) {
      let before = current.values.reduce(0, +)
      var sum = SupplyData.Flow(
        isHistory: true, leaving: 0, returners: 0, newToSector: 0, newlyQualified: 0)
      for (subject, teachers) in current {
        guard let flow = data.flows[subject]?[year] else { continue }
        sum.isHistory = sum.isHistory && flow.isHistory
        sum.leaving += teachers * flow.leaving / before
        sum.returners += flow.returners
        sum.newToSector += flow.newToSector
        sum.newlyQualified = sum.newlyQualified.flatMap { all in flow.newlyQualified.map { all + $0 } }
        current[subject] =
          teachers * (1 - flow.leaving) + flow.returners + flow.newToSector + (flow.newlyQualified ?? 0)
      }
      flows[year] = sum
      guard let total = stocks[year]?.teachers else { continue }
      if sum.isHistory { lost[year] = (current.values.reduce(0, +) - total) / before }
      scale(to: total)
      if year == data.start { start = current }
    }
    return (start, flows, lost)
  }

  /// The teachers wanted in a year under a scenario.
  func demand(_ scenario: SupplyScenario, in year: Int) -> Double {
    guard let stocks = data.stocks[phase], let first = stocks[data.start], let then = stocks[year] else {
      return stock
    }
    let pupils = year == data.start ? 1 : pow(scenario.factor(.pupils, in: year), elasticity)
    return stock * then.teachers / first.teachers * pupils
  }

  /// The need under a scenario, every rate moved as some draws say; nil where a year lacks its flows.
  func supply(_ scenario: SupplyScenario, moved: Draw = Draw()) -> TeacherSupply? {
    var years: [TeacherSupply.Year] = []
    for year in (data.start + 1)...target {
      guard let flow = flows[year] else { return nil }
      let part = (Double(year - data.lastHistory) / Double(horizon)).squareRoot()
      // Fewer hours take their share of the teachers once, in the year in which they begin.
      let hours = 1 - scenario.factor(.hours, in: year) / scenario.factor(.hours, in: year - 1)
      years.append(
        .init(
          demand: demand(scenario, in: year),
          leaving: min(1, flow.leaving * scenario.factor(.leavers, in: year) * exp(part * moved.leavers)),
          hoursLost: meanLost + moved.lost + hours,
          returners: flow.returners * scenario.factor(.returners, in: year) * exp(part * moved.returners),
          newToSector: flow.newToSector * scenario.factor(.newToSector, in: year)
            * exp(part * moved.newToSector),
          newlyQualified: year == target
            ? nil
            : flow.newlyQualified.map {
              $0 * scenario.factor(.newlyQualified, in: year) * exp(part * moved.newlyQualified)
            }))
    }
    return TeacherSupply(stock: stock, years: years)
  }

  /// How far each rate is moved, as logarithms; what is lost in hours as a share of teachers.
  struct Draw: Sendable {
    var leavers = 0.0
    var returners = 0.0
    var newToSector = 0.0
    var newlyQualified = 0.0
    var lost = 0.0
  }

  /// Draws that vary as much as the history did over as many years as the target lies behind it.
  ///
  /// - Parameter leavingOut: Whether a year is none of the history, as a year of a pandemic may be.
  func draws(_ count: Int, seed: UInt64, leavingOut: (Int) -> Bool) throws -> [Draw] {
    let history = flows.filter { $0.value.isHistory && !leavingOut($0.key) }
    func variation(_ number: (SupplyData.Flow) -> Double?) throws -> HistoricalVariation {
      let series = history.compactMapValues(number)
      guard let variation = HistoricalVariation(series, over: horizon) else {
        throw SlateError(
          "The history of \(subject) has too few years to say how far its rates move in \(horizon) years.",
          hint: "Leave fewer years out.")
      }
      return variation
    }
    let leavers = try variation(\.leaving)
    let returners = try variation(\.returners)
    let newToSector = try variation(\.newToSector)
    let newlyQualified = try variation(\.newlyQualified)
    let shares = lost.filter { !leavingOut($0.key) }.values.sorted()
    let mean = shares.reduce(0, +) / Double(max(shares.count, 1))
    let spread =
      shares.count > 1
      ? (shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(shares.count - 1)).squareRoot() : 0
    return (0..<count).map { index in
      var stream = RandomStream(seed: seed, stream: index)
      func moved(_ variation: HistoricalVariation) -> Double {
        variation.drawnDeviation(&stream) * stream.normal()
      }
      return Draw(
        leavers: moved(leavers), returners: moved(returners), newToSector: moved(newToSector),
        newlyQualified: moved(newlyQualified), lost: spread * stream.normal())
    }
  }
}
