import SlateKit
import Statistics

/// The rolls of areas with what they are entered from: primary areas first, then secondary ones, whose Year 7 comes out of the
/// Year 6 of the primary ones.
struct RollModel: Sendable {
  /// An area's year groups of one phase.
  struct Area: Sendable {
    var name: String
    var authority: String
    /// Year groups 0 to 6, or 7 to 11.
    var groups: ClosedRange<Int>
    var series: CohortSeries
    /// For each pool of a secondary area, the primary areas whose Year 6 it is.
    var feeders: [[Int]] = []

    var phase: String { groups.lowerBound == 0 ? "Primary" : "Secondary" }
  }

  var areas: [Area]
  /// The last January that is known.
  var last: Int
  /// The first one.
  var first: Int
  var base: Int
  /// The areas that results are about; nil for all.
  var shown: Set<Int>? = nil

  /// How many years ahead forecasts go where nothing is said: as far as authorities forecast for the Department.
  static func ahead(_ phase: String) -> Int { phase == "Primary" ? 5 : 7 }

  /// The coming Januaries of every area, from a January that is taken as the last known one; nil for an area without ratios.
  func forecast(from origin: Int, years: Int, _ method: CohortSeries.Method) -> [[[Double]]?] {
    var found = [[[Double]]?](repeating: nil, count: areas.count)
    for (index, area) in areas.enumerated() where area.feeders.isEmpty {
      found[index] = area.series.forecast(from: origin, years: years, method: method, base: base)
    }
    for (index, area) in areas.enumerated() where !area.feeders.isEmpty {
      // Who is in Year 7 in two years is forecast to be in Year 6 in one.
      let sizes = area.feeders.map { feeders -> [Int: Double] in
        guard years > 1 else { return [:] }
        return Dictionary(
          uniqueKeysWithValues: (2...years).map { step in
            let leaving = feeders.map { feeder -> Double in
              found[feeder]?[step - 2].last ?? areas[feeder].series.rolls[origin]?.last ?? 0
            }
            return (origin + step, leaving.reduce(0, +))
          })
      }
      found[index] = area.series.forecast(
        from: origin, years: years, method: method, base: base, sizes: sizes)
    }
    return found
  }

  /// A forecast that can be held against what came.
  struct Case: Sendable {
    var area: Int
    /// The year group; nil for the phase's.
    var group: Int?
    var ahead: Int
    var forecast: Double
    var actual: Double
    var naive: Double
  }

  /// Every forecast that could have been made in an earlier January, of a method, with what came and what the last roll would
  /// have said.
  func tested(_ method: CohortSeries.Method, byGroup: Bool) -> [Case] {
    guard last - first >= 2 else { return [] }
    var cases: [Case] = []
    for origin in (first + 1)..<last {
      let found = forecast(from: origin, years: last - origin, method)
      for (index, area) in areas.enumerated() {
        guard let forecast = found[index], let known = area.series.rolls[origin] else { continue }
        for (step, groups) in forecast.enumerated() {
          guard let actual = area.series.rolls[origin + step + 1] else { continue }
          let parts: [(Int?, Double, Double, Double)] =
            byGroup
            ? groups.indices.map { ($0 + area.groups.lowerBound, groups[$0], actual[$0], known[$0]) }
            : [(nil, groups.reduce(0, +), actual.reduce(0, +), known.reduce(0, +))]
          cases += parts.map { group, forecast, actual, naive in
            Case(
              area: index, group: group, ahead: step + 1, forecast: forecast, actual: actual, naive: naive)
          }
        }
      }
    }
    return cases
  }

  /// The past errors of a method for each phase.
  func pastErrors(_ method: CohortSeries.Method, byGroup: Bool) -> [String: PastErrors] {
    Dictionary(grouping: tested(method, byGroup: byGroup)) { areas[$0.area].phase }.mapValues { cases in
      PastErrors(cases.map { ($0.ahead, $0.forecast, $0.actual) })
    }
  }
}
