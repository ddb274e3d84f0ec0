import SlateKit

/// Runs the checks on a pair of files.
struct Screening: Sendable {
  let subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  /// Every check's outcome, in the order of the stages. What cannot be read hinders only the checks that need it.
  func run(_ progress: (String, Double) -> Void) async throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for (index, check) in Check.all.enumerated() {
      progress("checking \(check.stage.rawValue)", Double(index) / Double(Check.all.count))
      outcomes.append(try await outcome(of: check))
    }
    return outcomes
  }

  /// One check's outcome, with the first lines that offend.
  func outcome(of check: Check) async throws -> Outcome {
    if let hindrance = hindrance(check) { return Outcome(check: check, findings: [], hindrance: hindrance) }
    var outcome = Outcome(check: check, findings: try await check.run(subject))
    outcome.caveat = try await check.caveat(subject)
    guard !outcome.findings.isEmpty else { return outcome }
    let places = outcome.findings.prefix(20).map(\.place)
    let most = 5
    var parts: [String] = []
    let meta = Set(places.compactMap { if case .metaLine(let line) = $0 { line } else { nil } }).sorted()
    if let lines = try await subject.data?.lines(of: places, limit: most + 1), !lines.isEmpty {
      parts.append("data " + Self.list(lines, most))
    }
    if !meta.isEmpty { parts.append("metadata " + Self.list(meta, most)) }
    outcome.lines = parts.joined(separator: "; ")
    return outcome
  }

  private static func list(_ lines: [Int], _ most: Int) -> String {
    lines.prefix(most).map { "\($0)" }.joined(separator: ", ") + (lines.count > most ? " ..." : "")
  }

  private func hindrance(_ check: Check) -> String? {
    if Check.needDictionary.contains(check.name), subject.dictionary == nil {
      return "No data dictionary was given (--dictionary FILE)."
    }
    let needsData = check.needs == .data || check.needs == .both
    let needsMeta = check.needs == .metadata || check.needs == .both
    if needsData, subject.data == nil { return "There is no data to read." }
    if needsMeta, subject.meta == nil { return "There is no metadata to read." }
    if needsMeta, subject.meta?.isUsable == false, check.name != "precheck_col_req_meta",
      check.name != "precheck_col_invalid_meta"
    {
      return "The metadata lacks col_name or col_type."
    }
    return nil
  }

  /// Every offending line and value of one check, as a table.
  func detail(of check: Check, in session: Session) async throws -> Output {
    let outcome = try await outcome(of: check)
    if let hindrance = outcome.hindrance {
      throw SlateError("\(check.name) cannot run. \(hindrance)")
    }
    guard !outcome.findings.isEmpty else { return .report("\(check.name): passed. \(check.looksFor)") }
    var files: [String] = []
    var lines: [Int?] = []
    var columns: [String] = []
    var values: [String] = []
    var messages: [String] = []
    func add(_ finding: Finding, _ file: String, _ line: Int?) {
      files.append(file)
      lines.append(line)
      columns.append(finding.column)
      values.append(finding.value)
      messages.append(finding.message)
    }
    for finding in outcome.findings {
      switch finding.place {
      case .file: add(finding, "", nil)
      case .metaLine(let line): add(finding, subject.metaName, line)
      case .data, .dataLines:
        for line in try await subject.data?.lines(of: [finding.place], limit: 1_000_000) ?? [] {
          add(finding, subject.dataName, line)
        }
      }
    }
    let table = Table(
      columns: [
        Column("file", .text).asDetail, Column("line", .integer, role: .dimension), Column("column", .text),
        Column("value", .text), Column("problem", .text).asDetail,
      ],
      vectors: [
        Vector(.text(files)), Vector(.integer(lines.map { $0 ?? 0 }), missing: lines.map { $0 == nil }),
        Vector(.text(columns)), Vector(.text(values)), Vector(.text(messages)),
      ])
    return .relation(
      try await session.relation(of: table), notices: [.note("\(check.looksFor) \(check.mend)")])
  }
}
