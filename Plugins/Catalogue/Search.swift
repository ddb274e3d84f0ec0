import SlateKit

/// `catalog search`: which data sets there are.
struct Search: Command {
  static let configuration = CommandConfiguration(
    abstract: "Finds publications by words, and lists their data sets with ids.",
    discussion: """
      Asks the public API of Explore Education Statistics for publications whose title or summary has the words, and \
      lists the data sets of each. 'catalog show ID' describes one, 'fetch ID' brings it in. Not every data set of a \
      publication is in the API; the others can be downloaded from the publication's page and imported.

      The API needs no key. SLATE_STATISTICS_API in the environment names another address.
      """)
  static let kind = CommandKind.gesture
  static let examples = [Example("catalog search absence", "data sets of the publications about absence")]

  @Argument(help: "Words, three characters or more.") var words: [String]

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let text = words.joined(separator: " ")
    guard text.count >= 3 else {
      throw SlateError(
        "'\(text)' is too short.", at: .argument(text), hint: "Search for three characters or more.")
    }
    session.report("Searching")
    let (publications, rows) = try await session.asking { api in
      let publications = try await api.list(
        "/publications?search=\(StatisticsAPI.encoded(text))", pageSize: 40)
      var rows: [[String]] = []
      for (index, publication) in publications.enumerated() {
        session.report("Searching", Double(index) / Double(publications.count))
        guard let id = publication["id"]?.text else { continue }
        let sets = try await api.list("/publications/\(StatisticsAPI.encoded(id))/data-sets", pageSize: 20)
        for set in sets.map(DataSet.init) {
          rows.append([
            publication["title"]?.text ?? "", set.title, set.id, set.version, set.published, set.periods,
            set.levels.joined(separator: ", "), set.status,
          ])
        }
      }
      return (publications.count, rows)
    }
    guard !rows.isEmpty else {
      let found =
        publications == 0
        ? "No publication has"
        : "None of the \(publications) publications found offers data sets in the API for"
      return .text("\(found) '\(text)'.")
    }
    let names = [
      ("publication", "Publication"), ("title", "Data set"), ("id", "Id"), ("version", "Version"),
      ("published", "Published"), ("periods", "Periods"), ("levels", "Levels"), ("status", "Status"),
    ]
    return .relation(
      try await session.texts(
        names, rows, details: ["publication", "published", "periods", "levels", "status"]))
  }
}
