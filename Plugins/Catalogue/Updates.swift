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
      let found = try await session.asking { try await Updates.changes(of: item.id, since: item.version, $0) }
      rows += found.map { [item.name, item.version, $0.version, $0.kind, $0.what, item.id] }
    }
    guard !rows.isEmpty else { return .text("Every data set that was fetched is the newest version.") }
    return .relation(
      try await session.texts(
        [
          ("name", "Name"), ("fetched", "Fetched"), ("version", "Newer"), ("kind", "Kind"),
          ("change", "Change"), ("id", "Id"),
        ], rows, details: ["id"]))
  }

  /// One change: the version that brought it, whether it is major or minor, and what it is in words.
  typealias Change = (version: String, kind: String, what: String)

  /// What changed in a data set after a version.
  static func changes(of id: String, since old: String, _ api: StatisticsAPI) async throws -> [Change] {
    let path = "/data-sets/\(StatisticsAPI.encoded(id))"
    guard let set = try await api.find(path).map(DataSet.init) else {
      return [("", "withdrawn", "The API has this data set no longer.")]
    }
    var changes: [Change] = set.notice.map { [("", set.status.lowercased(), $0.text)] } ?? []
    let versions = try await api.list(path + "/versions", pageSize: 20).compactMap { $0["version"]?.text }
    let newer = versions.filter { isNewer($0, than: old) }.sorted { isNewer($1, than: $0) }
    for version in newer {
      guard let answer = try await api.find("\(path)/versions/\(StatisticsAPI.encoded(version))/changes")
      else {
        changes.append((version, "", "The API does not say what changed."))
        continue
      }
      var said = ChangeWords.said(answer["majorChanges"]).map { (version, "major", $0) }
      said += ChangeWords.said(answer["minorChanges"]).map { (version, "minor", $0) }
      if let notes = answer["notes"]?.text, !notes.isEmpty { said.append((version, "note", notes)) }
      changes += said.isEmpty ? [(version, "", "No column, option or area changed.")] : said
    }
    return changes
  }

  /// Whether a version such as 1.10 comes after another such as 1.9.
  static func isNewer(_ version: String, than other: String) -> Bool {
    func numbers(_ text: String) -> [Int] {
      var numbers = text.split(separator: ".").map { Int($0) ?? 0 }
      while numbers.last == 0 { numbers.removeLast() }
      return numbers
    }
    return numbers(other).lexicographicallyPrecedes(numbers(version))
  }
}
