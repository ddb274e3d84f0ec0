import SlateKit

/// The attainment of disadvantaged pupils beside that of others, free school meals, and the pupil premium.
public enum DisadvantagePlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "disadvantage",
    summary: "Disadvantaged pupils: the attainment gap, free school meals, the pupil premium.",
    group: "disadvantage",
    sources: [
      "Department for Education, Measuring disadvantaged pupils' attainment gaps over time, SFR 40/2014.",
      "Department for Education, Key stage 2 attainment, England.",
      "Department for Education, Key stage 4 performance, England.",
      "Department for Education, Schools, pupils and their characteristics, England.",
    ])
  /// Its commands.
  public static let commands: [any Command.Type] = [
    Gap.self, Attainment.self, FreeMeals.self, Premium.self, IndexOfScores.self,
    Decompose.self, SegregationOfSchools.self, Effect.self, Evaluate.self, Power.self,
    Outliers.self, Persistence.self,
  ]
  /// The tables that it reads from files.
  public static let inputs = [
    Inputs.attainment, Inputs.rates, Inputs.toolRates, Inputs.gapIndex, Inputs.schools, Inputs.freeMeals,
    Inputs.premiumPupils,
  ]
  /// The figures that it embeds.
  public static let published = publishedFigures

  /// Whom the figures count as disadvantaged.
  static let definition = Notice.note(
    "Disadvantaged: eligible for free school meals in the last six years, looked after, or having left care.")

  /// Says that GCSE grades of two years were not set by examinations, where these rows have one of the years.
  static func assessedGrades(in rows: Relation, _ session: Session) async throws -> [Notice] {
    let found = try await session.connection.collect(
      "select count(*) from \(rows) where period in ('2019/20', '2020/21')")
    guard (found.row(0)[0].integer ?? 0) > 0 else { return [] }
    return [
      .warning(
        "Grades of 2019/20 and 2020/21 were assessed by centres and teachers: do not compare them with other years."
      )
    ]
  }
}
