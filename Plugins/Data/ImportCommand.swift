import SlateKit

/// `import`: reads files as they are published.
struct ImportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Reads files as the Department for Education publishes them.",
    discussion: """
      Download a file and import it as it is: no cleaning, no renaming. CSV (also with tabs or semicolons, in \
      Windows-1252 or UTF-16), Parquet, JSON, .xlsx, printed tables, and gzip or ZIP with these in them are read, \
      by what is in them and not by their names. If a metadata file (NAME.meta.csv) lies beside a CSV file, labels \
      and units come from there. Each sheet of a workbook is a table.

      Symbols in number columns (z, x, c, low, ...) are kept with their meaning, so a missing number stays \
      missing for its own reason. The questions that the file can answer read it from then on; 'inputs' shows which.

      A newer release of the same file becomes the next version, and the older one stays under NAME@1. Importing the \
      same file again changes nothing. If something is wrong with a file, the line is named and nothing of it is kept.

      Of a folder or an archive, every file of data is read (other files are listed as left alone). Each is imported \
      by itself: one that is refused does not stop the others, is named at the end, and makes the command fail \
      (exit status 1), while the others stay imported. So it is with several PATHs, and with ^C: what was \
      reported as done stays, and the file that was being read leaves nothing.
      """)
  static let kind = CommandKind.effect
  // The first example names a file that is not embedded: it runs only where such a file is.
  static let examples = [
    Example("import timeliness_20_week.csv", "the file as it was downloaded, as table 'timeliness_20_week'"),
    Example("import \"Downloads/caseload (1).csv\" --as caseload", "under a name of your own"),
    Example("import education-health-and-care-plans_2025.zip", "every data file of a release"),
  ]

  @Argument(help: "The files, folders or archives to read.") var files: [FilePath]

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
    var outcomes: [(file: FilePath, outcome: ImportOutcome)] = []
    for file in files {
      outcomes += try await importer.importAll(try session.path(file), as: name, individuals: individuals)
        .map { (file, $0) }
    }
    return try await ImportSummary(outcomes, in: session).output()
  }
}
