import SlateKit

/// The options that choose among the publication's cuts: schools and terms.
struct Cut: ParsableArguments, Sendable {
  /// Which part of the year is meant.
  enum Term: String, CaseIterable, ExpressibleByArgument {
    case year, autumn, spring, summer, each

    var condition: SQL {
      switch self {
      case .year: "lower(term) = 'total'"
      case .each: "lower(term) <> 'total'"
      default: "lower(term) = \("\(rawValue) term")"
      }
    }
  }

  @Option(help: "Each type of school as the file has it, or one; all needs a file with a total.")
  var schools = Schools.each
  @Option(help: "The whole year, one term, or each.") var term = Term.year

  /// The rows of an input for the schools and the term that were asked for.
  func rows(of input: Input, in session: Session, _ selection: Selection) async throws -> InputRows {
    try await Cut.kept(session.rows(of: input, selection), schools, term, of: input, in: session)
  }

  /// Those of some rows that are of the schools and the term.
  static func kept(_ rows: InputRows, _ schools: Schools, _ term: Term, of input: Input, in session: Session)
    async throws -> InputRows
  {
    var rows = rows
    if rows.hasFigures {
      guard term == .year else {
        throw rows.lacks("terms", "--term \(term.rawValue)", input)
      }
      // An embedded figure's breakdown is its type of school, and stands in every column of text.
      guard let condition = schools.condition else { return rows }
      let kept = rows.filtered([condition])
      guard try await session.connection.collect("select 1 from \(kept.relation) limit 1").rowCount > 0 else {
        throw rows.lacks("row for all schools together", "--schools \(schools.rawValue)", input)
      }
      return kept
    }
    if let condition = schools.condition {
      rows = try await rows.kept(condition, schools.rawValue, in: "schools", of: session)
    }
    return try await rows.kept(term.condition, term.rawValue, in: "term", of: session)
  }

  /// The order of rows: by period, area and schools, and terms as they follow each other.
  var order: SQL {
    let start: SQL = "order by period, area, area_code, schools"
    guard term == .each else { return start }
    return """
      \(start), case lower(term) when 'autumn term' then 1 when 'spring term' then 2 when 'summer term' then 3
        else 0 end
      """
  }
}
