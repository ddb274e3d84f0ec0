import SlateKit

/// The embedded figures that the commands of this plugin read.
enum Series {
  private static let phase = Column("phase", .text, label: "Phase")

  /// Capacity, unfilled places and places created.
  static let capacity = PublishedSeries(
    "places.capacity", parts: [phase],
    measures: [
      Column("capacity", .integer, label: "Capacity"), Column("unfilled_rate", .decimal, label: "Unfilled"),
      Column("places_created_since_2009_10", .integer, label: "Created since 2009/10"),
    ])

  /// The headlines of the school capacity release.
  static let headlines = PublishedSeries(
    "places.capacity", parts: [phase],
    measures: [
      Column("unfilled_places", .integer, label: "Unfilled places"),
      Column("pupils_in_excess", .integer, label: "Pupils in excess"),
      Column("pupils_in_excess_rate", .decimal, label: "In excess"),
      Column("schools_with_unfilled_places_rate", .decimal, label: "Schools with unfilled places"),
      Column("schools_at_or_over_capacity", .integer, label: "Schools at or over capacity"),
      Column("schools_at_or_over_capacity_rate", .decimal, label: "At or over capacity"),
    ])

  /// Pupils on roll of the January after the survey: reception to year 6, and years 7 to 11.
  static let rolls = PublishedSeries(
    "places.rolls", parts: [phase], measures: [Column("pupils_on_roll", .integer, label: "Pupils on roll")])

  /// Places needed and spare three years ahead.
  static let need = PublishedSeries(
    "places.need", parts: [phase],
    measures: [
      Column("places_needed_3_years_ahead", .integer, label: "Needed"),
      Column("spare_places_3_years_ahead", .decimal, label: "Spare"),
      Column("places_planned_3_years_ahead", .decimal, label: "Planned", decimals: 0),
      Column("anticipated_pupil_change", .decimal, label: "Anticipated change in pupils"),
    ])

  /// Errors of the authorities' forecasts of pupils.
  static let accuracy = PublishedSeries(
    "places.accuracy", parts: [phase],
    measures: [
      Column("forecast_error_1_year", .decimal, label: "Error, 1 year ahead"),
      Column("forecast_error_2_years", .decimal, label: "Error, 2 years ahead"),
      Column("forecast_error_3_years", .decimal, label: "Error, 3 years ahead"),
    ])

  /// Rates of offers by preference.
  static let preferences = PublishedSeries(
    "places.preferences", parts: [phase],
    measures: [
      Column("first_preference_rate", .decimal, label: "First"),
      Column("top_three_preference_rate", .decimal, label: "Top three"),
    ])
}
