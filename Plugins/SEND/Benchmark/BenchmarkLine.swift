import SlateKit

/// A line of the page: one measure of an area beside its comparators.
struct BenchmarkLine: Sendable {
  let measure: BenchmarkMeasure
  let cells: [Value]
  /// Why there is no figure, and what there was before.
  let faults: [String]
  /// By how much one case more or less moves a figure of very few; nil for others.
  let step: Double?
  /// How many of the neighbours have a figure, where not all have.
  let coverage: String?
  /// Whether the change is on fewer than five years before.
  let isShort: Bool

  /// How far back the change reaches at most.
  static let span = 5

  /// - Parameter range: the years that the period shown lies in; nil for all.
  /// - Returns: nil where the file has no row of the area.
  init?(
    _ figures: BenchmarkFigures, _ comparators: Comparators, in range: PeriodRange?, of areas: AreaRegister
  ) {
    let places = comparators.places.map { areas.currentCode(of: $0.area.code) }
    let own = places[0]
    let level = comparators.places[0].area.level
    let years = figures.years.filter { year in
      range.map { figures.period(year).map($0.contains) ?? false } ?? true
    }
    func value(_ place: String, _ year: Int) -> Double? { figures.figure(place, year)?.value.double }
    // The latest year that is published at all; where the area lacks it, that is said.
    guard
      let year = years.last(where: { year in
        figures.places(level, year).contains { value($0, year) != nil }
      }), years.contains(where: { figures.figure(own, $0) != nil })
    else { return nil }
    let figure = figures.figure(own, year)
    let measure = figures.measure
    self.measure = measure
    var faults: [String] = []
    if let slip = figure?.slip {
      faults.append(slip)
    } else if figure?.value.double == nil {
      faults.append(BenchmarkLine.missing(figure))
    }
    if figure?.value.double == nil, let known = years.last(where: { value(own, $0) != nil }),
      let last = figures.figure(own, known), let number = last.value.double
    {
      faults.append("\(last.period) was \(number.text(decimals: 1))")
    }
    let step = BenchmarkLine.step(figure, measure)
    self.step = step
    let peers = level == .country ? [] : figures.places(level, year).compactMap { value($0, year) }
    func comparator(_ role: String) -> Value {
      guard let index = comparators.places.firstIndex(where: { $0.role == role }) else {
        return .missing(.notApplicable)
      }
      return figures.figure(places[index], year)?.value ?? .missing(.notAvailable)
    }
    let neighbours = comparators.places.indices.filter { comparators.places[$0].isNeighbour }
    let known = neighbours.compactMap { value(places[$0], year) }
    let coverage =
      known.count < neighbours.count ? "\(known.count) of \(neighbours.count) neighbours" : nil
    self.coverage = coverage
    let mean: Value =
      known.isEmpty
      ? .missing(neighbours.isEmpty ? .notApplicable : .notAvailable)
      : .number(known.reduce(0, +) / Double(known.count))
    let now = figure?.value.double
    let since = now == nil ? nil : BenchmarkLine.base(figures, own, year)
    let before = since.flatMap { value(own, $0) }
    let rank = now.map { now in
      1 + peers.filter { measure.good == .low ? $0 < now : $0 > now }.count
    }
    cells = [
      .text(measure.label), .text(figures.period(year)?.label ?? "\(year)"),
      figure?.value ?? .missing(.notAvailable), comparator("region"), comparator("country"), mean,
      peers.isEmpty ? .missing(.notApplicable) : rank.map { .integer($0) } ?? .missing(.notAvailable),
      peers.isEmpty ? .missing(.notApplicable) : .integer(peers.count),
      .text(now.flatMap { BenchmarkLine.band($0, peers, measure.good) } ?? ""),
      zip(now, before).map { .number($0 - $1) } ?? .missing(.notAvailable),
      .text(since.flatMap { figures.figure(own, $0)?.period } ?? ""), .text(measure.good.rawValue),
      .text(measure.unit),
      measure.denominator == nil ? .missing(.notApplicable) : figure?.numerator ?? .missing(.notAvailable),
      figure?.denominator ?? .missing(.notAvailable),
      .text(
        (faults + (step.map { ["one case moves it by \($0.text(decimals: 1))"] } ?? [])
          + (coverage.map { [$0] } ?? [])).joined(separator: "; ")),
    ]
    self.faults = faults
    isShort = since.map { year - $0 < BenchmarkLine.span } ?? false
  }

  /// Why there is no figure.
  private static func missing(_ figure: BenchmarkFigures.Figure?) -> String {
    guard let figure else { return "the file has no row" }
    if figure.denominator.double == 0 { return "there was no case" }
    if case .missing(let symbol?) = figure.value { return "the file has '\(symbol.rawValue)' there" }
    return "the file has no number there"
  }

  /// A rate of so few that one case more moves it by a point or more.
  private static func step(_ figure: BenchmarkFigures.Figure?, _ measure: BenchmarkMeasure) -> Double? {
    guard let whole = figure?.denominator.double, whole > 0, figure?.value.double != nil else { return nil }
    let step: Double
    if case .rate(let per) = measure.form { step = per / whole } else { step = 100 / whole }
    return step >= 1 ? step : nil
  }

  /// The year that the change is since: five years before, or the first one after that with a figure.
  private static func base(_ figures: BenchmarkFigures, _ place: String, _ year: Int) -> Int? {
    figures.years.first {
      $0 >= max(year - span, figures.measure.from ?? .min) && $0 < year
        && figures.figure(place, $0)?.value.double != nil
    }
  }

  /// A to D where high or low is good, else the quarter.
  private static func band(_ value: Double, _ peers: [Double], _ good: BenchmarkMeasure.Good) -> String? {
    guard let bands = QuartileBands(peers) else { return nil }
    return good == .neither
      ? ["lowest", "lower", "higher", "highest"][bands.quarter(of: value)]
      : bands.band(of: value, highIsGood: good == .high)
  }
}

/// Two values, where both are there.
private func zip(_ first: Double?, _ second: Double?) -> (Double, Double)? {
  guard let first, let second else { return nil }
  return (first, second)
}
