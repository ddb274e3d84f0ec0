import SlateKit

/// `screen`: checks a data file and its metadata against the open data standards.
struct ScreenCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Checks a data file against DfE's open data standards, before it is published.",
    discussion: """
      Reads the file itself, imported or not, with its metadata (NAME.meta.csv beside it, unless another is named), and runs \
      every check of the open data standards of Explore Education Statistics, under the names of DfE's data screener. All \
      faults are found at once, each with its values, its lines, and how to mend it. Line 1 is the first line of the file.

      A file passes where no check fails; advisory findings are worth a look. It suits the API where, beyond that, the checks \
      of the last stage find nothing. Codes and names of countries, regions, authorities, districts, constituencies, enterprise \
      partnerships, skills improvement plan areas and devolved areas are held against registers (Office for National \
      Statistics), whatever the year. Wards are too many: their codes' form is looked at, and whether each has one name. \
      --lookup takes a list of any level. DfE's data dictionary is not part of Slate: name it with --dictionary to have it checked.

      Where the guide to the standards and the screener differ (the symbols k and u, the length of labels), the finding is \
      advisory and names both.
      """)
  // A file to screen is named by the reader: no example can bring one along.
  static let examples = [
    Example("screen absence_by_term.csv", "the file, with absence_by_term.meta.csv beside it"),
    Example("screen absence.csv --detail check_filter_blanks", "every blank cell of a filter, with its line"),
  ]

  @Argument(help: "The data file.") var data: FilePath
  @Argument(help: "The metadata file; without it, NAME.meta.csv beside the data.") var meta: FilePath?
  @Flag(help: "Lists the checks that passed too.") var all = false
  @Option(help: "Lists every offending line and value of one check.") var detail: CheckName?
  @Option(help: "A data dictionary (CSV with col_name and filter_item) to check names and items against.")
  var dictionary: FilePath?
  @Option(
    help: "A list of places (CSV with lad_code and lad_name, or those of another level); may be repeated.")
  var lookup: [FilePath] = []

  func run(in session: Session, on input: Relation?) async throws -> Output {
    guard !data.text.lowercased().hasSuffix(".meta.csv") else {
      throw SlateError(
        "'\(data.text)' is a metadata file.", at: .argument(data.text),
        hint: "Name the data file: screen \(String(data.text.dropLast(9))).csv")
    }
    let detailed = try detail?.check()
    let subject = try await subject(in: session)
    let screening = Screening(subject)
    do {
      let output: Output
      if let detailed {
        output = try await screening.detail(of: detailed, in: session)
      } else {
        let outcomes = try await screening.run { session.report($0, $1) }
        let report = ScreeningReport(subject, outcomes)
        output = Output(
          [.relation(try await session.relation(of: report.table(all: all))), .report(report.text)])
      }
      try await subject.data?.drop()
      return output
    } catch {
      try? await subject.data?.drop()
      throw error
    }
  }

  /// Reads what the line names.
  private func subject(in session: Session) async throws -> Subject {
    let path = try session.path(data)
    let source = try SourceFile(path, typed: data.text)
    var hindrances = [source.hindrance].compactMap { $0 }
    let metaPath = try meta.map { try session.path($0) } ?? Self.metadataPath(beside: path)
    var metaFile: MetaFile?
    if let meta {
      metaFile = MetaFile(try SourceFile(metaPath, typed: meta.text))
    } else if let beside = try? SourceFile(metaPath, typed: metaPath) {
      metaFile = MetaFile(beside)
    } else {
      hindrances.append("There is no metadata file '\(Self.name(of: metaPath))' beside the data.")
    }
    if let problem = metaFile?.file.hindrance { hindrances.append(problem) }
    if metaFile?.file.hindrance != nil { metaFile = nil }
    let dictionary = try dictionary.map { try DataDictionary(session.path($0), typed: $0.text) }
    var lookups: [String: Lookup] = [:]
    for file in lookup {
      let (level, lookup) = try Lookup.read(session.path(file), typed: file.text)
      lookups[level] = lookup
    }
    session.report("reading \(source.name)")
    let dataFile =
      source.hindrance == nil ? try await DataFile(source, into: try await session.connection) : nil
    return Subject(
      dataName: source.name, metaName: Self.name(of: metaPath), data: dataFile, meta: metaFile,
      areas: session.areas, dictionary: dictionary, lookups: lookups, hindrances: hindrances)
  }

  private static func metadataPath(beside path: String) -> String {
    (path.lowercased().hasSuffix(".csv") ? String(path.dropLast(4)) : path) + ".meta.csv"
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
