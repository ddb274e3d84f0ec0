import Foundation
import Statistics
import Testing

@testable import SEND

/// Intervals on generated data whose true rates are known: 95% intervals hold the truth in about 95 of 100 areas.
@Suite("Intervals cover what they claim") struct CoverageTests {
  /// Three binomial standard errors around 95%, and a little for the quantiles being of few simulations.
  private func isNominal(_ share: Double, of areas: Int) -> Bool {
    abs(share - 0.95) < 3 * (0.95 * 0.05 / Double(areas)).squareRoot() + 0.015
  }

  private func holds(_ values: [Double], _ truth: Double) -> Bool {
    let quantiles = Quantiles(values)
    guard let low = quantiles(0.025), let high = quantiles(0.975) else { return false }
    return low <= truth && truth <= high
  }

  @Test("send project: plans one to four Januaries ahead, rates taken from one or three years")
  func project() {
    let size = 60_000
    for base in [1, 3] {
      var held = [Int](repeating: 0, count: 4)
      let areas = 200
      for area in 0..<areas {
        var random = RandomStream(seed: 20, stream: area)
        var stock = 4_000
        func year() -> (new: Int, ceased: Int) {
          let flow = (random.binomial(size, 0.008), random.binomial(stock, 0.07))
          stock += flow.0 - flow.1
          return flow
        }
        let flows = (0..<base).map { index -> CohortFlows in
          let opening = stock
          let flow = year()
          return CohortFlows(
            year: 2020 + index, population: Double(size), opening: [Double(opening)], new: [Double(flow.new)],
            ceased: [Double(flow.ceased)], closing: [Double(stock)])
        }
        let start = 2020 + base
        let projection = CohortProjection(
          rates: CohortRates(flows, .total), start: .init(year: start, plans: [Double(stock)]),
          population: { _ in Double(size) })
        let runs = (0..<200).map { projection.simulated(to: start + 4, .init(), seed: UInt64(area), $0) }
        for step in 1...4 {
          _ = year()
          if holds(runs.map { $0[step].plans[0] }, Double(stock)) { held[step - 1] += 1 }
        }
      }
      for (index, count) in held.enumerated() {
        let share = Double(count) / Double(areas)
        #expect(isNominal(share, of: areas), "\(index + 1) ahead, base \(base): \(share)")
      }
    }
  }

  @Test("send project: rates that move on each year, by steps known from eight years")
  func moving() throws {
    let size = 60_000.0
    var held = [Int](repeating: 0, count: 3)
    let areas = 400
    for area in 0..<areas {
      var random = RandomStream(seed: 40, stream: area)
      var (stock, join, stay) = (4_000.0, 0.008, 0.94)
      var (rates, stays, flows): ([Int: Double], [Int: Double], [CohortFlows]) = ([:], [:], [])
      func year(_ number: Int) {
        join *= exp(0.1 * random.normal())
        stay = min(0.99, stay * exp(0.01 * random.normal()))
        let new = Double(random.binomial(Int(size), min(1, join)))
        let ceased = Double(random.binomial(Int(stock), 1 - stay))
        let opening = stock
        stock += new - ceased
        rates[number] = new / size
        stays[number] = (stock - new) / opening
        flows.append(
          CohortFlows(
            year: number, population: size, opening: [opening], new: [new], ceased: [ceased], closing: [stock]
          )
        )
      }
      for number in 2012..<2020 { year(number) }
      let variation = RateVariation(
        joining: HistoricalVariation(rates, over: 1), staying: HistoricalVariation(stays, over: 1))
      let projection = CohortProjection(
        rates: CohortRates(Array(flows.suffix(1)), .total), start: .init(year: 2020, plans: [stock]),
        population: { _ in size }, variation: variation)
      let runs = (0..<200).map { projection.simulated(to: 2023, .init(), seed: UInt64(area), $0) }
      for step in 1...3 {
        year(2019 + step)
        if holds(runs.map { $0[step].plans[0] }, stock) { held[step - 1] += 1 }
      }
    }
    for (index, count) in held.enumerated() {
      let share = Double(count) / Double(areas)
      #expect(isNominal(share, of: areas), "\(index + 1) ahead: \(share)")
    }
  }

