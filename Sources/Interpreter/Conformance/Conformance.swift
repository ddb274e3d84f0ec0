import SlateKit

/// What every plugin owes, checked: see ``Plugin``. It is the same for a Swift module, a script and a saved line.
///
/// The manifest and the inputs, readings tried on the files of all other plugins, names, summaries, help at 80 columns, the completion
/// of every argument, and every example of the analysis, run twice on the embedded figures.
public struct Conformance: Sendable {
  /// Something that a plugin owes and has not.
  public struct Fault: Sendable, Equatable, CustomStringConvertible {
    /// What it is about: the plugin, a command, an input, an example.
    public var subject: String
    /// What is wrong, in a whole sentence.
    public var problem: String
    /// Both.
    public var description: String { "\(subject): \(problem)" }
  }

  /// What a check found.
  public struct Report: Sendable {
    /// What is wrong; empty where the plugin keeps all that it owes.
    public var faults: [Fault] = []
    /// How many commands it has.
    public var commands = 0
    /// How many examples were run, each twice.
    public var examples = 0
    /// Examples that were not run, with the reason.
    public var left: [String] = []

    mutating func note(_ subject: String, _ problem: String, unless holds: Bool) {
      if !holds { faults.append(Fault(subject: subject, problem: problem)) }
    }
  }

  let registry: Registry
  let manifest: Manifest
  var report = Report()

  var entries: [Registry.Entry] { registry.entries.filter { $0.plugin.id == manifest.id } }

  /// Checks a plugin.
  ///
  /// - Parameters:
  ///   - id: The plugin's name, or the word before its commands.
  ///   - registry: The commands that its examples may use.
  ///   - runningExamples: Whether its examples are run.
  /// - Throws: ``SlateError`` where there is no such plugin; `CancellationError`.
  public static func report(
    on id: String, in registry: Registry, runningExamples: Bool = true
  ) async throws -> Report {
    if let refusal = registry.refusals.first(where: { $0.plugin == id }) {
      return Report(faults: [Fault(subject: id, problem: refusal.reason)])
    }
    guard let manifest = registry.manifests.first(where: { $0.id == id || $0.group == id }) else {
      throw SlateError.unknown(
        "plugin", id, among: registry.manifests.map(\.id) + registry.refusals.map(\.plugin),
        hint: "'plugins' lists them.")
    }
    var check = Conformance(registry: registry, manifest: manifest)
    check.checkManifest()
    for entry in check.entries { try check.check(entry) }
    if runningExamples { try await check.runExamples() }
    check.report.commands = check.entries.count
    return check.report
  }

  // MARK: Who it is, and what it reads

  private mutating func checkManifest() {
    let id = manifest.id
    report.note(
      id, "Its summary is no sentence: '\(manifest.summary)'.", unless: manifest.summary.hasSuffix("."))
    report.note(
      id, "Its version is not major.minor.patch: '\(manifest.version)'.",
      unless: manifest.version.split(separator: ".").count == 3
        && manifest.version.allSatisfy { $0.isNumber || $0 == "." })
    if registry.additions.contains(where: { $0.manifest.id == id && $0.door == .line }) { return }
    report.note(
      id, "It does not name the publications that define its methods.",
      unless: manifest.group == nil || !manifest.sources.isEmpty)
    guard let plugin = registry.plugins.first(where: { $0.manifest.id == id }) else { return }
    for input in plugin.inputs {
      check(input)
      for reading in input.readings { checkRecognition(reading, of: input) }
    }
  }

  private mutating func check(_ input: Input) {
    let prefix = (manifest.group ?? manifest.id) + "."
    report.note(input.id, "The name of an input begins with '\(prefix)'.", unless: input.id.hasPrefix(prefix))
    report.note(input.id, "It does not say what a row is.", unless: !input.summary.isEmpty)
    report.note(
      input.id, "It does not say where it is published.",
      unless: input.publication.address.hasPrefix("https://"))
    let names = input.allColumns.map(\.name)
    report.note(input.id, "Two of its columns have one name.", unless: Set(names).count == names.count)
    for (index, reading) in input.readings.enumerated() {
      report.note(
        input.id, "The reading '\(reading.name)' recognises every file: it requires no column of its own.",
        unless: !reading.requires.filter { !Input.standardColumns.contains($0.lowercased()) }.isEmpty)
      let strange = reading.fields.keys.filter { !names.contains($0) && reading.fields[$0] == nil }.sorted()
      report.note(
        input.id,
        "The reading '\(reading.name)' fills columns that the input has not: \(strange.joined(separator: ", ")).",
        unless: strange.isEmpty)
      report.note(
        input.id, "The reading '\(reading.name)' requires a column that it must not have.",
        unless: reading.recognises(reading.requires))
      let earlier = input.readings[..<index].first { $0.recognises(reading.requires) && $0.lacks.isEmpty }
      report.note(
        input.id, "The reading '\(reading.name)' is never used: '\(earlier?.name ?? "")' takes its files.",
        unless: earlier == nil || !reading.lacks.isEmpty || !reading.rows.isEmpty)
    }
  }

  // MARK: What can be typed

  private mutating func check(_ entry: Registry.Entry) throws {
    let name = entry.name
    report.note(
      name, "What it does is no sentence of at most 110 characters: '\(entry.abstract)'.",
      unless: entry.abstract.hasSuffix(".") && entry.abstract.count <= 110)
    let description = try registry.description(of: entry)
    for argument in description.parameters {
      report.note(name, "'\(argument.key)' has no help.", unless: !(argument.abstract ?? "").isEmpty)
      report.note(
        name, "'\(argument.key)' has a completion that only a shell could run.",
        unless: argument.isCompletable)
      report.note(
        name, "'\(argument.key)' has a type that Slate does not know: '\(argument.type ?? "")'.",
        unless: argument.hasKnownType)
    }
    let page = try Help.command(entry, in: registry)
    for row in page.split(separator: "\n") where row.count > Help.width {
      report.note(name, "A row of its help is wider than \(Help.width) columns: '\(row)'.", unless: false)
    }
    report.note(
      name, "It has no example.",
      unless: entry.command.kind != .analysis || !entry.command.examples.isEmpty
        || entry.command.definitionLine != nil)
    for example in entry.command.examples {
      report.note(example.line, "The example does not say what it answers.", unless: !example.summary.isEmpty)
      guard case .complete = LineParser.parse(example.line) else {
        report.note(example.line, "The example is no line.", unless: false)
        continue
      }
    }
  }
}

extension Input {
  /// The columns that every file of the statistics service has.
  fileprivate static let standardColumns: Set<String> = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
  ]
}

extension CommandDescription.Argument {
  /// Whether Slate can complete its value: by a kind of value, a list of values, or not at all.
  fileprivate var isCompletable: Bool { completionKind?["shellCommand"] == nil || valueKind != nil }

  /// Whether a script's type is one that Slate checks.
  fileprivate var hasKnownType: Bool {
    guard let type else { return true }
    return ["text", "integer", "number"].contains(type) || ValueKind(rawValue: type) != nil
  }
}
