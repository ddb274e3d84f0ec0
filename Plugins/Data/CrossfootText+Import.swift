import SlateKit

extension CrossfootText {
  /// What an import says of sums that do not hold: how many there are, and the greatest of them. Sums that fall short because
  /// places are missing are no slips, and are left to the command.
  static func warnings(
    _ findings: [Crossfoot.Finding], of dataset: Dataset, atMost most: Int
  ) -> [Notice] {
    let slips = findings.filter { $0.kind != .missing }
    guard !slips.isEmpty else { return [] }
    // One cause often shows in several breakdowns.
    let causes = slips.reduce(into: [[Crossfoot.Finding]]()) { causes, finding in
      if let known = causes.firstIndex(where: { isAlike($0[0], finding) }) {
        causes[known].append(finding)
      } else {
        causes.append([finding])
      }
    }
    let lines = causes.prefix(most).map { Notice.warning("\(dataset.name): \(sentence($0))") }
    return [.warning(notice(slips, of: dataset).text + " 'crossfoot \(dataset.name)' lists them.")] + lines
  }

  private static func isAlike(_ one: Crossfoot.Finding, _ other: Crossfoot.Finding) -> Bool {
    one.kind == .categories && other.kind == .categories
      && (one.column, one.period, one.place) == (other.column, other.period, other.place)
      && (one.sum, one.total) == (other.sum, other.total)
  }

  private static func sentence(_ findings: [Crossfoot.Finding]) -> String {
    let finding = findings[0]
    let period = finding.period.isEmpty ? "" : " of \(finding.period)"
    let breakdowns = findings.map(\.breakdown).filter { !$0.isEmpty }.joined(separator: " / ")
    let place =
      "\(finding.column)\(period) in \(finding.place)" + (breakdowns.isEmpty ? "" : ", \(breakdowns)")
    if finding.kind == .repeated { return "\(place): \(finding.note)." }
    let off = (finding.difference > 0 ? "+" : "") + text(finding.difference)
    let note = findings.count == 1 ? "; \(finding.note)" : ""
    return
      "\(place): the parts make \(text(finding.sum)), the stated total is \(text(finding.total)) (\(off)\(note))."
  }

  /// A number without what floating-point arithmetic adds to it.
  private static func text(_ number: Double) -> String {
    if let whole = Int(exactly: number) { return whole.grouped }
    return "\((number * 1000).rounded() / 1000)"
  }
}
