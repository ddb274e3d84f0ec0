import SlateKit

/// The tables that the places commands read from files.
enum Inputs {
  static func count(_ name: String, _ label: String, unit: String = "children") -> Column {
    Column(name, .integer, label: label, unit: unit, decimals: 0)
  }

  /// Applications for a school place and the offers made, by September of entry.
  ///
  /// Layouts: *Secondary and primary school applications and offers*, files of 2018 (calendar years) and of 2021 (which
  /// call entry in September 2021 the year 202122). Both have the columns read here.
  static let offers = Input(
    "places.offers", "applications for a school place and the offers made, each September",
    columns: [
      Column("phase", .text, label: "Phase"),
      count("applications", "Applied"),
      count("first", "Offered first"),
      count("top_three", "Offered top three"),
    ],
    readings: [
      Reading(
        "Applications and offers",
        [
          "phase": "school_phase", "applications": "applications_received",
          "first": "first_preference_offers",
          "top_three": "one_of_the_three_preference_offers",
        ])
    ],
    publication: Publication(
      "Secondary and primary school applications and offers",
      address:
        "https://explore-education-statistics.service.gov.uk/find-statistics/primary-and-secondary-school-applications-and-offers"
    ))
}
