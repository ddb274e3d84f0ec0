import SlateKit

/// What a person reads after an import of one or several files.
struct ImportSummary {
  private var texts: [String] = []
  private var notices: [Notice] = []
  private var refused: [(path: String, file: String, error: DatasetError)] = []
  private var leftAlone: [String] = []
  private var imported = 0
  private let total: Int
  /// Of more files than this, each gets a line.
  private static let mostInFull = 12
  private let isBrief: Bool
  /// How many sums that do not hold are named for a file.
  private static let mostSums = 3

  init(_ outcomes: [(file: FilePath, outcome: ImportOutcome)], in session: Session) async throws {
    total = outcomes.count
    isBrief = outcomes.count > Self.mostInFull
    for (file, outcome) in outcomes {
      switch outcome {
      case .imported(let report):
        imported += 1
        texts.append(
          isBrief
            ? try await ImportText.brief(report, in: session) : try await ImportText(report, in: session).text
        )
        notices += report.oddities.map { .warning(total > 1 ? "\(report.dataset.name): \($0)" : $0) }
        notices += try await Self.sums(of: report, atMost: isBrief ? 1 : Self.mostSums, in: session)
        notices += ImportText.history(report).map { [$0] } ?? []
        if session.keptNames.contains(report.dataset.name) {
          notices.append(
            .warning("'\(report.dataset.name)' is also a kept result, which lines will go on to use."))
        }
      case .refused(let name, let error): refused.append((file.text, name, error))
      case .leftAlone(let name): leftAlone.append(name)
      }
    }
  }

  /// What does not add up in a dataset; also in one that was here already, so that a line says the same each time.
  private static func sums(
    of report: ImportReport, atMost most: Int, in session: Session
  ) async throws -> [Notice] {
    session.report("Adding up \(report.dataset.name)")
    let findings = try await Crossfoot.findings(of: report.dataset, on: try await session.connection) ?? []
    return CrossfootText.warnings(findings, of: report.dataset, atMost: most)
  }

  /// The report, where every file was read.
  ///
  /// - Throws: ``SlateError`` that names each refused file with its reason; the report of the others comes with it.
  func output() throws -> Output {
    if total == 1, let (path, file, error) = refused.first {
      let message = error.message.hasPrefix("There is no file") ? error.message : "\(file): \(error.message)"
      throw SlateError(message, at: .argument(path), hint: error.hint)
    }
    guard imported > 0 || !refused.isEmpty else {
      throw SlateError(
        "There is no file of data there.",
        hint:
          "Files of data end in .csv, .tsv, .parquet, .json, .xlsx, .gz or .zip; others can be named one by one."
      )
    }
    var texts = texts
    if total > 1 { texts.append(closing) }
    let output = Output.report(texts.joined(separator: isBrief ? "\n" : "\n\n"), notices: notices)
    guard !refused.isEmpty else { return output }
    let reasons = refused.map { "\n    \($0.file): \($0.error.description)" }.joined()
    let rest = imported == 0 ? "Nothing was imported." : "What was imported (\(imported)) stays."
    throw SlateError(
      "\(refused.count) of \(imported + refused.count) files were refused. \(rest)\(reasons)", after: output)
  }

  private var closing: String {
    let files = imported == 1 ? "1 file" : "\(imported.grouped) files"
    let others =
      leftAlone.prefix(6).joined(separator: ", ")
      + (leftAlone.count > 6 ? " and \(leftAlone.count - 6) more" : "")
    let more = isBrief && imported > 0 ? " 'describe NAME' shows the columns and symbols of one." : ""
    return "\(files) imported" + (leftAlone.isEmpty ? "." : "; left alone as no data: \(others).") + more
  }
}
