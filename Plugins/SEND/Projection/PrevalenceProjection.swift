import Foundation
import SlateKit

/// Plans as a share of children, held or on its straight line, times the children to come.
struct PrevalenceProjection: Sendable {
  /// A January: the children of the mid-year before, plans in percent of them, and plans.
  struct Row: Sendable {
    var january: Int
    var children: Double
    var prevalence: Double
    var plans: Double { children * prevalence / 100 }
  }

  private let history: PlanHistory
  private let isTrended: Bool
  /// In percent; nil for none.
  private let cap: Double?
  /// What the population grows by, in percent a year.
  private let growth: Double
  /// The Januaries that the share is known of.
  private let known: [Int]

  /// - Throws: ``SlateError`` where the children are not at hand, or a trend has fewer than three Januaries.
  init(_ history: PlanHistory, isTrended: Bool, cap: Double?, growth: Double) throws {
    self.history = history
    self.isTrended = isTrended
    self.cap = cap
    self.growth = growth
    known = history.stock.keys.sorted().filter {
      $0 >= RateVariation.firstYear && history.population($0 - 1) != nil
    }
    guard known.count >= (isTrended ? 3 : 1) else {
      throw SlateError(
        "The children of \(history.area) are known for too few years to take plans as a share of them.",
        hint: "Import \(Inputs.population.publication.title) (\(Inputs.population.publication.address)).")
    }
  }

  /// The Januaries after one, from what was known in it.
  func rows(after start: Int, to last: Int) -> [Row] {
    let points = known.filter { $0 <= start }.compactMap { year in
      history.population(year - 1).flatMap { children in
        history.stock[year].map { (Double(year), 100 * $0 / children) }
      }
    }
    guard let now = points.last, let children = history.population(start - 1), start < last else { return [] }
    return (start + 1...last).map { year in
      let wanted =
        isTrended
        ? now.1 + (BackTest.line(points, at: Double(year)) ?? now.1)
          - (BackTest.line(points, at: now.0) ?? now.1)
        : now.1
      // Where the share is above the cap already, it stays.
      let most = cap.map { max($0, now.1) } ?? .infinity
      return Row(
        january: year, children: children * pow(1 + growth / 100, Double(year - start)),
        prevalence: max(0, min(wanted, most)))
    }
  }

  /// The last January known, and those projected.
  func table(after start: Int, to last: Int) -> Table {
    let now = Row(
      january: start, children: history.population(start - 1) ?? 0,
      prevalence: 100 * (history.stock[start] ?? 0) / (history.population(start - 1) ?? 1))
    return Table(
      columns: [
        Column("year", .integer, label: "January", role: .dimension), Column("area", .text, label: "Area"),
        Column("children", .number, label: "Children, 0 to 17", unit: "children", decimals: 0),
        Column("prevalence", .number, label: "Plans, of children", unit: "%", decimals: 2),
        Inputs.whole("plans", "EHC plans"),
      ],
      rows: ([now] + rows(after: start, to: last)).map {
        [
          .integer($0.january), .text(history.area), .number($0.children), .number($0.prevalence),
          .number($0.plans),
        ]
      })
  }

  /// What was done, and how far off it would have been.
  func notices(after start: Int) -> [Notice] {
    let years = "January \(known.first ?? start) to \(start)"
    let way =
      isTrended
      ? "moves on by the slope of the straight line through \(years)" : "stays as it was in January \(start)"
    let limit =
      cap.map { ", to \($0.text(decimals: 1))% at most, or what it is already where that is more" } ?? ""
    let past = rows(after: start - 2, to: start).last.flatMap { row in
      history.stock[start].map {
        " Done from January \(start - 2), it would have been \((100 * (row.plans / $0 - 1)).text(decimals: 1))% off in January \(start)."
      }
    }
    return [
      .note(
        "Plans reach to age 25 and children to 17 (single ages are not published), so that the share compares years and is no share of children. It \(way)\(limit).\(past ?? "") There are no low and high: nothing here is left to chance."
      )
    ]
  }
}
