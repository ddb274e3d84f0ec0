import SlateKit

/// `import`: reads files as they are published.
struct ImportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Reads a file as the Department for Education publishes it.",
    discussion: """
      Download a data file (CSV) from Explore Education Statistics and import it as it is: no cleaning, no renaming. If \
      its metadata file (NAME.meta.csv) lies beside it, labels and units come from there.

      Symbols in number columns (z, x, c, low, ...) are kept with their meaning, so a missing number stays \
      missing for its own reason. The questions that the file can answer read it from then on; 'inputs' shows which.

      A newer release of the same file becomes the next version, and the older one stays under NAME@1. Importing the \
      same file again changes nothing. If something is wrong with the file, the line is named and nothing is kept.
      """)
  static let kind = CommandKind.effect
  // The first example names a file that is not embedded: it runs only where such a file is.
  static let examples = [
    Example("import timeliness_20_week.csv", "the file as it was downloaded, as table 'timeliness_20_week'"),
    Example("import \"Downloads/caseload (1).csv\" --as caseload", "under a name of your own"),
  ]

  @Argument(help: "The files to read.") var files: [FilePath]

  @Option(name: .customLong("as"), help: "The table's name; without it, the file's name is used.")
  var name: String?

  @Flag(help: "Each row is about one person; the table is marked so.") var individuals = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if name != nil, files.count > 1 {
      throw SlateError(
        "'--as' gives one name, and there are \(files.count) files.", hint: "Import them one by one.")
    }
    if session.workspace.isReadOnly {
      throw SlateError("This workspace is only read, so nothing can be imported into it.")
    }
    let importer = Importer(try await session.connection) { [session] label, fraction in
      session.report(label, fraction)
    }
    var texts: [String] = []
    var notices: [Notice] = []
    for file in files {
      do {
        let report = try await importer.importFile(
          session.path(file), as: name, individuals: individuals)
        texts.append(try await ImportText(report, in: session).text)
        notices += report.oddities.map { .warning($0) } + (ImportText.history(report).map { [$0] } ?? [])
        if session.keptNames.contains(report.dataset.name) {
          notices.append(
            .warning("'\(report.dataset.name)' is also a kept result, which lines will go on to use."))
        }
      } catch let error as DatasetError {
        let done = texts.isEmpty ? "" : " The files before it were imported."
        throw SlateError(error.message + done, at: .argument(file.text), hint: error.hint)
      }
    }
    return .report(texts.joined(separator: "\n\n"), notices: notices)
  }
}
