import SlateKit

/// The rows of a query as a file of the open data standards: what the whole data set's file would have of them.
///
/// Values stand as the API sends them, symbols included. Ids of places and options become codes and labels.
struct PartFile {
  /// The file's text.
  private(set) var text: String
  /// How many rows it has.
  private(set) var rows = 0
  private let levels: [String]
  private let filters: [(id: String, labels: [String: String])]
  private let indicators: [String]
  private let places: [String: [String: JSONValue]]
  private var seen: Set<String> = []

  /// A file without rows yet, for a data set's metadata.
  init(_ meta: JSONValue) {
    var places: [String: [String: JSONValue]] = [:]
    var levels: [String] = []
    for group in meta["locations"]?.items ?? [] {
      guard let level = PartQuery.code(of: group) else { continue }
      levels.append(level)
      for option in group["options"]?.items ?? [] {
        if let id = option["id"]?.text { places[level, default: [:]][id] = option }
      }
    }
    let filters = (meta["filters"]?.items ?? []).filter { $0["id"]?.text != nil && $0["column"]?.text != nil }
    let indicators = (meta["indicators"]?.items ?? []).filter {
      $0["id"]?.text != nil && $0["column"]?.text != nil
    }
    self.levels = levels
    self.places = places
    self.filters = filters.map { filter in
      let labels = (filter["options"]?.items ?? []).compactMap { option in
        option["id"]?.text.map { ($0, option["label"]?.text ?? option["name"]?.text ?? "") }
      }
      return (filter["id"]?.text ?? "", Dictionary(labels) { first, _ in first })
    }
    self.indicators = indicators.compactMap { $0["id"]?.text }
    let header =
      ["time_period", "time_identifier", "geographic_level"]
      + levels.flatMap { PublishedCodes.columns(of: $0).map(\.column) }
      + (filters + indicators).compactMap { $0["column"]?.text }
    text = header.map(Downloads.cell).joined(separator: ",") + "\n"
  }

  /// Adds rows.
  ///
  /// - Throws: ``DatasetError`` where a row comes twice, or names what the metadata does not have.
  mutating func add(_ results: [JSONValue]) throws(DatasetError) {
    for result in results {
      var cells = [
        PublishedCodes.timePeriod(result["timePeriod"]?["period"]?.text ?? ""),
        PublishedCodes.timeIdentifier(result["timePeriod"]?["code"]?.text ?? ""),
        PublishedCodes.level(result["geographicLevel"]?.text ?? ""),
      ]
      for level in levels {
        let id = result["locations"]?[level]?.text
        let place = try known(id, in: places[level] ?? [:])
        cells += PublishedCodes.columns(of: level).map { place?[$0.field]?.text ?? "" }
      }
      for filter in filters {
        cells.append(try known(result["filters"]?[filter.id]?.text, in: filter.labels) ?? "")
      }
      let key = cells.joined(separator: "\u{1F}")
      guard seen.insert(key).inserted else {
        throw DatasetError(
          "The API sent a row twice, so the part would not be whole.",
          hint: "Fetch the whole data set, or try again.")
      }
      cells += indicators.map { result["values"]?[$0]?.text ?? "" }
      text += cells.map(Downloads.cell).joined(separator: ",") + "\n"
      rows += 1
    }
  }

  private func known<Value>(_ id: String?, in values: [String: Value]) throws(DatasetError) -> Value? {
    guard let id else { return nil }
    guard let value = values[id] else {
      throw DatasetError(
        "The API sent the id '\(id)', which its description of the data set does not have.",
        hint: "Fetch the whole data set.")
    }
    return value
  }
}
