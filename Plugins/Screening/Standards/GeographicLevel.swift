/// A geographic level of the open data standards, and the columns that say which place of it a row is about.
///
/// Source: Department for Education, Analysts' guide, open data standards (geographic levels).
struct GeographicLevel: Sendable {
  let name: String
  let code: String?
  let nameColumn: String
  let otherCode: String?
  /// The levels within which a place of this one lies, whose columns its rows may fill too.
  let within: Set<String>

  init(_ name: String, _ code: String?, _ nameColumn: String, other: String? = nil, within: Set<String> = [])
  {
    self.name = name
    self.code = code
    self.nameColumn = nameColumn
    self.otherCode = other
    self.within = within
  }

  var columns: [String] { [code, otherCode, nameColumn].compactMap { $0 } }

  /// The levels of single establishments, which may say of themselves everything that lies above.
  static let establishments: Set<String> = ["School", "Provider", "Institution"]
  /// The levels that the table tool of Explore Education Statistics leaves out beside others.
  static let ignored: Set<String> = establishments.union(["Planning area"])

  private static let above: Set<String> = [
    "Regional", "Local authority", "RSC region", "Local authority district", "Parliamentary constituency",
    "Local skills improvement plan area", "Local enterprise partnership", "English devolved area",
    "Opportunity area", "Ward", "MAT", "Sponsor", "Planning area", "Police force area",
  ]

  static let all: [GeographicLevel] = [
    .init("National", "country_code", "country_name"),
    .init("Regional", "region_code", "region_name"),
    .init("Local authority", "new_la_code", "la_name", other: "old_la_code", within: ["Regional"]),
    .init(
      "Local authority district", "lad_code", "lad_name",
      within: ["Regional", "Local authority", "Local skills improvement plan area"]),
    .init("RSC region", nil, "rsc_region_lead_name"),
    .init("Parliamentary constituency", "pcon_code", "pcon_name", within: ["Regional", "Local authority"]),
    .init("Local skills improvement plan area", "lsip_code", "lsip_name", within: ["Regional"]),
    .init(
      "Local enterprise partnership", "local_enterprise_partnership_code",
      "local_enterprise_partnership_name",
      within: ["Regional"]),
    .init(
      "English devolved area", "english_devolved_area_code", "english_devolved_area_name",
      within: ["Regional"]),
    .init("Opportunity area", "opportunity_area_code", "opportunity_area_name", within: ["Regional"]),
    .init(
      "Ward", "ward_code", "ward_name", within: ["Regional", "Local authority", "Local authority district"]),
    .init("MAT", "trust_id", "trust_name"),
    .init("Sponsor", "sponsor_id", "sponsor_name"),
    .init("School", "school_urn", "school_name", other: "school_laestab", within: above),
    .init("Provider", "provider_ukprn", "provider_name", within: above),
    .init("Institution", "institution_id", "institution_name", within: above),
    .init(
      "Planning area", "planning_area_code", "planning_area_name",
      within: ["Regional", "Local authority", "Local skills improvement plan area"]),
    .init(
      "Police force area", "pfa_code", "pfa_name",
      within: ["Regional", "Local authority", "Local authority district"]),
  ]

  static let names = all.map(\.name)

  static func named(_ name: String) -> GeographicLevel? { all.first { $0.name == name } }

  /// The columns that say when and where: they are no filters, and have no line in the metadata.
  static let observationalUnits: [String] =
    ["time_period", "time_identifier", "geographic_level"] + all.flatMap(\.columns)

  /// Whether a column's name is that of a place or an establishment, whatever its spelling.
  static func resemblesUnit(_ name: String) -> Bool {
    let name = name.lowercased()
    if observationalUnits.contains(name) { return true }
    let words = name.split(separator: "_").map(String.init)
    let places: Set<String> = [
      "sch", "school", "schools", "prov", "provider", "providers", "inst", "institution", "institutions",
      "estab",
      "laestab", "reg", "region", "la", "lad", "local", "rsc", "pfa", "pcon", "lep", "mca", "oa", "ward",
      "mat",
      "name", "code", "urn", "ukprn", "number", "upin", "id",
    ]
    let marks: Set<String> = ["name", "code", "urn", "ukprn", "number", "upin", "id"]
    guard let first = words.first, let last = words.last, places.contains(first) else { return false }
    return words.count == 1 || marks.contains(last)
  }
}
