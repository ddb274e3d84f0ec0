import Interpreter
import SlateKit
import SlateTestSupport
import Testing

private struct Fine: Command {
  static let configuration = CommandConfiguration(commandName: "fine", abstract: "Does well.")
  static let examples: [Example] = []
  func run(in session: Session, on input: Relation?) async throws -> Output { .text("fine") }
}

private struct Upper: Command {
  static let configuration = CommandConfiguration(commandName: "Fine_One", abstract: "Is spelled wrong.")
  static let examples: [Example] = []
  func run(in session: Session, on input: Relation?) async throws -> Output { .text("") }
}

private struct Silent: Command {
  static let configuration = CommandConfiguration(commandName: "silent")
  static let examples: [Example] = []
  func run(in session: Session, on input: Relation?) async throws -> Output { .text("") }
}

private struct Again: Command {
  static let configuration = CommandConfiguration(commandName: "again", abstract: "Comes later.")
  static let examples: [Example] = []
  func run(in session: Session, on input: Relation?) async throws -> Output { .text("again") }
}

private let publication = Publication("A publication", address: "https://example.org")

private enum Good: Plugin {
  static let manifest = Manifest(id: "good", summary: "Good.")
  static let commands: [any Command.Type] = [Fine.self]
  static let inputs = [Input("good.rows", "rows", columns: [], readings: [], publication: publication)]
}
private enum Colliding: Plugin {
  static let manifest = Manifest(id: "colliding", summary: "Takes a name that is taken.")
  static let commands: [any Command.Type] = [Again.self, Fine.self]
}
private enum Malformed: Plugin {
  static let manifest = Manifest(id: "malformed", summary: "Has a word that is none.")
  static let commands: [any Command.Type] = [Upper.self]
}
private enum Speechless: Plugin {
  static let manifest = Manifest(id: "speechless", summary: "Does not say what it does.")
  static let commands: [any Command.Type] = [Silent.self]
}
private enum SameName: Plugin {
  static let manifest = Manifest(id: "good", summary: "Has the name of another.")
  static let commands: [any Command.Type] = [Again.self]
}
private enum SameInput: Plugin {
  static let manifest = Manifest(id: "other", summary: "Has the input of another.")
  static let commands: [any Command.Type] = [Again.self]
  static let inputs = [Input("good.rows", "rows", columns: [], readings: [], publication: publication)]
}
private enum TwiceItself: Plugin {
  static let manifest = Manifest(id: "twice", summary: "Has a command twice.")
  static let commands: [any Command.Type] = [Again.self, Again.self]
}
private enum BadName: Plugin {
  static let manifest = Manifest(id: "Bad Name", summary: "Has a name that is none.")
  static let commands: [any Command.Type] = [Again.self]
}
private enum GroupOfCommand: Plugin {
  static let manifest = Manifest(id: "grouped", summary: "Has a command for a group.", group: "fine")
  static let commands: [any Command.Type] = [Again.self]
}
private enum Empty: Plugin {
  static let manifest = Manifest(id: "empty", summary: "Brings only an input.")
  static let commands: [any Command.Type] = []
  static let inputs = [Input("empty.rows", "rows", columns: [], readings: [], publication: publication)]
}
private enum EmptyAgain: Plugin {
  static let manifest = Manifest(id: "empty", summary: "Has the name of a plugin without commands.")
  static let commands: [any Command.Type] = [Again.self]
}
private enum TwoInputs: Plugin {
  static let manifest = Manifest(id: "two-inputs", summary: "Has an input twice.")
  static let commands: [any Command.Type] = [Again.self]
  static let inputs = [
    Input("two.rows", "rows", columns: [], readings: [], publication: publication),
    Input("two.rows", "rows", columns: [], readings: [], publication: publication),
  ]
}

@Suite("The registry") struct RegistryTests {
  static let refused: [(any Plugin.Type, String, String)] = [
    (Colliding.self, "colliding", "'fine' is already a command of 'good'"),
    (Malformed.self, "malformed", "'Fine_One' cannot be a command's word"),
    (Speechless.self, "speechless", "'silent' does not say what it does"),
    (SameName.self, "good", "another plugin has that name"),
    (SameInput.self, "other", "its input 'good.rows' belongs to another plugin"),
    (TwiceItself.self, "twice", "two commands 'again'"),
    (BadName.self, "Bad Name", "its name must be lower-case"),
    (GroupOfCommand.self, "grouped", "'fine' is already a command of 'good'"),
    (EmptyAgain.self, "empty", "another plugin has that name"),
    (TwoInputs.self, "two-inputs", "two inputs 'two.rows'"),
  ]

  @Test(
    "A plugin that does not fit is refused whole, with its name and the reason", arguments: refused.indices)
  func refusals(index: Int) {
    let (plugin, name, reason) = Self.refused[index]
    let registry = Registry([Good.self, Empty.self, plugin])
    #expect(registry.plugins.count == 2)
    #expect(registry.entries.map(\.name) == ["fine"])
    #expect(registry.refusals.map(\.plugin) == [name])
    let said = registry.refusals.first?.reason ?? ""
    #expect(said.contains("'\(name)'") && said.contains(reason) && said.hasSuffix("."), "\(said)")
  }

  @Test("The rest goes on, and 'plugins' says who was refused and why")
  func rest() async throws {
    let bench = Workbench([Malformed.self, Good.self, Colliding.self, SameName.self])
    #expect(try await bench.run("fine").text == "fine\n")
    let answer = try await bench.run("plugins")
    #expect(answer.rows.first { $0["name"] == "good" }?["version"] == "1.0.0")
    #expect(answer.rows.filter { $0["state"] == "refused" && $0["door"] == "module" }.count == 3)
    #expect(answer.notices.count == 3)
    #expect(answer.notices.allSatisfy { $0.hasPrefix("warning: The plugin '") })
    #expect(await bench.failure("again") != nil)
  }
}
