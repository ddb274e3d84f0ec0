import SlateKit

/// What a person reads of a screening: the verdict, and each finding with how to mend it.
struct ScreeningReport {
  private let subject: Subject
  private let outcomes: [Outcome]

  init(_ subject: Subject, _ outcomes: [Outcome]) {
    self.subject = subject
    self.outcomes = outcomes
  }

  private func count(_ result: Outcome.Result) -> Int { outcomes.filter { $0.result == result }.count }

  private var hasPassed: Bool {
    count(.fail) == 0 && outcomes.allSatisfy { $0.hindrance == nil || isOptional($0) }
  }

  private func isOptional(_ outcome: Outcome) -> Bool { Check.needDictionary.contains(outcome.check.name) }

  /// A row for each check that found something or could not run, or for every check.
  func table(all: Bool) -> Table {
    let shown = outcomes.filter { all || [.fail, .advisory].contains($0.result) }
    func texts(_ text: (Outcome) -> String) -> Vector { Vector(.text(shown.map(text))) }
    return Table(
      columns: [
        Column("stage", .text), Column("check", .text), Column("result", .text),
        Column("count", .integer), Column("lines", .text), Column("message", .text).asDetail,
        Column("mend", .text).asDetail,
      ],
      vectors: [
        texts { $0.check.stage.rawValue }, texts { $0.check.name }, texts { $0.result.rawValue },
        Vector(.integer(shown.map(\.count))), texts { $0.lines }, texts { $0.message },
        texts { $0.findings.isEmpty ? "" : $0.check.mend },
      ])
  }

  /// The findings in sentences, and the verdict at the end.
  var text: String {
    let found = outcomes.filter { [.fail, .advisory].contains($0.result) }
    let blocks = found.map { outcome in
      let title = "\(outcome.result == .fail ? "FAIL" : "ADVISORY")  \(outcome.check.name)"
      let lines = outcome.lines.isEmpty ? "" : " Lines: \(outcome.lines)."
      return ([title] + Self.wrapped(outcome.message + lines) + Self.wrapped("Mend: " + outcome.check.mend))
        .joined(separator: "\n")
    }
    return (blocks + [verdict]).joined(separator: "\n\n")
  }

  private var verdict: String {
    let size = subject.data.map { "\($0.rows.grouped) rows, \($0.header.count) columns" } ?? "not readable"
    let reached = outcomes.first { $0.result == .fail }?.check.stage
    let passed = hasPassed ? "passed" : "not passed"
    let stage = reached.map { "the first stage with a failure is \($0.rawValue)" } ?? "all stages reached"
    var lines = [
      "\(subject.dataName) (\(size)): \(passed); \(stage).",
      "\(outcomes.count) checks: \(count(.pass)) passed, \(count(.advisory)) advisory, \(count(.fail)) failed, "
        + "\(count(.notRun)) not run.",
    ]
    let reasons = Set(outcomes.filter { !isOptional($0) }.compactMap(\.hindrance)).sorted()
    if !reasons.isEmpty { lines.append("Checks that did not run: " + reasons.joined(separator: " ")) }
    lines.append(api)
    return lines.map { Self.wrapped($0, indent: "").joined(separator: "\n") }.joined(separator: "\n")
  }

  private var api: String {
    let last = outcomes.filter { $0.check.stage == .api }
    if !hasPassed { return "Suitable for the API: no, a file must pass first." }
    if last.contains(where: { !$0.findings.isEmpty }) { return "Suitable for the API: no, see its findings." }
    return last.contains { $0.hindrance != nil }
      ? "Suitable for the API: yes, as far as checked; no data dictionary was given (--dictionary FILE)."
      : "Suitable for the API: yes."
  }

  /// Sentences in lines of a readable width.
  private static func wrapped(_ text: String, indent: String = "  ", width: Int = 78) -> [String] {
    var lines: [String] = []
    var line = indent
    for word in text.split(separator: " ") {
      if line.count + word.count + 1 > width, line.count > indent.count {
        lines.append(line)
        line = indent
      }
      line += (line.count > indent.count ? " " : "") + word
    }
    return lines + [line]
  }
}
