/// What a check made of a pair of files.
struct Outcome: Sendable {
  enum Result: String, Sendable { case pass, advisory, fail, notRun = "not run" }

  var check: Check
  var findings: [Finding]
  /// Why the check could not run; nil where it did.
  var hindrance: String?
  /// What the check could not look at, as a sentence.
  var caveat = ""
  /// The first lines that offend, as a text such as `data 4, 9, 12`.
  var lines = ""

  var result: Result {
    if hindrance != nil { return .notRun }
    if findings.contains(where: { $0.weight == .failure }) { return .fail }
    return findings.isEmpty ? .pass : .advisory
  }

  /// How many cells, lines or names offend.
  var count: Int { findings.map(\.count).reduce(0, +) }

  /// What is wrong, in as few sentences as still say it.
  var message: String {
    if let hindrance { return hindrance }
    let most = 3
    let sentences = findings.prefix(most).map(\.message)
    let rest = findings.count - sentences.count
    let caveats = caveat.isEmpty ? [] : [caveat]
    guard rest > 0 else { return (sentences + caveats).joined(separator: " ") }
    return
      (sentences + caveats + [
        "There \(rest == 1 ? "is 1 more" : "are \(rest.grouped) more"): --detail \(check.name)."
      ])
      .joined(separator: " ")
  }
}
