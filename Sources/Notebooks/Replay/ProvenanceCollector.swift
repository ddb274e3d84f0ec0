import Interpreter
import SlateKit

/// Gathers where the outputs of a replay come from, statement by statement.
struct ProvenanceCollector {
  let registry: Registry
  private var plugins: [String: String] = [:]
  private var datasets: Set<String> = []
  private var published: Set<String> = []
  /// The words of lines that import, among which are the names of files.
  private(set) var importedWords: [String] = []

  /// The plugins of the host itself, whose version is the program's.
  static let own: Set<String> = [
    InterpreterPlugin.manifest.id, NotebooksPlugin.manifest.id, NotebookFilesPlugin.manifest.id,
  ]

  init(registry: Registry) { self.registry = registry }

  /// Notes the commands of a statement and the datasets that its result was read from.
  mutating func add(_ statement: Statement, _ output: Output) {
    let used = registry.plugins(of: statement)
    for manifest in used { plugins[manifest.id] = manifest.version }
    for (stage, kind) in zip(statement.stages, registry.kinds(of: statement)) where kind == .effect {
      importedWords += stage.words.dropFirst().map(\.text)
    }
    for relation in output.contents.compactMap(\.relation) {
      for source in relation.sources {
        if source == PublishedFigures.table {
          published.formUnion(publishers(statement, used))
        } else {
          datasets.insert(source)
        }
      }
    }
  }

  /// The plugins whose embedded figures a statement may have read: those of its commands; else those that its text names. A
  /// statement that names none works on earlier results, whose figures are noted already.
  private func publishers(_ statement: Statement, _ used: [Manifest]) -> [String] {
    let embedding = registry.plugins.filter { !$0.published.isEmpty }
    let ids = embedding.map { $0.manifest.id }.filter { id in used.contains { $0.id == id } }
    if !ids.isEmpty { return ids }
    let text = statement.line.lowercased()
    if text.contains(PublishedFigures.table) { return embedding.map { $0.manifest.id } }
    return embedding.filter { $0.inputs.contains { text.contains($0.id) } }.map { $0.manifest.id }
  }

  /// Whether a line named the dataset's file, or the data set that it was fetched from.
  private func isImported(_ dataset: Dataset, _ files: Set<String>) -> Bool {
    files.contains(dataset.file) || importedWords.contains { Recording.names($0, in: dataset.origin) }
  }

  /// Where everything came from.
  func provenance(of replay: Replay) async throws -> Provenance {
    var inputs: [Provenance.Source] = []
    let files = Set(importedWords.compactMap { $0.split(separator: "/").last.map(String.init) })
    if !datasets.isEmpty || (!files.isEmpty && replay.session.workspace.isOpen) {
      let all = try await replay.session.catalog.all()
      // A file that is imported counts even where no result is read from it: its newest version, which is the one just read.
      let newest = Dictionary(all.map { ($0.name, $0.version) }, uniquingKeysWith: max)
      inputs = all.filter {
        datasets.contains($0.table) || (isImported($0, files) && newest[$0.name] == $0.version)
      }.map {
        Provenance.Source(
          dataset: $0.table, file: $0.file, rows: $0.rows, release: $0.release, sha256: $0.fingerprint,
          origin: $0.origin)
      }
    }
    // A script is what it says, as a file is.
    for addition in registry.additions where plugins[addition.manifest.id] != nil {
      guard let digest = addition.fingerprint?() else { continue }
      inputs.append(
        Provenance.Source(
          dataset: Provenance.Source.scriptPrefix + addition.manifest.id,
          file: addition.location.split(separator: "/").last.map(String.init) ?? "", rows: 0,
          release: addition.manifest.version, sha256: digest))
    }
    let figures = registry.plugins.filter { published.contains($0.manifest.id) }.map {
      ($0.manifest.id, SHA256.text($0.published, digits: 16))
    }
    return Provenance(
      program: SlateVersion.current, seed: replay.notebook.frontMatter.seed, cells: replay.notebook.cellsHash,
      plugins: plugins,
      parameters: Dictionary(replay.values.pairs.map { ($0.name, $0.value.text) }) { first, _ in first },
      inputs: inputs.sorted { $0.dataset < $1.dataset }, published: Dictionary(figures) { first, _ in first })
  }
}

extension Registry {
  /// The plugins of a statement's commands, those of the host itself left out.
  func plugins(of statement: Statement) -> [Manifest] {
    var found: [Manifest] = []
    for stage in statement.stages {
      guard let entry = entry(for: stage.words.map(\.text))?.entry else { continue }
      if let expansion = entry.command.expansion {
        found += plugins(of: expansion).filter { manifest in !found.contains { $0.id == manifest.id } }
        continue
      }
      guard entry.command.definitionLine == nil,
        !ProvenanceCollector.own.contains(entry.plugin.id),
        !found.contains(where: { $0.id == entry.plugin.id })
      else { continue }
      found.append(entry.plugin)
    }
    return found
  }
}
