import SlateKit

/// `catalog updates`: which fetched data sets have newer versions.
struct Updates: Command {
  static let configuration = CommandConfiguration(
    abstract: "Lists newer versions of the data sets that were fetched, and what changed.",
    discussion: """
      A row for each change between the version that was fetched and the newest one. A major change takes away or \
      renames what earlier questions may name; a minor one adds or corrects. 'fetch ID' brings the newest version in.
      """)
  static let kind = CommandKind.gesture
  static let examples = [Example("catalog updates", "whether what was fetched is still the newest")]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let fetched = try await session.catalog.newest().compactMap { dataset in
      DataSet.parse(dataset.origin).map { (name: dataset.name, id: $0.id, version: $0.version) }
    }
    guard !fetched.isEmpty else {
      _ = try session.statisticsAPI()
      return .text(
        "Nothing was fetched yet: 'catalog search TEXT' finds data sets, 'fetch ID' brings one in.")
    }
    var rows: [[String]] = []
    for (index, item) in fetched.enumerated() {
      session.report("Asking", Double(index) / Double(fetched.count))
      let path = "/data-sets/\(StatisticsAPI.encoded(item.id))"
      rows += try await session.asking { api in
        var rows: [[String]] = []
        let versions = try await api.list(path + "/versions", pageSize: 20).compactMap { $0["version"]?.text }
        for version in versions.filter({ Updates.isNewer($0, than: item.version) }).reversed() {
          let changes = try await api.get("\(path)/versions/\(StatisticsAPI.encoded(version))/changes")
          let said =
            Updates.said(changes["majorChanges"], "major") + Updates.said(changes["minorChanges"], "minor")
          for (kind, what) in said.isEmpty ? [("", "")] : said {
            rows.append([item.name, item.version, version, kind, what, item.id])
          }
        }
        return rows
      }
    }
    guard !rows.isEmpty else { return .text("Every data set that was fetched is the newest version.") }
    return .relation(
      try await session.texts(
        [
          ("name", "Name"), ("fetched", "Fetched"), ("version", "Newer"), ("kind", "Kind"),
          ("change", "Change"),
          ("id", "Id"),
        ], rows, details: ["id"]))
  }

  /// Whether a version such as 1.10 comes after another such as 1.9.
  static func isNewer(_ version: String, than other: String) -> Bool {
    let (new, old) = (
      version.split(separator: ".").map { Int($0) ?? 0 }, other.split(separator: ".").map { Int($0) ?? 0 }
    )
    return old.lexicographicallyPrecedes(new)
  }

  /// The changes of one kind, each in words: what it is about, and its states before and after.
  static func said(_ changes: JSONValue?, _ kind: String) -> [(String, String)] {
    (changes?.fields ?? [:]).sorted { $0.key < $1.key }.flatMap { group, value in
      states(value).map { (kind, "\(group): \($0)") }
    }
  }

  private static func states(_ value: JSONValue) -> [String] {
    if !value.items.isEmpty { return value.items.flatMap(states) }
    let before = value["previousState"].flatMap(label)
    let after = value["currentState"].flatMap(label)
    switch (before, after) {
    case (let before?, let after?):
      return [before == after ? "\(after) changed" : "\(before) became \(after)"]
    case (let before?, nil): return ["\(before) removed"]
    case (nil, let after?): return ["\(after) added"]
    case (nil, nil):
      let owner = (value["filter"] ?? value["level"]).flatMap(label)
      let prefix = owner.map { "\($0), " } ?? ""
      return (value["options"].map(states) ?? []).map { prefix + $0 }
    }
  }

  private static func label(_ state: JSONValue) -> String? {
    state.text ?? state["label"]?.text ?? state["name"]?.text ?? state["period"]?.text ?? state["level"]?.text
  }
}
