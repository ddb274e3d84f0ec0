/// Something that is not as it was when the outputs were recorded.
public struct DriftCause: Sendable, Equatable {
  /// What kind of thing it is.
  public enum Kind: String, Sendable {
    case commands, inputs, versions, parameters
    /// Nothing was recorded that could be compared.
    case unknown
    /// Everything is as it was, and the outputs are not.
    case none
  }

  /// What kind of thing it is.
  public var kind: Kind
  /// Which, and how it differs: a whole sentence.
  public var text: String

  /// What differs between two provenances.
  ///
  /// - Parameter revisions: What changed in a file, by the fingerprint of the one that is read now.
  static func causes(recorded: Provenance?, now: Provenance, revisions: [String: String] = [:])
    -> [DriftCause]
  {
    guard let recorded else {
      return [
        DriftCause(
          kind: .unknown, text: "The notebook has no provenance, so nothing is known of the recording.")
      ]
    }
    var causes: [DriftCause] = []
    if recorded.cells != now.cells {
      causes.append(
        DriftCause(kind: .commands, text: "The commands of the cells are not those of the recording."))
    }
    for name in differing(recorded.includes, now.includes, recorded.cells == now.cells) {
      causes.append(
        DriftCause(
          kind: .commands,
          text: "The commands of the included notebook '\(name)' are not those of the recording."))
    }
    causes += inputs(recorded, now, revisions) + versions(recorded, now) + parameters(recorded, now)
    return causes
  }

  /// What is said where the outputs differ and nothing else does.
  static let unexplained = DriftCause(
    kind: .none,
    text:
      "Nothing that is recorded has changed (commands, imported files, embedded figures, versions, parameters): a result "
      + "depends on something else, such as a file that SQL reads by itself, or the order of rows that compare equal."
  )

  /// Files that came or went are no cause of their own where the commands are others: these read what they name.
  private static func inputs(_ recorded: Provenance, _ now: Provenance, _ revisions: [String: String])
    -> [DriftCause]
  {
    let sameCommands = recorded.cells == now.cells
    let known = Set(recorded.inputs.map(\.sha256))
    let present = Set(now.inputs.map(\.sha256))
    let gone = recorded.inputs.filter { !present.contains($0.sha256) }
    var texts: [String] = []
    for source in now.inputs where !known.contains(source.sha256) {
      if let other = gone.last(where: { $0.name == source.name }) {
        texts.append(
          "The input \(source.name) was \(describe(other)), and is \(describe(source)) now."
            + (revisions[source.sha256].map { " \($0)" } ?? ""))
      } else if sameCommands {
        texts.append("The input \(source.name) was not read, and is \(describe(source)) now.")
      }
    }
    for source in gone where sameCommands && !now.inputs.contains(where: { $0.name == source.name }) {
      texts.append("The input \(source.name) was \(describe(source)), and is not read now.")
    }
    for name in differing(recorded.published, now.published, sameCommands) {
      texts.append(
        "The embedded figures of '\(name)' "
          + (recorded.published[name] == nil
            ? "are read now, and were not when it was recorded."
            : change(
              recorded.published[name].map { "had the fingerprint \($0)" },
              now.published[name].map { "have \($0)" })))
    }
    return texts.map { DriftCause(kind: .inputs, text: $0) }
  }

  /// The names whose values differ; those that came or went only where asked for.
  private static func differing(
    _ recorded: [String: String], _ now: [String: String], _ countsOthers: Bool
  ) -> [String] {
    Set(recorded.keys).union(now.keys).sorted().filter { name in
      recorded[name] != now[name] && (countsOthers || (recorded[name] != nil && now[name] != nil))
    }
  }

  private static func describe(_ source: Provenance.Source) -> String {
    let release = source.release.isEmpty ? "" : ", release \(source.release)"
    return
      "\(source.dataset) from \(source.file) (\(source.rows) \(source.rows == 1 ? "row" : "rows")\(release), SHA-256 \(source.sha256.prefix(12))...)"
  }

  private static func versions(_ recorded: Provenance, _ now: Provenance) -> [DriftCause] {
    var texts: [String] = []
    if recorded.program != now.program {
      texts.append("Slate was \(recorded.program), and is \(now.program) now.")
    }
    for name in differing(recorded.plugins, now.plugins, recorded.cells == now.cells) {
      texts.append(
        "The plugin '\(name)' "
          + change(recorded.plugins[name].map { "was \($0)" }, now.plugins[name].map { "is \($0)" }))
    }
    return texts.map { DriftCause(kind: .versions, text: $0) }
  }

  private static func parameters(_ recorded: Provenance, _ now: Provenance) -> [DriftCause] {
    var texts: [String] = []
    if recorded.seed != now.seed { texts.append("The seed was \(recorded.seed), and is \(now.seed) now.") }
    for name in differing(recorded.parameters, now.parameters, true) {
      texts.append(
        "The parameter '\(name)' "
          + change(recorded.parameters[name].map { "was '\($0)'" }, now.parameters[name].map { "is '\($0)'" })
      )
    }
    return texts.map { DriftCause(kind: .parameters, text: $0) }
  }

  private static func change(_ before: String?, _ after: String?) -> String {
    switch (before, after) {
    case (let before?, let after?): "\(before), and \(after) now."
    case (let before?, nil): "\(before), and is not used now."
    case (nil, let after): "was not used, and \(after ?? "is not") now."
    }
  }
}
