import SlateKit

/// Which part of a data set is fetched; without any of them, all of it.
struct PartOptions: ParsableArguments, Sendable {
  @Option(parsing: .upToNextOption, help: "Only these indicators, by column, label or id.")
  var indicators: [String] = []
  @Option(parsing: .upToNextOption, help: "Only these areas, by name or code, whatever their level.")
  var areas: [AreaName] = []
  @Option(help: "Only these years: 2024, 2019-2024, 2019-.")
  var years: Years?
  @Option(
    name: .customLong("where"), parsing: .upToNextOption,
    help: .init(
      "Only rows with an option of a filter; several of one filter are alternatives.",
      valueName: "filter=option"))
  var conditions: [String] = []

  /// Whether all of the data set is meant.
  var isEmpty: Bool { indicators.isEmpty && areas.isEmpty && years == nil && conditions.isEmpty }

  /// The part in a reader's words.
  var words: String {
    [
      indicators.isEmpty ? "" : "indicators \(indicators.joined(separator: ", "))",
      areas.isEmpty ? "" : "areas \(areas.map(\.text).joined(separator: ", "))",
      years.map { "years \($0.range.text)" } ?? "",
      conditions.isEmpty ? "" : "where \(conditions.joined(separator: ", "))",
    ].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
