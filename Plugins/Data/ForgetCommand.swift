import SlateKit

/// `forget`: takes an imported dataset out of the workspace.
struct ForgetCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Takes an imported dataset, or one version of it, out of the workspace.",
    discussion: """
      'forget NAME' takes all versions, 'forget NAME@1' one. The file that was imported stays where it is, and can be \
      imported again.
      """)
  static let kind = CommandKind.effect
  static let examples = [
    Example("forget timeliness_20_week@1", "the first of several versions"),
    Example("forget timeliness_20_week", "the dataset with all its versions"),
  ]

  @Argument(help: "The dataset (NAME), or one of its versions (NAME@1).") var dataset: DatasetName

  func run(in session: Session, on input: Relation?) async throws -> Output {
    try session.demandWriting("forget anything")
    let found = try await session.dataset(dataset)
    let all = try await session.catalog.all().filter { $0.name == found.name }
    let versions = dataset.text.lowercased() == found.table.lowercased() ? [found] : all
    let unbound = try await session.catalog.forget(versions)
    let tables = versions.map(\.table).joined(separator: ", ")
    try await session.releaseLast("The last result was read from \(tables), which is forgotten.")
    var notices: [Notice] = []
    let left = all.filter { !versions.contains($0) }
    if let newest = left.max(by: { $0.version < $1.version }) {
      notices.append(.note("\(found.name) is now \(newest.table)."))
    }
    notices += unbound.map { .warning("\($0.input) was bound to \($0.dataset) by hand; that went with it.") }
    return .report("Forgot \(tables).", notices: notices)
  }
}
