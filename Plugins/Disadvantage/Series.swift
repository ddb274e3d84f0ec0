import SlateKit

/// The embedded figures that the commands of this plugin read.
enum Series {
  private static let stage = Column("stage", .text, label: "Stage")

  /// The gap index by key stage and edition.
  static let gap = PublishedSeries(
    "disadvantage.gap_index", parts: [stage, Column("edition", .text, label: "Edition")],
    measures: [Column("gap_index", .decimal, label: "Gap index")])

  /// Attainment by key stage and group of pupils.
  static let attainment = PublishedSeries(
    "disadvantage.attainment", parts: [stage, Column("group", .text, label: "Group")],
    measures: [
      Column("pupils", .integer, label: "Pupils"),
      Column("attainment_8_total", .decimal, label: "Attainment 8, sum"),
      Column("attainment_8", .decimal, label: "Attainment 8"),
      Column("grade_5_english_maths_pupils", .integer, label: "Grade 5 in English and maths"),
      Column("grade_5_english_maths_rate", .decimal, label: "Grade 5 in English and maths"),
      Column("rwm_expected_rate", .decimal, label: "Expected standard in reading, writing and maths"),
    ])

  /// The share of pupils eligible for free school meals, by phase.
  static let freeMeals = PublishedSeries(
    "disadvantage.fsm", parts: [Column("phase", .text, label: "Phase")],
    measures: [Column("fsm_rate", .decimal, label: "Eligible")])

  /// The pupil premium by category.
  static let premium = PublishedSeries(
    "disadvantage.premium_rates", parts: [Column("category", .text, label: "Category")],
    measures: [Column("premium_rate", .integer, label: "Rate")])

  /// The gap in months of progress, as the Education Policy Institute publishes it.
  static let months = PublishedSeries(
    "disadvantage.epi_gap", parts: [stage, Column("who", .text, label: "Pupils")],
    measures: [Column("gap_in_months", .decimal, label: "Gap", unit: "months", decimals: 1)])

  /// Schools' funding, and what of it is for disadvantage, as the National Audit Office found it.
  static let funding = PublishedSeries(
    "disadvantage.funding",
    measures: [
      Column("schools_funding", .integer, label: "Schools' funding"),
      Column("disadvantage_funding", .integer, label: "For disadvantaged pupils"),
    ])
}
