import SlateKit

/// `unbind`: takes a choice by hand back.
struct UnbindCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "unbind", abstract: "Lets an input find its files by itself again.",
    discussion: "Takes back what 'bind' chose for an input. The datasets stay.")
  static let kind = CommandKind.effect
  static let examples = [Example("unbind send.plans", "back to what feeds it by itself")]

  @Argument(help: "The input, such as send.plans.") var input: InputName

  func run(in session: Session, on relation: Relation?) async throws -> Output {
    try session.demandWriting("unbind anything")
    let input = try session.input(self.input)
    let taken = try await session.catalog.unbind(input: input.id)
    guard !taken.isEmpty else {
      return .notices([.aside("Nothing was bound to \(input.id) by hand.")])
    }
    let parts = try await session.parts(of: input).map(\.table).joined(separator: ", ")
    return .report("\(input.id) reads \(parts.isEmpty ? "nothing" : parts) again.")
  }
}
