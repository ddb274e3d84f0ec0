import Data
import SEND
import SlateKit
import SlateTestSupport
import Tables

/// The sessions that the tests ask: on official files, each imported once, and on the embedded figures.
enum Benches {
  static let plugins: [any Plugin.Type] = [TablesPlugin.self, DataPlugin.self, SENDPlugin.self]

  /// Nothing but the embedded figures.
  static let embedded = Workbench(plugins)

  /// The release of 2025 as it was first published.
  static var first: Workbench { get async throws { try await firstTask.value } }
  /// The later version of one of its files.
  static var revised: Workbench { get async throws { try await revisedTask.value } }

  /// The release of 2019, whose files have other columns.
  static var before2019: Workbench { get async throws { try await before2019Task.value } }

  /// Two of the same files in a session of their own: what is said of split authorities belongs to the line before, and
  /// suites run side by side.
  static var footing: Workbench { get async throws { try await footingTask.value } }

  static var comparing: Workbench { get async throws { try await comparingTask.value } }

  /// Both versions of the files that were restated.
  static var versions: Workbench { get async throws { try await versionsTask.value } }

  private static let versionsTask = Task {
    let versions = try await bench("ehc-plans-2025", ["timeliness_20_week", "requests"])
    for file in ["timeliness_20_week", "requests"] {
      try await versions.run("import '\(Surroundings.file("send/ehc-plans-2025-revised/\(file).csv"))'")
    }
    return versions
  }
  private static let comparingTask = Task {
    try await bench("ehc-plans-2025", ["caseload", "timeliness_20_week"])
  }
  private static let footingTask = Task {
    try await bench("ehc-plans-2025", ["caseload", "timeliness_20_week"])
  }
  private static let before2019Task = Task {
    try await bench(
      "sen2-2019", ["SEN2_MI/SEN2_MI", "SEN2_AGE_STOCK/SEN2_AGE_STOCK", "SEN2_AGE_NEW/SEN2_AGE_NEW"])
  }
  /// Timeliness of the release of 2025 beside that of 2019.
  static var both: Workbench { get async throws { try await bothTask.value } }

  private static let bothTask = Task {
    let both = try await bench("sen2-2019/SEN2_MI", ["SEN2_MI"])
    try await both.run("import '\(Surroundings.file("send/ehc-plans-2025/timeliness_20_week.csv"))'")
    return both
  }
  private static let firstTask = Task {
    let first = try await bench(
      "ehc-plans-2025",
      [
        "caseload", "newplans", "ceased_plans", "requests", "timeliness_20_week", "assessments",
        "annual_reviews",
      ])
    for file in ["tribunal-appeal-rate-2014-2024.csv", "dsg_deficit_derived.xlsx"] {
      try await first.run("import '\(Surroundings.file("send/\(file)"))'")
    }
    return first
  }
  private static let revisedTask = Task {
    try await bench("ehc-plans-2025-revised", ["timeliness_20_week", "requests"])
  }

  private static func bench(_ folder: String, _ files: [String]) async throws -> Workbench {
    let bench = Workbench(plugins)
    for file in files { try await bench.run("import '\(Surroundings.file("send/\(folder)/\(file).csv"))'") }
    return bench
  }
}
