import Foundation
import SlateKit
import Statistics

/// A discrete-time hazard model of grouped careers, fitted.
struct HazardModel {
  /// The regression: a column for each year with exits, then the covariates.
  let fit: BinomialRegression
  /// The years at risk, and the exits among them.
  let trials: Double
  let leavers: Double
  /// What must be said about years and reference values.
  let notices: [Notice]
  private let years: [(year: Int, atRisk: Double, left: Double)]
  private let terms: [String]

  /// One term of a covariate: its name, and its number for a value.
  private struct Term {
    var name: String
    var column: Int
    var level: String?

    func number(_ value: Value) -> Double {
      if let level { return value.text == level ? 1 : 0 }
      return value.double ?? 0
    }
  }

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - rows: Duration, whether it ended, how many, and the covariates.
  ///   - columns: The covariates.
  /// - Throws: ``SlateError`` where nobody leaves, or a covariate cannot be told from others.
  init(_ rows: [[Value]], columns: [Column], link: BinomialRegression.Link) throws {
    let (terms, references) = HazardModel.terms(rows, columns)
    var atRisk: [[Value]: [Double]] = [:]
    var left: [[Value]: [Double]] = [:]
    let longest = rows.compactMap { $0[0].double.map { Int($0) } }.max() ?? 0
    for row in rows {
      guard let years = row[0].double.map({ Int($0) }), let count = row[2].double, years > 0 else { continue }
      let pattern = Array(row.dropFirst(3))
      for year in 0..<years {
        atRisk[pattern, default: [Double](repeating: 0, count: longest)][year] += count
      }
      if row[1] == .boolean(true) {
        left[pattern, default: [Double](repeating: 0, count: longest)][years - 1] += count
      }
    }
    let totals = (0..<longest).map { year in
      (
        year: year + 1, atRisk: atRisk.values.reduce(0) { $0 + $1[year] },
        left: left.values.reduce(0) { $0 + $1[year] }
      )
    }
    years = totals.filter { $0.left > 0 && $0.left < $0.atRisk }
    guard !years.isEmpty else {
      throw SlateError("Nobody leaves in these careers, or all leave at once: there is no hazard to model.")
    }
    var successes: [Double] = []
    var trials: [Double] = []
    var design = [[Double]](repeating: [], count: years.count + terms.count)
    for (pattern, risk) in atRisk.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      for (index, year) in years.enumerated() where risk[year.year - 1] > 0 {
        trials.append(risk[year.year - 1])
        successes.append(left[pattern]?[year.year - 1] ?? 0)
        for other in years.indices { design[other].append(other == index ? 1 : 0) }
        for (position, term) in terms.enumerated() {
          design[years.count + position].append(term.number(pattern[term.column]))
        }
      }
    }
    guard let fit = BinomialRegression(successes: successes, trials: trials, on: design, link: link) else {
      throw SlateError(
        "The hazards cannot be fitted: a covariate follows from the others or from the years, or tells leavers from others without exception.",
        hint: "Leave a covariate out, or bring rare values together.")
    }
    self.fit = fit
    self.trials = trials.reduce(0, +)
    leavers = successes.reduce(0, +)
    self.terms = terms.map(\.name)
    let dropped = totals.filter { $0.atRisk > 0 && !($0.left > 0 && $0.left < $0.atRisk) }
    notices =
      (dropped.isEmpty
        ? []
        : [
          .note(
            "Nobody or everybody left in year \(dropped.map { "\($0.year)" }.joined(separator: ", ")), which says nothing of the effects and is left out."
          )
        ]) + references
  }

  private static func terms(_ rows: [[Value]], _ columns: [Column]) -> ([Term], [Notice]) {
    var notices: [Notice] = []
    let terms = columns.enumerated().flatMap { index, column -> [Term] in
      if column.kind.isNumeric || column.kind == .boolean { return [Term(name: column.name, column: index)] }
      let levels = Set(rows.compactMap { $0[index + 3].text }).sorted()
      if let first = levels.first {
        notices.append(.note("\(column.label) is compared with '\(first)'."))
      }
      return levels.dropFirst().map {
        Term(name: "\(column.name): \($0)", column: index, level: $0)
      }
    }
    return (terms, notices)
  }

  private func percent(_ linear: Double, _ link: BinomialRegression.Link) -> Double {
    100 * link.chance(of: linear)
  }

  /// A row for each covariate.
  var effectTable: Table {
    let rows = terms.enumerated().map { index, name -> [Value] in
      let position = years.count + index
      let (effect, error) = (fit.coefficients[position], fit.standardError(position))
      let reach = Normal.quantile(0.975) * error
      return [
        .text(name), .number(exp(effect)), .number(exp(effect - reach)), .number(exp(effect + reach)),
        .number(effect), .number(error), .number(effect / error), .number(Normal.twoSided(effect / error)),
      ]
    }
    func number(_ name: String, _ label: String, _ decimals: Int) -> Column {
      Column(name, .number, label: label, decimals: decimals)
    }
    return Table(
      columns: [
        Column("term", .text, label: "Covariate"), number("ratio", "Ratio", 3), number("low", "From", 3),
        number("high", "To", 3), number("effect", "Effect", 4).asDetail,
        number("standard_error", "Standard error", 4).asDetail, number("z", "z", 2),
        number("probability", "p", 4),
      ], rows: rows)
  }

  /// A row for each year: exits, the share that they are, and the hazard where every covariate is 0.
  var baselineTable: Table {
    let rows = years.enumerated().map { index, year -> [Value] in
      let reach = Normal.quantile(0.975) * fit.standardError(index)
      let level = fit.coefficients[index]
      return [
        .integer(year.year), .number(year.atRisk), .number(year.left), .number(100 * year.left / year.atRisk),
        .number(percent(level, fit.link)), .number(percent(level - reach, fit.link)),
        .number(percent(level + reach, fit.link)),
      ]
    }
    func share(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: "%", decimals: 1)
    }
    return Table(
      columns: [
        Column("year", .integer, label: "Year", role: .dimension),
        Column("at_risk", .number, label: "At risk", decimals: 0),
        Column("left", .number, label: "Left", decimals: 0), share("all", "All who left"),
        share("hazard", "Where covariates are 0"), share("low", "From"), share("high", "To"),
      ], rows: rows)
  }
}
