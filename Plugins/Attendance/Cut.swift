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
    var rows = try await session.rows(of: input, selection)
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
