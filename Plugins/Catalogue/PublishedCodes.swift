/// The API's short codes for kinds of period and of place, as the files of the open data standards spell them.
enum PublishedCodes {
  /// The `time_identifier` of a code: `AY` is `Academic year`. A code that is not known stands for itself.
  static func timeIdentifier(_ code: String) -> String {
    if let name = times[code] { return name }
    if code.hasPrefix("W"), let week = Int(code.dropFirst()) { return "Week \(week)" }
    if code.hasPrefix("M"), let month = Int(code.dropFirst()), months.indices.contains(month - 1) {
      return months[month - 1]
    }
    for (start, name) in [
      "AY": "Academic year", "CY": "Calendar year", "FY": "Financial year", "TY": "Tax year",
    ]
    where code.hasPrefix(start + "Q") {
      return "\(name) \(code.dropFirst(2))"
    }
    return code
  }

  /// The `time_period` of the API's period: `2022/2023` is `202223`.
  static func timePeriod(_ period: String) -> String {
    let parts = period.split(separator: "/")
    guard parts.count == 2, parts[1].count >= 2 else { return period }
    return "\(parts[0])\(parts[1].suffix(2))"
  }

  /// The `geographic_level` of a code: `LA` is `Local authority`. A code that is not known stands for itself.
  static func level(_ code: String) -> String { levels[code]?.name ?? code }

  /// The columns that say which place of a level a row is about, and the field of the API that fills each.
  static func columns(of code: String) -> [(column: String, field: String)] {
    levels[code]?.columns ?? [("\(code.lowercased())_code", "code"), ("\(code.lowercased())_name", "label")]
  }

  private static let times = [
    "AY": "Academic year", "CY": "Calendar year", "FY": "Financial year", "TY": "Tax year",
    "RY": "Reporting year", "T1": "Autumn term", "T2": "Spring term", "T3": "Summer term",
    "T1T2": "Autumn and spring term", "P1": "Part 1 (April to September)", "P2": "Part 2 (October to March)",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  private static let levels: [String: (name: String, columns: [(column: String, field: String)])] = [
    "NAT": ("National", coded("country")), "REG": ("Regional", coded("region")),
    "LA": (
      "Local authority", [("new_la_code", "code"), ("old_la_code", "oldCode"), ("la_name", "label")]
    ),
    "LAD": ("Local authority district", coded("lad")),
    "RSC": ("RSC region", [("rsc_region_lead_name", "label")]),
    "PCON": ("Parliamentary constituency", coded("pcon")),
    "LSIP": ("Local skills improvement plan area", coded("lsip")),
    "LEP": ("Local enterprise partnership", coded("local_enterprise_partnership")),
    "EDA": ("English devolved area", coded("english_devolved_area")),
    "OA": ("Opportunity area", coded("opportunity_area")), "WARD": ("Ward", coded("ward")),
    "MAT": ("MAT", [("trust_id", "code"), ("trust_name", "label")]),
    "SPON": ("Sponsor", [("sponsor_id", "code"), ("sponsor_name", "label")]),
    "SCH": (
      "School", [("school_urn", "urn"), ("school_laestab", "laEstab"), ("school_name", "label")]
    ),
    "PROV": ("Provider", [("provider_ukprn", "ukprn"), ("provider_name", "label")]),
    "INST": ("Institution", [("institution_id", "code"), ("institution_name", "label")]),
    "PA": ("Planning area", coded("planning_area")), "PFA": ("Police force area", coded("pfa")),
  ]

  private static func coded(_ place: String) -> [(column: String, field: String)] {
    [("\(place)_code", "code"), ("\(place)_name", "label")]
  }
}
