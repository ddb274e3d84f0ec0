import SlateKit

/// `rename`: gives an imported dataset another name.
struct RenameCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Gives an imported dataset another name, all its versions with it.",
    discussion: "What was bound to the dataset by hand stays bound. Lines that name it must name it anew.")
  static let kind = CommandKind.effect
  static let examples = [Example("rename timeliness_20_week timeliness", "a shorter name")]

  @Argument(help: "The dataset.") var old: DatasetName
  @Argument(help: "Its new name: letters, digits and underscores.") var new: String

  func run(in session: Session, on input: Relation?) async throws -> Output {
    try session.demandWriting("rename anything")
    let found = try await session.dataset(old)
    guard old.text.lowercased() == found.name.lowercased() else {
      throw SlateError(
        "All versions of a dataset have one name.", at: .argument(old.text), hint: "Rename \(found.name).")
    }
    let others = try await session.tableNames().map { $0.name.lowercased() }
    if new.lowercased() != found.name, others.contains(new.lowercased()) {
      throw SlateError(
        "There is a table called '\(new)' already.", at: .argument(new), hint: "Choose another name.")
    }
    do {
      let name = try await session.catalog.rename(found.name, to: new)
      try await session.releaseLast("The last result was read from \(found.name), which is now \(name).")
      return .report("\(found.name) is now \(name).")
    } catch let error as DatasetError {
      throw SlateError(error.message, at: .argument(new), hint: error.hint)
    }
  }
}
