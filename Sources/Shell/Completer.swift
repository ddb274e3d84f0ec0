import Interpreter
import LineEditor
import SlateKit

/// Completes lines: commands, options, and values by their kind.
final class Completer {
  private let interpreter: Interpreter
  private var registry: Registry { interpreter.registry }
  private var previews: (line: String, columns: [Column])?
  private var known: [String: [Candidate]] = [:]

  init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// Forgets what a command may have changed: tables, columns and years.
  func refresh() {
    previews = nil
    known = [:]
  }

  /// The ways to complete a line at the cursor.
  func completion(of text: String, at cursor: Int) -> Completion {
    let context = CompletionContext(text, cursor: cursor)
    if context.isSQL { return completionOfSQL(text, cursor) }
    if context.words.isEmpty { return completion(context, among: commands(first: context.isFirstStage)) }
    guard let (entry, count) = registry.entry(for: context.words) else {
      let group = context.words.count == 1 ? registry.group(context.words[0]) : []
      return completion(
        context,
        among: group.map { Candidate(replacement: $0.path[1], display: $0.path[1], summary: $0.abstract) })
    }
    guard let description = try? registry.description(of: entry) else { return .none }
    return completion(context, of: entry, description, behind: Array(context.words.dropFirst(count)))
  }

  private func commands(first: Bool) -> [Candidate] {
    var candidates: [Candidate] = []
    for word in registry.firstWords {
      if let (entry, _) = registry.entry(for: [word]) {
        guard entry.command.place == .anywhere || (entry.command.place == .first) == first || word == "let"
        else {
          continue
        }
        candidates.append(Candidate(replacement: word, summary: entry.abstract))
      } else if first, let summary = registry.group(word).first?.plugin.summary {
        candidates.append(Candidate(replacement: word, summary: summary))
      }
    }
    return candidates
  }

  // MARK: Arguments

  private func completion(
    _ context: CompletionContext, of entry: Registry.Entry, _ description: CommandDescription,
    behind words: [String]
  ) -> Completion {
    if context.word.hasPrefix("-"), context.quote == nil {
      if let equals = context.word.firstIndex(of: "="),
        let option = description.option(String(context.word[..<equals]))
      {
        var inner = context
        inner.start += context.word.unicodeScalars.distance(
          from: context.word.unicodeScalars.startIndex, to: context.word.index(after: equals))
        inner.word = String(context.word[context.word.index(after: equals)...])
        return values(of: option, inner, entry)
      }
      let used = Set(words)
      let options = description.options.filter { $0.isRepeating || used.isDisjoint(with: $0.spellings) }
      let candidates = options.map { Candidate(replacement: $0.spellings.first ?? "", summary: $0.abstract) }
      return completion(context, among: candidates)
    }
    if let option = openOption(words, description) { return values(of: option, context, entry) }
    let index = positionals(words, description)
    let arguments = description.positionals
    guard let last = arguments.last,
      index < arguments.count || last.isRepeating || last.valueKind == .expression
    else {
      return .none
    }
    return values(of: index < arguments.count ? arguments[index] : last, context, entry)
  }

  /// The option whose value stands at the cursor.
  private func openOption(_ words: [String], _ description: CommandDescription) -> CommandDescription
    .Argument?
  {
    guard let position = words.lastIndex(where: { $0.hasPrefix("-") }),
      let option = description.option(words[position]), option.kind == .option
    else { return nil }
    return position == words.count - 1 || option.isRepeating && option.takesManyValues ? option : nil
  }

  /// How many words without a name stand before the cursor.
  private func positionals(_ words: [String], _ description: CommandDescription) -> Int {
    var count = 0
    var skip = false
    for word in words {
      if skip {
        skip = false
      } else if word.hasPrefix("-") {
        skip = description.option(word)?.kind == .option
      } else {
        count += 1
      }
    }
    return count
  }

  private func values(
    of argument: CommandDescription.Argument, _ context: CompletionContext, _ entry: Registry.Entry
  ) -> Completion {
    if !argument.values.isEmpty {
      return completion(
        context, among: argument.values.map { Candidate(replacement: $0, summary: argument.summary(of: $0)) })
    }
    switch argument.valueKind {
    case .area:
      return completion(
        context,
        among: areas(context.word, onlyRegions: argument.spellings.contains("--region"))
          .filter { !context.words.contains($0.replacement) })
    case .column:
      let unused = columns(context.before).filter { !context.words.contains($0.replacement) }
      return completion(context, among: unused)
    case .expression: return completion(context.identifier, among: columns(context.before))
    case .table: return completion(context, among: tables())
    case .dataset:
      return completion(context, among: tables().filter { $0.summary?.contains("rows from") ?? false })
    case .input:
      let inputs = interpreter.session.inputs
      return completion(context, among: inputs.map { Candidate(replacement: $0.id, summary: $0.summary) })
    case .years: return completion(context, among: years(entry))
    case .file: return FileCompletion.completion(context, folder: interpreter.session.folder)
    case .command, .line: return completion(context, among: commandNames(context))
    case .plugin:
      return completion(
        context,
        among: registry.manifests.map { Candidate(replacement: $0.id, summary: $0.summary) })
    case nil: return .none
    }
  }

