/// One rule of the standards, and how to see whether a pair of files keeps it.
struct Check: Sendable {
  /// What must be readable for the check to run.
  enum Need: Sendable { case nothing, data, metadata, both }

  /// The name, as DfE's screener has it where it has the check.
  var name: String
  var stage: Stage
  /// What it looks for, as a sentence.
  var looksFor: String
  /// How to mend what it finds, as a sentence.
  var mend: String
  var needs: Need
  /// What a check could not look at in a pair of files, as a sentence; empty where it looked at all.
  var caveat: @Sendable (Subject) async throws -> String = { _ in "" }
  /// The offences; none where the files keep the rule.
  var run: @Sendable (Subject) async throws -> [Finding]

  init(
    _ name: String, _ stage: Stage, _ looksFor: String, mend: String, needs: Need = .both,
    run: @escaping @Sendable (Subject) async throws -> [Finding]
  ) {
    self.name = name
    self.stage = stage
    self.looksFor = looksFor
    self.mend = mend
    self.needs = needs
    self.run = run
  }

  /// Every check, by stages. A new check goes into the list of its stage, and nowhere else.
  static let all =
    (filename + reading + columns + crossFile + metadata + filterGroups + time + filters + geography
    + combinations + general + indicators + harmonised + api).enumerated()
    .sorted { ($0.element.stage, $0.offset) < ($1.element.stage, $1.offset) }.map(\.element)
}
