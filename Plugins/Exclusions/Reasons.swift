import SlateKit

/// `exclusions reasons`: for what pupils are suspended or excluded.
struct Reasons: Command {
  static let configuration = CommandConfiguration(
    abstract: "Suspensions or permanent exclusions by reason, the most frequent first.",
    discussion: """
      Published by the Department for Education in 'Suspensions and permanent exclusions in England', by school year. The \
      share is the number with a reason as a percentage of the file's own total of the kind. Since 2020/21 a case can have \
      several reasons, so that reasons may add up to more than cases: a notice compares their sum with the total. \
      Import the publication's file by reason first; no figures by reason are embedded.
      """)
  static let examples = [
    Example("exclusions reasons --years 2019", "suspensions in England by reason, of an imported file"),
    Example(
      "exclusions reasons --kind permanent --by region --years 2019", "permanent exclusions, region by region"
    ),
  ]

  @OptionGroup var selection: Selection
  @Option(help: "Suspensions or permanent exclusions.") var kind = Kind.suspension
  @Option(help: "All schools together, one type of school, or each type apart.") var schools = Schools.total

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await session.rows(of: Inputs.reasons, selection)
    let chosen = rows.relation.filtered(["kind = \(kind.rawValue)", schools.condition])
    let facts = try await session.connection.collect(
      """
      select count(*), count(distinct period), count(*) filter (where missing), count(*) filter (where reasons > total),
        count(*) filter (where reasons < total), count(*) filter (where total is null)
      from (select period, area_code, school_type, sum(number) as reasons, any_value(total) as total,
        count(number) < count(*) as missing
        from \(chosen) group by period, area_code, school_type)
      """
    ).row(0).map { Int($0.integer ?? 0) }
    guard facts[0] > 0 else {
      throw SlateError(
        "\(rows.source) has no schools of the type '\(schools.rawValue)'.", at: .argument(schools.rawValue),
        hint: "Leave --schools out, or type another.")
    }
    var table = Projection(from: chosen)
    for name in ["period", "area_code", "area"] { table.take(name) }
    if schools == .apart { table.add(Schools.shown, as: Column("schools", .text, label: "Schools")) }
    for name in ["reason", "number", "total"] { table.take(name) }
    table.rate("share", of: "number", per: "total", label: "Share")
    let isSeries = facts[1] > 1
    let hint = ChartHint(
      isSeries ? .line : .bar, x: isSeries ? "period" : "reason", y: ["share"], by: isSeries ? "reason" : nil,
      title: "\(kind == .permanent ? "Permanent exclusions" : "Suspensions") by reason, per cent",
      source: Inputs.reasons.publication.title)
    return .relation(
      table.relation(
        "order by period, area, area_code, lower(school_type), number desc nulls last, reason"
      ).drawn(hint), notices: [rows.origin] + notices(facts))
  }

  /// How the sum of the reasons stands to the file's total.
  private func notices(_ facts: [Int]) -> [Notice] {
    let (all, missing, more, less) = (facts[0], facts[2], facts[3], facts[4])
    var notices: [Notice] = []
    if facts[5] > 0 {
      notices.append(
        .note(
          "The file has no total of its own for \(facts[5].grouped) of \(all.grouped): there the shares are not available (x)."
        ))
    }
    if more > 0 {
      notices.append(
        .warning(
          "In \(more.grouped) of \(all.grouped) totals the reasons add up to more than the total: a case can have several. The shares are not to be added."
        ))
    }
    if less > 0 {
      notices.append(
        .note(
          "In \(less.grouped) of \(all.grouped) totals the reasons add up to less than the total"
            + (missing > 0 ? "; numbers are missing there." : ".")))
    }
    return notices
  }
}
