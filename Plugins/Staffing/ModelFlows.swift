import SlateKit

/// The options of leavers and entrants: which rows of the teacher workforce model, or of the grids, are meant.
struct ModelFlows: ParsableArguments, Sendable {
  @Option(help: "Only this subject or phase of the model.") var subject: SubjectName?
  @Option(help: "The edition of the model, as a year; without it each year is of the newest that has it.")
  var edition: Int?
  @Option(help: "The turnover and retention grids by this: total, subject, age, sex.")
  var split: GridBreakdown?
  @Option(
    help: "An imported file of the census by this: phase, kind, grade, sex, age, pattern, ethnicity.")
  var breakdown: FlowBreakdown?
  @Option(
    help:
      "A year or a range of years: 2024, 2019-2024, 2019-. A plain year is the school year that ends in it.")
  var years: Years?

  /// The rows of an imported file of the census; nil where none was imported.
  ///
  /// - Throws: ``SlateError`` where a breakdown is asked for and no file was imported.
  func census(_ input: Input, in session: Session) async throws -> (relation: Relation, origin: Notice)? {
    guard try await session.parts(of: input).isEmpty else {
      return try await FlowBreakdown.flows(input, by: breakdown, self, in: session)
    }
    guard let breakdown else { return nil }
    throw SlateError(
      "The embedded figures have no breakdown by \(breakdown.rawValue).", at: .argument(breakdown.rawValue),
      hint: "Import \(input.publication.title) (\(input.publication.address)).")
  }

  /// The model's rows that have a number, of the edition asked for or the newest of each year, and where they come from.
  ///
  /// - Throws: ``SlateError`` where there is none.
  func rows(having column: String, in session: Session) async throws -> (kept: SQL, rows: InputRows) {
    var rows = try await session.rows(
      Inputs.flows, and: Series.flows, by: ["subject", "edition"], years: years)
    if let subject {
      rows = rows.filtered(["subject = \(try await subject.resolved(in: rows.everyYear, session))"])
    }
    let wanted: SQL = edition.map { "edition = \("\($0) edition")" } ?? "true"
    let kept: SQL = """
      (select * from (select *, max(edition) over (partition by subject, period) as newest from \(rows.relation)
        where \(column: column) is not null and \(wanted)) where edition = newest)
      """
    guard try await session.connection.collect("select 1 from \(kept) limit 1").rowCount > 0 else {
      throw SlateError(
        "The model\(edition.map { "'s edition of \($0)" } ?? "") has no such row.",
        hint: "Choose other --years, or another --edition: 2025 or 2026 ship.")
    }
    return (kept, rows)
  }
}
