import Foundation
import SlateTestSupport

/// A figure recomputed from an official file, as it should be printed.
public struct Golden: Sendable {
  /// What was measured.
  public var measure: String
  /// The area's name.
  public var area: String
  /// The period, as the list writes it.
  public var period: String
  /// What the figure is broken down by.
  public var breakdown: String
  /// The figure.
  public var value: String
  /// Its decimals.
  public var decimals: Int

  /// The figures of a measure, for one area.
  public static func of(_ measure: String, area: String = "England") -> [Golden] {
    all.filter { $0.measure == measure && $0.area == area }
  }

  /// The figures of a measure, for every area.
  public static func every(_ measure: String) -> [Golden] { all.filter { $0.measure == measure } }

  /// The period as a label of Slate's tables: `202324` and `2023/24 (entry Sept 2024)` are 2023/24.
  public var label: String {
    if period.count == 6, period.allSatisfy(\.isNumber) { return "\(period.prefix(4))/\(period.suffix(2))" }
    return period.firstMatch(of: /\d{4}\/\d{2}/).map { String($0.output) } ?? period
  }

  /// The breakdown before its remarks in parentheses.
  public var group: String { String(breakdown.prefix { $0 != "(" }).trimmingCharacters(in: .whitespaces) }

  /// Whether a number that is not rounded yet is the figure, once it is rounded to the figure's decimals.
  public func matches(_ number: Double?) -> Bool {
    guard let number, let figure = Double(value) else { return false }
    return abs(number - figure) <= 0.5 * pow(10, -Double(decimals)) + 1e-9
  }

  private static let all: [Golden] = Surroundings.golden("disadvantage-staffing-places.tsv").compactMap {
    row in
    guard let measure = row["measure"], let area = row["area"], let period = row["period"],
      let value = row["value"], let decimals = row["decimals"].flatMap(Int.init)
    else { return nil }
    return Golden(
      measure: measure, area: area, period: period, breakdown: row["breakdown"] ?? "", value: value,
      decimals: decimals)
  }
}
