import Foundation
import Interpreter
import SlateKit

/// `define`: a pipeline as a command.
struct Define: Command {
  static let configuration = CommandConfiguration(
    abstract: "Saves a pipeline, or a notebook, as a command of its own.",
    discussion: """
      Typed as define NAME "WHAT IT DOES" PARAMETER ... = PIPELINE. What it does and the parameters may be left out. A parameter \
      is name:type, which must be given when it is called, or name:type=value, an option; types are year, years, integer, \
      number, text, area, or values with commas between them. The pipeline has it as ${name}, a word of its own or in an \
      expression.

      A workspace's file keeps what is defined in it. 'definitions --save FILE' writes all to a file of lines that can be \
      shared, and define --load FILE reads one.

      define NAME --notebook FILE makes a command of a notebook: its parameters are the command's, and its last table is the \
      result.
      """)
  static let kind = CommandKind.effect
  static let examples = [
    Example(
      "define slow year:year=2024 = send timeliness --by region --years ${year}",
      "the command 'slow', with an option --year"),
    Example("define lowest n:integer=3 = sort rate | head ${n}", "a verb: ... | lowest --n 5"),
  ]

  @Argument(help: .init("The name, parameters, '=' and the pipeline.", valueName: "definition")) var words:
    [String] = []
  @Option(help: "Make a command of this notebook.") var notebook: FilePath?
  @Option(help: "Read definitions from this file.") var load: FilePath?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let definitions = Definitions(session, try session.service(Registry.self))
    let line = session.runningLine.trimmingBlanks()
    if let load {
      let found = try await definitions.load(load)
      return .notices(
        [.note("Defined \(found.map(\.name).joined(separator: ", ")).")] + found.flatMap(\.notices))
    }
    if let notebook {
      guard words.count == 1 else {
        throw SlateError("A notebook's command needs a name.", hint: "define NAME --notebook FILE")
      }
      let added = try definitions.add(notebook: notebook, as: words[0], line: line, at: definitions.place)
      try await definitions.keep(added.name, line)
      return .notices(
        [.note("'\(added.name)' replays \(notebook.text); 'help \(added.name)' says how.")] + added.notices)
    }
    let definition = try Definition(words, line: line, areas: session.areas)
    let added = try definitions.add(
      definition.name, DefinedCommand(definition, in: definitions.registry), at: definitions.place)
    try await definitions.keep(definition.name, line)
    return .notices(
      [.note("'\(definition.name)' is a command now; 'help \(definition.name)' says how.")] + added.notices)
  }
}
