import SlateKit

/// The figures of a measure, for every area and year, with what is wrong with them.
struct BenchmarkFigures: Sendable {
  /// A measure of an area in a year.
  struct Figure: Sendable {
    var period: String
    /// Missing, with its symbol, where the file has no number or one that cannot be used.
    var value: Value
    var numerator: Value
    var denominator: Value
    /// Why a number that the file has is not used.
    var slip: String?
  }

  let measure: BenchmarkMeasure
  private let top: BenchmarkSource
  private let bottom: BenchmarkSource?

  init(_ measure: BenchmarkMeasure, _ top: BenchmarkSource, _ bottom: BenchmarkSource?) {
    self.measure = measure
    self.top = top
    self.bottom = bottom
  }

  /// The years that the numerator has rows of.
  var years: [Int] { top.rows.keys.sorted() }

  /// The period of a year of the numerator.
  func period(_ year: Int) -> Period? {
    top.rows[year]?.values.lazy.compactMap { Period(label: $0.period) }.first
  }

  /// The codes of the places of a level in a year.
  func places(_ level: Area.Level, _ year: Int) -> [String] {
    (top.rows[year] ?? [:]).filter { $0.value.level == level.official }.keys.sorted()
  }

  /// nil where the numerator's file has no row of the place and year.
  func figure(_ place: String, _ year: Int) -> Figure? {
    guard let row = top.rows[year]?[place] else { return nil }
    let numerator = row.sum(measure.numerator.columns)
    let denominator =
      measure.denominator.map { part in
        bottom?.rows[year - part.lag]?[place]?.sum(part.columns) ?? .missing(.notAvailable)
      } ?? .missing(.notApplicable)
    var figure = Figure(period: row.period, value: numerator, numerator: numerator, denominator: denominator)
    guard let part = numerator.double else { return figure }
    if case .published = measure.form { return figure }
    guard let whole = denominator.double else {
      figure.value = denominator
      return figure
    }
    figure.slip = slip(part, whole, row, place, year)
    guard figure.slip == nil, whole > 0 else {
      figure.value = .missing(.notAvailable)
      return figure
    }
    figure.value = .number(value(part, of: whole))
    return figure
  }

  private func value(_ part: Double, of whole: Double) -> Double {
    switch measure.form {
    case .rate(let per): per * part / whole
    case .share: 100 * part / whole
    case .growth: 100 * (part / whole - 1)
    case .published: part
    }
  }

  /// What is wrong with a published number; nil where nothing is.
  private func slip(_ part: Double, _ whole: Double, _ row: BenchmarkSource.Row, _ place: String, _ year: Int)
    -> String?
  {
    if part < 0 || whole < 0 { return "the file has a negative number" }
    if case .share = measure.form, part > whole { return "the file's part exceeds its whole" }
    if row.level == Area.Level.authority.official, isRegionalTotal(part, row, year) {
      return "the file gives its region's total in place of its own number"
    }
    return nil
  }

  /// Whether several authorities of a region carry the region's own number.
  private func isRegionalTotal(_ part: Double, _ row: BenchmarkSource.Row, _ year: Int) -> Bool {
    guard part > 0, let region = row.region, let code = top.regionCodes[region], let rows = top.rows[year],
      rows[code]?.sum(measure.numerator.columns).double == part
    else { return false }
    return rows.values.filter {
      $0.level == row.level && $0.region == region && $0.sum(measure.numerator.columns).double == part
    }.count > 1
  }
}
