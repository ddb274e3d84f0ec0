import Engine
import Foundation

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

  /// Whether the engine and the list of figures are here.
  public static var isThere: Bool { hasEngine && !all.isEmpty }
  /// Why the tests are skipped where the list is not here.
  public static let reason =
    "The recomputed figures (shared/golden beside the project, or SLATE_GOLDEN) are not here."

  /// Whether the engine's library can be loaded.
  public static let hasEngine = (try? EngineLibrary.load()) != nil
  /// Why the tests are skipped where it cannot.
  public static let engineReason = "The DuckDB library is not here; `make setup` supplies it."

  /// A folder beside the project, as `shared/data`; nil where it is absent.
  public static func folder(_ name: String, variable: String) -> String? {
    if let named = ProcessInfo.processInfo.environment[variable] { return named }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appending(path: name)
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate.path }
    }
    return nil
  }

  /// The folder of the official files; nil where it is absent.
  public static let data = folder("shared/data", variable: "SLATE_DATA")

  private static let all: [Golden] = {
    guard let folder = folder("shared/golden", variable: "SLATE_GOLDEN"),
      let text = try? String(contentsOfFile: folder + "/disadvantage-staffing-places.tsv", encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 6, let decimals = Int(fields[6]) else { return nil }
      return Golden(
        measure: fields[1], area: fields[2], period: fields[3], breakdown: fields[4], value: fields[5],
        decimals: decimals)
    }
  }()
}
