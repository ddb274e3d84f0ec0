import SlateKit

/// What must be known of the rows of rates to say how they may be used.
struct RateFacts {
  let rows: Int
  let periods: Int
  /// The school years in which schools were closed to most pupils.
  let closures: [String]
  /// Rows whose printed counts give another rate than the printed one.
  let apart: Int
  /// Rows with a number, and no pupil on roll.
  let empty: Int
  /// Rows with more cases than pupils.
  let over: Int
  /// Rows whose type of school is spelt with a small letter.
  let respelt: Int

  init(of relation: Relation, number: String, _ session: Session) async throws {
    let count: SQL = "\(column: number)"
    let found = try await session.connection.collect(
      """
      select count(*), count(distinct period),
        string_agg(distinct period, ', ' order by period) filter (where period in ('2019/20', '2020/21')),
        count(*) filter (where abs(100.0 * \(count) / nullif(pupils, 0) - \(column: number + "_rate")) > 0.005 + 1e-9),
        count(*) filter (where pupils = 0 and \(count) > 0),
        count(*) filter (where pupils > 0 and \(count) > pupils),
        count(*) filter (where school_type = 'special')
      from \(relation)
      """)
    let row = found.row(0)
    func whole(_ index: Int) -> Int { Int(row[index].integer ?? 0) }
    rows = whole(0)
    periods = whole(1)
    closures = row[2].text.map { [$0] } ?? []
    apart = whole(3)
    empty = whole(4)
    over = whole(5)
    respelt = whole(6)
  }

  /// The sentences that the rows need.
  func notices(of kind: Rates.Measure, isSummed: Bool) -> [Notice] {
    var notices: [Notice] = []
    if let years = closures.first {
      notices.append(
        .warning(
          "In \(years) schools were closed to most pupils for a part of the year; compare with care."))
    }
    if isSummed {
      notices.append(.note("Rates are number / pupils, from the counts as the file rounds them."))
    } else if apart > 0 {
      notices.append(
        .note(
          "Rates are the file's own. In \(apart.grouped) of \(rows.grouped) rows its counts, which are rounded, give another second decimal."
        ))
    }
    if empty > 0 {
      notices.append(
        .note("In \(empty.grouped) rows the file has cases but no pupils (0), and no rate."))
    }
    if over > 0 {
      notices.append(
        kind == .pupils
          ? .warning("In \(over.grouped) rows the file has more suspended pupils than pupils.")
          : .note("In \(over.grouped) rows there are more cases than pupils: a pupil can have several."))
    }
    if respelt > 0 {
      notices.append(
        .note("The file spells 'Special' as 'special' in \(respelt.grouped) rows; they stand together."))
    }
    return notices
  }
}