  @Test("send project: an authority with six years, among others that the same years moved")
  func sharedYears() throws {
    let size = 60_000.0
    let years = 2018..<2024
    var held = [Int](repeating: 0, count: 2)
    let worlds = 400
    for world in 0..<worlds {
      var random = RandomStream(seed: 50, stream: world)
      // What moves all areas in a year, and what moves one alone, are as large.
      let shocks = (years.lowerBound..<years.upperBound + 2).map { _ in
        (0.07 * random.normal(), 0.007 * random.normal())
      }
      var areas: [PlanSeries] = []
      var truth: [Double] = []
      for _ in 0..<20 {
        var area = PlanSeries()
        var (stock, join, stay) = (4_000.0, 0.008, 0.94)
        for (index, year) in (years.lowerBound..<years.upperBound + 2).enumerated() {
          join *= exp(shocks[index].0 + 0.07 * random.normal())
          stay = min(0.99, stay * exp(shocks[index].1 + 0.007 * random.normal()))
          let new = Double(random.binomial(Int(size), min(1, join)))
          area.population[year] = size
          area.stock[year] = stock
          area.new[year] = new
          stock += new - Double(random.binomial(Int(stock), 1 - stay))
          area.stock[year + 1] = stock
        }
        if areas.isEmpty { truth = [1, 2].map { area.stock[years.upperBound + $0] ?? 0 } }
        areas.append(area)
      }
      let own = areas[0]
      let (last, start) = (years.upperBound - 1, years.upperBound)
      let opening = own.stock[last] ?? 0, closing = own.stock[start] ?? 0, new = own.new[last] ?? 0
      let flows = CohortFlows(
        year: last, population: size, opening: [opening], new: [new], ceased: [opening + new - closing],
        closing: [closing])
      let projection = CohortProjection(
        rates: CohortRates([flows], .total), start: .init(year: start, plans: [closing]),
        population: { _ in size }, variation: RateVariation(own, among: areas, before: start))
      let runs = (0..<200).map { projection.simulated(to: start + 2, .init(), seed: UInt64(world), $0) }
      for step in 1...2 where holds(runs.map { $0[step].plans[0] }, truth[step - 1]) { held[step - 1] += 1 }
    }
    for (index, count) in held.enumerated() {
      let share = Double(count) / Double(worlds)
      #expect(isNominal(share, of: worlds), "\(index + 1) ahead: \(share)")
    }
  }

  @Test("send simulate: plans of all, and of a setting, one and three Januaries ahead")
  func simulate() async throws {
    let areas = 120
    var held: [String: Int] = [:]
    for area in 0..<areas {
      var random = RandomStream(seed: 30, stream: area)
      var truth = Area()
      var rows: [TransitionTable.Row] = []
      for year in 2018..<2021 { rows += truth.step(year, &random) }
      let table = TransitionTable(rows: rows)
      let space = StateSpace(of: table)
      let people = Dictionary(
        uniqueKeysWithValues: (2018...2024).map { year in
          (year, Dictionary(uniqueKeysWithValues: (0...12).map { ($0, Area.children) }))
        })
      let rates = try TransitionRates(table, in: space, population: people)
      let parts = SimulationView.setting.parts(of: space)
      let run = SimulationRun(
        simulator: Simulator(
          rates: rates, population: people, years: 3, scenario: SettledScenario(unchanged: space),
          seed: UInt64(area)), simulations: 120, ofCell: parts.ofCell, partCount: parts.names.count,
        weights: nil)
      let sums = try await run.sums()
      let special = try #require(parts.names.firstIndex(of: "special"))
      for ahead in 1...3 {
        _ = truth.step(2020 + ahead, &random)
        let all = sums.map { sum in
          parts.names.indices.map { sum[ahead * parts.names.count + $0] }.reduce(0, +)
        }
        let one = sums.map { $0[ahead * parts.names.count + special] }
        if holds(all, Double(truth.count { _ in true })) { held["all \(ahead)", default: 0] += 1 }
        if holds(one, Double(truth.count { $0 == "special" })) { held["special \(ahead)", default: 0] += 1 }
      }
    }
    for key in ["all 1", "all 3", "special 1", "special 3"] {
      let share = Double(held[key] ?? 0) / Double(areas)
      #expect(isNominal(share, of: areas), "\(key): \(share)")
    }
  }

  /// A made area: children join in academic years 1 to 6, a part of them leaves each year, and a part moves from mainstream
  /// to special schools. Nobody stays beyond year 8.
  private struct Area {
    static let children = 3_000
    private var plans: [String: [Int]] = [
      "mainstream": Array(repeating: 60, count: 9), "special": Array(repeating: 40, count: 9),
    ]

    func count(_ isWanted: (String) -> Bool) -> Int {
      plans.filter { isWanted($0.key) }.values.map { $0[1...8].reduce(0, +) }.reduce(0, +)
    }

    /// A year's transitions, from the January of the year to the next.
    mutating func step(_ year: Int, _ random: inout RandomStream) -> [TransitionTable.Row] {
      var rows: [TransitionTable.Row] = []
      var next = plans.mapValues { $0.map { _ in 0 } }
      func plan(_ setting: String) -> TransitionTable.Plan { .init(setting: setting, need: "ASD") }
      func note(_ from: String?, _ to: String?, _ academic: Int, _ children: Int) {
        guard children > 0 else { return }
        rows.append(
          .init(
            year: year, from: from.map(plan), fromYear: academic, to: to.map(plan), toYear: academic + 1,
            children: children))
        if let to { next[to]?[academic + 1] += children }
      }
      for academic in 0...8 {
        for setting in plans.keys.sorted() where academic > 0 {
          let here = plans[setting]?[academic] ?? 0
          let left = academic == 8 ? here : random.binomial(here, 0.06)
          let moved = setting == "mainstream" && academic < 8 ? random.binomial(here - left, 0.05) : 0
          note(setting, nil, academic, left)
          note(setting, "special", academic, moved)
          note(setting, setting, academic, here - left - moved)
        }
        guard academic < 6 else { continue }
        let joined = random.binomial(Area.children, 0.006)
        let special = random.binomial(joined, 0.3)
        note(nil, "special", academic, special)
        note(nil, "mainstream", academic, joined - special)
      }
      plans = next
      return rows
    }
  }
}
