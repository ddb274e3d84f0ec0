import SlateKit

/// `revisions`: the versions of a dataset, and what changed between two of them.
struct RevisionsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "revisions", abstract: "Lists the versions of a dataset, or shows what changed between two.",
    discussion: """
      Importing a newer file of the same name keeps the older one: NAME is the newest, NAME@1 the first. The versions of a \
      named dataset say how many rows each changed, added and removed. --compare shows \
      for each column of numbers how many moved between two versions and by how much; without versions it compares the \
      newest with the one before. Rows are matched by every column that says what they are about.

        revisions timeliness_20_week --compare
        revisions timeliness_20_week --compare 1 2
        revisions timeliness_20_week --compare old_copy     (a dataset of another name)
        revisions timeliness_20_week --compare --rows       (each figure that changed)

      'moved' counts figures that became another number; 'lost' and 'gained' count numbers that became a symbol and symbols \
      that became a number. Moves are new less old. 'status' is what the file says it is: provisional, revised or final.
      """)
  static let examples = [Example("revisions", "every dataset with its versions")]

  @Argument(help: "The dataset; all of them where it is left out.") var dataset: DatasetName?
  @Argument(help: "With --compare: one or two versions (1, 2), or the name of another dataset.")
  var versions: [DatasetName] = []
  @Flag(help: "Show what changed between two versions.") var compare = false
  @Flag(help: "List the figures that changed, with old, new and difference.") var rows = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    guard let dataset else {
      if compare || rows { throw SlateError("Name the dataset that is to be compared.") }
      let all = try await session.catalog.all()
      return all.isEmpty ? DatasetText.nothing : try await list(all, in: session)
    }
    let newest = try await session.dataset(dataset)
    let all = try await session.catalog.all().filter { $0.name == newest.name }
    guard compare || rows || !versions.isEmpty else {
      return try await list(all, in: session, isCompared: true)
    }
    let (old, new) = try await pair(newest, all, in: session)
    let comparison = try await RevisionComparison(from: old, to: new, on: session.connection)
    let notices = RevisionText.notices(comparison)
    if rows {
      return .relation(try await comparison.cells(on: session.connection), notices: notices)
    }
    let table = RevisionText.table(comparison)
    guard table.rowCount > 0 else {
      return Output([.text(RevisionText.summary(comparison))], notices: Array(notices.dropFirst()))
    }
    return .relation(
      try await session.relation(of: table, sources: [old.table, new.table]), notices: notices)
  }

  /// The two datasets to compare, the older one first.
  private func pair(_ newest: Dataset, _ all: [Dataset], in session: Session) async throws -> (
    Dataset, Dataset
  ) {
    func find(_ word: DatasetName) async throws -> Dataset {
      guard let number = Int(word.text) else { return try await session.dataset(word) }
      if let found = all.first(where: { $0.version == number }) { return found }
      let known = all.map { "\($0.version)" }.joined(separator: ", ")
      throw SlateError(
        "\(newest.name) has no version \(number).", at: .argument(word.text), hint: "It has \(known).")
    }
    switch versions.count {
    case 0:
      guard let before = all.last(where: { $0.version < newest.version }) else {
        throw SlateError(
          "\(newest.table) has no version before it.", at: .argument(dataset?.text ?? ""),
          hint: "Import the other release under the same name: import FILE --as \(newest.name).")
      }
      return (before, newest)
    case 1:
      let other = try await find(versions[0])
      if other.name == newest.name && other.version > newest.version { return (newest, other) }
      return (other, newest)
    case 2: return (try await find(versions[0]), try await find(versions[1]))
    default:
      throw SlateError(
        "Two versions can be compared, and there are \(versions.count).", at: .argument(versions[2].text))
    }
  }

  /// - Parameter isCompared: Whether each version stands beside the one before it.
  private func list(_ datasets: [Dataset], in session: Session, isCompared: Bool = false) async throws
    -> Output
  {
    let status = datasets.map { ReleaseStatus(release: $0.release)?.rawValue ?? "" }
    var columns = [
      Column("name", .text, label: "Name"), Column("version", .integer, label: "Version", role: .dimension),
      Column("release", .text, label: "Release"), Column("status", .text, label: "Status"),
      Column("rows", .integer, label: "Rows"),
    ]
    var vectors = [
      Vector(.text(datasets.map(\.name))), Vector(.integer(datasets.map(\.version))),
      Vector(.text(datasets.map(\.release))), Vector(.text(status)), Vector(.integer(datasets.map(\.rows))),
    ]
    if isCompared && datasets.count > 1 {
      var changes: [RevisionComparison?] = [nil]
      for (old, new) in zip(datasets, datasets.dropFirst()) {
        changes.append(try await RevisionComparison(from: old, to: new, on: session.connection))
      }
      columns += [
        Column("changed", .integer, label: "Changed"), Column("added", .integer, label: "Added"),
        Column("removed", .integer, label: "Removed"),
      ]
      vectors += [\RevisionComparison.changed, \.added, \.removed].map { count in
        Vector(
          changes.map { $0.map { .integer($0[keyPath: count]) } ?? .missing(.notApplicable) }, kind: .integer)
      }
    }
    columns += [
      Column("file", .text, label: "File"), Column("fingerprint", .text, label: "Fingerprint").asDetail,
    ]
    vectors += [
      Vector(.text(datasets.map(\.file))), Vector(.text(datasets.map { String($0.fingerprint.prefix(12)) })),
    ]
    return .relation(
      try await session.relation(
        of: Table(columns: columns, vectors: vectors), sources: datasets.map(\.table)))
  }
}
