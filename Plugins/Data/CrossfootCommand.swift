import SlateKit

/// `crossfoot`: where the numbers of a file do not add up.
struct CrossfootCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "crossfoot",
    abstract: "Finds where authorities, regions, categories or columns do not add up to their total.",
    discussion: """
      Checks a file of the data standards (Explore Education Statistics) against itself: authorities against their region, \
      regions against England, categories against their total, columns against another of the same row, and whether one number stands in every authority of a region.

        crossfoot newplans
        crossfoot newplans | where "kind <> 'places missing'"

      Categories are added up in England, in each region, and in all authorities of a region together. Only counts are added: a column is one where unit and name do not say otherwise and most of its sums hold. Numbers that \
      are all multiples of 5, 10 or 100 in a period were rounded, and what rounding explains is no finding. \
      Columns are parts of another where they do add up, exactly, in most rows; the row with the greatest difference is shown \
      for each period. \
      Where authorities are missing (x, c, ...), their sum must fall short; that is said as 'places missing', one row for \
      each column and period, and is no slip. Many differences of one column are one row with the greatest. A file without \
      regions is added up to England at once.

      Every 'import' does the same, and names the greatest slips.
      """)
  static let examples = [Example("crossfoot", "every imported dataset")]

  @Argument(help: "The dataset; all of them where it is left out.") var dataset: DatasetName?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let connection = try await session.connection
    let datasets: [Dataset]
    if let dataset {
      datasets = [try await session.dataset(dataset)]
    } else {
      datasets = try await session.catalog.newest()
    }
    guard !datasets.isEmpty else { return DatasetText.nothing }
    var rows: [(dataset: Dataset, finding: Crossfoot.Finding)] = []
    var notices: [Notice] = []
    for dataset in datasets {
      session.report("Adding up \(dataset.table)")
      let findings = try await Crossfoot.findings(of: dataset, on: connection)
      rows += (findings ?? []).map { (dataset, $0) }
      notices.append(CrossfootText.notice(findings, of: dataset))
    }
    let table = CrossfootText.table(rows, named: datasets.count > 1)
    return .relation(
      try await session.relation(of: table, sources: datasets.map(\.table)), notices: notices)
  }
}