  private func commandNames(_ context: CompletionContext) -> [Candidate] {
    if let last = context.words.last, !registry.group(last).isEmpty {
      return registry.group(last).map { Candidate(replacement: $0.path[1], summary: $0.abstract) }
    }
    return commands(first: true)
      + commands(first: false).filter { candidate in
        !commands(first: true).contains { $0.replacement == candidate.replacement }
      }
  }

  private func areas(_ word: String, onlyRegions: Bool) -> [Candidate] {
    let all = interpreter.session.areas.areas.filter { $0.isCurrent && (!onlyRegions || $0.level == .region) }
    let shown = word.isEmpty ? all.filter { $0.level != .authority } : all
    return shown.map { area in
      let region = interpreter.session.areas.region(of: area)?.name
      return Candidate(
        replacement: area.name, summary: region.map { "\(area.level.rawValue), \($0)" } ?? area.level.rawValue
      )
    }
  }

  // MARK: What the data says

  private func tables() -> [Candidate] {
    remembered("tables") { session in
      try await session.tableNames().map { Candidate(replacement: $0.name, summary: $0.summary) }
    }
  }

  private func years(_ entry: Registry.Entry) -> [Candidate] {
    remembered("years " + entry.name) { session in
      let inputs = session.plugins.first { $0.manifest.id == entry.plugin.id }?.inputs ?? []
      let name = entry.path.joined(separator: ".")
      guard let input = inputs.first(where: { $0.id == name }) ?? inputs.first else { return [] }
      let rows = try await session.rows(of: input).relation
      let found = try await session.connection.collect(
        "select distinct period from \(rows) order by period desc")
      return (0..<found.rowCount).compactMap { found.row($0)[0].text }.map { Candidate(replacement: $0) }
    }
  }

  private func columns(_ line: String) -> [Candidate] {
    if previews?.line != line, interpreter.session.workspace.isOpen {
      let found = Blocking.run(within: 250) { [interpreter] in await interpreter.preview(line)?.columns }
      previews = (line, (found ?? nil) ?? [])
    }
    return (previews?.columns ?? []).map { column in
      let unit = column.unit.isEmpty ? "" : " (\(column.unit))"
      return Candidate(replacement: column.name, summary: column.label + unit)
    }
  }

  /// What was found for a question once, until a command runs. Nothing waits for the engine to load.
  private func remembered(
    _ question: String, _ find: @escaping @Sendable (Session) async throws -> [Candidate]
  ) -> [Candidate] {
    if let found = known[question] { return found }
    guard interpreter.session.workspace.isOpen else { return [] }
    let found = Blocking.run(within: 250) { [session = interpreter.session] in try await find(session) } ?? []
    known[question] = found
    return found
  }

  private func completionOfSQL(_ text: String, _ cursor: Int) -> Completion {
    guard interpreter.session.workspace.isOpen else { return .none }
    let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(cursor)))
    let found = Blocking.run(within: 250) { [session = interpreter.session] in
      try await session.connection.collect(
        "select suggestion, suggestion_start from sql_auto_complete(\(SQL(typed: SQL.literal(before)))) limit 60"
      )
    }
    guard let found, found.rowCount > 0, let start = found.row(0)[1].integer else { return .none }
    let bytes = Array(before.utf8)
    let scalars = String(decoding: bytes[..<min(max(start, 0), bytes.count)], as: UTF8.self).unicodeScalars
      .count
    let candidates = (0..<found.rowCount).compactMap { row -> Candidate? in
      let cells = found.row(row)
      guard cells[1].integer == start, let suggestion = cells[0].text else { return nil }
      return Candidate(replacement: suggestion.split(separator: " ").joined(separator: " "))
    }
    return Completion(start: scalars, candidates: candidates)
  }

  // MARK: Matching

  /// The candidates that begin with the word, or where none does, those that hold it; quoted where they must be.
  private func completion(_ context: CompletionContext, among candidates: [Candidate]) -> Completion {
    let word = context.word.lowercased()
    let beginning = candidates.filter { $0.replacement.lowercased().hasPrefix(word) }
    let chosen =
      beginning.isEmpty && word.count > 1
      ? candidates.filter { $0.replacement.lowercased().contains(word) } : beginning
    return Completion(
      start: context.start,
      candidates: chosen.map { candidate in
        Candidate(
          replacement: context.quoted(candidate.replacement), display: candidate.replacement,
          summary: candidate.summary)
      })
  }
}
