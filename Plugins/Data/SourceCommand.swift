import SlateKit

/// `source`: what a result was made of.
struct SourceCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Says what the last result, or a kept one, was made of.",
    discussion: """
      The line that made it, the lines of the kept results that it used, each file that it was read from, with its rows, its \
      release and its whole fingerprint (SHA-256), and for embedded figures the publications that they come from.
      """)
  static let kind = CommandKind.gesture
  static let examples = [Example("source published", "where the embedded figures come from")]

  @Argument(help: "A kept result, a dataset or an input; without it, the last result.") var name: TableName?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let name = name?.text ?? Session.lastName
    let relation = try await session.relation(named: TableName(text: name))
    var rows: [(kind: String, what: String, detail: String)] = []
    var seen: Set<String> = []
    if let line = session.line(of: name) { lines(line, in: session, &rows, &seen) }
    rows.append(("program", "slate \(SlateVersion.current)", "seed \(session.seed)"))
    let datasets = try await session.catalog.all()
    for source in relation.sources {
      if source == PublishedFigures.table {
        rows += try await publications(for: rows.map(\.what).joined(separator: " "), in: session)
      } else if let dataset = datasets.first(where: { $0.table == source }) {
        let release = dataset.release.isEmpty ? "no release named" : "release \(dataset.release)"
        let people = dataset.individuals ? "; rows about single persons" : ""
        let origin = dataset.origin.isEmpty ? "" : "; from \(dataset.origin)"
        rows.append(
          (
            "dataset", source,
            "\(dataset.file); \(dataset.rows.grouped) rows; \(release)\(people)\(origin)"
          ))
        rows.append(("fingerprint", source, "SHA-256 \(dataset.fingerprint)"))
        rows += try await feeds(of: dataset, in: session)
      }
    }
    if relation.disclosure == .protected {
      rows.append(("disclosure", "protected", "small counts are suppressed"))
    }
    let table = Table(
      columns: [
        Column("kind", .text, label: "Kind"), Column("what", .text, label: "What"),
        Column("detail", .text, label: "Detail"),
      ],
      vectors: [
        Vector(.text(rows.map(\.kind))), Vector(.text(rows.map(\.what))), Vector(.text(rows.map(\.detail))),
      ])
    return .relation(try await session.relation(of: table))
  }

  /// The line, and before it those of the kept results that it names.
  private func lines(
    _ line: String, in session: Session, _ rows: inout [(kind: String, what: String, detail: String)],
    _ seen: inout Set<String>
  ) {
    guard seen.insert(line).inserted else { return }
    let words = Set(line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map { $0.lowercased() })
    for name in session.keptNames where words.contains(name) {
      if let before = session.line(of: name) { lines(before, in: session, &rows, &seen) }
    }
    rows.append(("line", line, ""))
  }

  /// The inputs that a dataset feeds.
  private func feeds(of dataset: Dataset, in session: Session) async throws -> [(
    kind: String, what: String, detail: String
  )] {
    var rows: [(kind: String, what: String, detail: String)] = []
    for input in session.inputs {
      guard case .dataset(let feed, let reading) = try await session.feed(of: input),
        feed.table == dataset.table
      else {
        continue
      }
      rows.append(("input", input.id, "read from \(dataset.table) as \(reading.name)"))
    }
    return rows
  }

  /// The publications of the embedded figures: those of the plugins and inputs that the lines name, or of all.
  private func publications(for text: String, in session: Session) async throws
    -> [(kind: String, what: String, detail: String)]
  {
    let words = Set(text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init))
    let found = try await session.connection.collect(
      """
      select series, source, string_agg(distinct grade, '' order by grade) as grade, count(*) as figures
      from published group by series, source order by series, source
      """)
    let all = (0..<found.rowCount).map { found.row($0) }
    let named = all.filter { row in
      let parts = (row[0].text ?? "").split(separator: ".").map(String.init)
      return parts.allSatisfy { part in part.split(separator: "_").allSatisfy { words.contains(String($0)) } }
    }
    let groups = all.filter { row in
      (row[0].text ?? "").split(separator: ".").first.map { words.contains(String($0)) } ?? false
    }
    let chosen = !named.isEmpty ? named : !groups.isEmpty ? groups : all
    return chosen.map { row in
      (
        "embedded", row[0].text ?? "",
        "\(row[1].text ?? ""); \((row[3].integer ?? 0).grouped) figures, grade \(row[2].text ?? "")"
      )
    }
  }
}
