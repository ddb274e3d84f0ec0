import SlateKit

/// `catalog show`: what a data set holds.
struct Show: Command {
  static let configuration = CommandConfiguration(
    abstract: "Describes a data set: versions, periods, levels, filters and indicators.",
    discussion: """
      A row for each indicator, with its unit and decimals, and for each option of a filter. Above them stand the \
      data set's versions, periods and geographic levels. 'fetch ID' brings the data set in.
      """)
  static let kind = CommandKind.gesture
  static let examples = [
    Example(
      "catalog show b3e19901-5d2b-b676-bb4c-e60937d74725", "a data set, by its id from 'catalog search'")
  ]

  @Argument(help: "The data set's id, from 'catalog search'.") var id: String

  func run(in session: Session, on input: Relation?) async throws -> Output {
    session.report("Asking")
    let path = "/data-sets/\(StatisticsAPI.encoded(id))"
    let (answer, meta, versions) = try await session.asking(about: id) { api in
      (
        try await api.get(path), try await api.get(path + "/meta"),
        try await api.list(path + "/versions", pageSize: 20)
      )
    }
    let set = DataSet(answer)
    let levels = (meta["geographicLevels"]?.items ?? []).compactMap { $0.text ?? $0["label"]?.text }
    let periods = (meta["timePeriods"]?.items ?? []).compactMap { $0["label"]?.text ?? $0["period"]?.text }
    let history = versions.map { version in
      let day = String((version["published"]?.text ?? "").prefix(10))
      return "\(version["version"]?.text ?? "?") (\(day.isEmpty ? "no date" : day))"
    }
    let text = [
      set.title, set.summary, set.rows.map { "Rows: \($0.grouped)." } ?? "",
      "Versions: \(history.joined(separator: ", ")).", "Periods: \(periods.joined(separator: ", ")).",
      "Levels: \(levels.joined(separator: ", ")).",
    ].filter { !$0.isEmpty && !$0.hasSuffix(": .") }.joined(separator: "\n")
    let relation = try await session.texts(
      [
        ("kind", "Kind"), ("column", "Column"), ("label", "Label"), ("option", "Option"), ("unit", "Unit"),
        ("decimals", "Decimals"), ("id", "Id"),
      ], Show.rows(of: meta), details: ["label", "decimals", "id"])
    return Output([.text(text), .relation(relation)], notices: set.notice.map { [$0] } ?? [])
  }

  /// The indicators, then the options of each filter. Older answers call an option's label `name`.
  static func rows(of meta: JSONValue) -> [[String]] {
    let indicators = (meta["indicators"]?.items ?? []).map { item in
      [
        "indicator", item["column"]?.text ?? "", item["label"]?.text ?? "", "", item["unit"]?.text ?? "",
        item["decimalPlaces"]?.text ?? "", item["id"]?.text ?? "",
      ]
    }
    let options = (meta["filters"]?.items ?? []).flatMap { filter in
      (filter["options"]?.items ?? []).map { option in
        [
          "filter", filter["column"]?.text ?? "", filter["label"]?.text ?? "",
          option["label"]?.text ?? option["name"]?.text ?? "", "", "", option["id"]?.text ?? "",
        ]
      }
    }
    return indicators + options
  }
}
