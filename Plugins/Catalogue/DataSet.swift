import SlateKit

/// A data set as the API describes it. Fields that an answer lacks are empty.
struct DataSet: Sendable {
  let id: String, title: String, summary: String, status: String
  /// The id of the data set that takes its place; empty where none does.
  let successor: String
  let version: String, published: String, periods: String
  let levels: [String]
  /// How many rows it has; nil where the answer does not say.
  let rows: Int?

  init(_ json: JSONValue) {
    func text(_ value: JSONValue?, _ name: String) -> String { value?[name]?.text ?? "" }
    let latest = json["latestVersion"]
    id = text(json, "id")
    title = text(json, "title")
    summary = text(json, "summary")
    status = text(json, "status")
    successor = text(json, "supersedingDataSetId")
    version = text(latest, "version")
    published = String(text(latest, "published").prefix(10))
    rows = latest?["totalResults"]?.integer
    let start = text(latest?["timePeriods"], "start")
    let end = text(latest?["timePeriods"], "end")
    periods = start == end ? start : "\(start) to \(end)"
    levels = (latest?["geographicLevels"]?.items ?? []).compactMap { $0.text ?? $0["label"]?.text }
  }

  /// What is unusual about its status; nil for a published one.
  var notice: Notice? {
    guard !status.isEmpty, status != "Published" else { return nil }
    let next = successor.isEmpty ? "" : " Data set \(successor) takes its place."
    return .warning("The status of this data set is '\(status)'.\(next)")
  }

  /// Text for the workspace's record, which ``parse(_:)`` reads again.
  static func origin(id: String, version: String, part: String) -> String {
    "Explore Education Statistics, data set \(id), version \(version)"
      + (part.isEmpty ? "" : ", only \(part)")
  }

  /// The data set and version of an imported dataset; nil where it came otherwise.
  static func parse(_ origin: String) -> (id: String, version: String)? {
    guard let match = origin.firstMatch(of: #/data set (\S+), version ([^\s,]+)/#) else { return nil }
    return (String(match.1), String(match.2))
  }
}

extension Session {
  /// Asks the API, with its failures as errors of the line.
  func asking<Result: Sendable>(
    about argument: String? = nil, _ work: (StatisticsAPI) async throws -> Result
  ) async throws -> Result {
    let api = try statisticsAPI()
    do { return try await work(api) } catch let error as DatasetError {
      throw SlateError(error.message, at: argument.map { .argument($0) }, hint: error.hint)
    }
  }

  /// A table of texts; an empty one is missing. Details give way first on a narrow screen.
  func texts(_ columns: [(name: String, label: String)], _ rows: [[String]], details: Set<String> = [])
    async throws -> Relation
  {
    let table = Table(
      columns: columns.map {
        let column = Column($0.name, .text, label: $0.label)
        return details.contains($0.name) ? column.asDetail : column
      },
      vectors: columns.indices.map { index in
        Vector(.text(rows.map { $0[index] }), missing: rows.map { $0[index].isEmpty })
      })
    return try await relation(of: table)
  }
}
