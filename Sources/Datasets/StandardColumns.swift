/// The columns that say when and where a row of an official file belongs (Explore Education Statistics data standards).
enum StandardColumns {
  /// Their labels by their names.
  static let labels: [String: String] = [
    "time_period": "Time period", "time_identifier": "Time identifier",
    "geographic_level": "Geographic level",
    "country_code": "Country code", "country_name": "Country", "region_code": "Region code",
    "region_name": "Region", "new_la_code": "Authority code", "old_la_code": "Authority's old code",
    "la_name": "Authority", "lad_code": "District code", "lad_name": "District",
    "rsc_region_lead_name": "RSC region", "pcon_code": "Constituency code", "pcon_name": "Constituency",
    "lsip_code": "Skills improvement area code", "lsip_name": "Skills improvement area",
    "local_enterprise_partnership_code": "Enterprise partnership code",
    "local_enterprise_partnership_name": "Enterprise partnership",
    "english_devolved_area_code": "Devolved area code", "english_devolved_area_name": "Devolved area",
    "opportunity_area_code": "Opportunity area code", "opportunity_area_name": "Opportunity area",
    "ward_code": "Ward code", "ward_name": "Ward", "trust_id": "Trust number", "trust_name": "Trust",
    "sponsor_id": "Sponsor number", "sponsor_name": "Sponsor", "school_urn": "School URN",
    "school_laestab": "School number", "school_name": "School", "provider_ukprn": "Provider number",
    "provider_name": "Provider", "institution_id": "Institution number", "institution_name": "Institution",
    "planning_area_code": "Planning area code", "planning_area_name": "Planning area",
    "pfa_code": "Police force area code", "pfa_name": "Police force area",
  ]

  /// Other names of columns that look like numbers and are none.
  private static let otherNames: Set<String> = [
    "urn", "laestab", "la_estab", "estab", "ukprn", "dfe_number", "year", "academic_year", "calendar_year",
    "financial_year", "age", "nc_year", "year_group", "la", "lea", "old_la", "new_la", "la_number",
    "rectype", "uprn", "establishmentnumber",
  ]

  /// Whether a column of this name says what a row is about, whatever its values look like.
  static func isDimension(_ name: String) -> Bool {
    let name = name.lowercased()
    return labels[name] != nil || otherNames.contains(name)
      || ["_code", " (code)", "_name", "_urn", "_ukprn", "_laestab", "_id", "_identifier"].contains {
        name.hasSuffix($0)
      }
  }

  /// A label made from a column's name: `plans_issued_within_20_weeks` becomes `Plans issued within 20 weeks`.
  static func label(of name: String) -> String {
    if let label = labels[name.lowercased()] { return label }
    var words = name.split { $0 == "_" || $0 == " " || $0 == "." }.map(String.init)
    if words.count > 1, isPercent(words[words.count - 1]) {
      words[words.count - 1] = "(%)"
    } else if words.count > 1, isPercent(words[0]) {
      words = words.dropFirst() + ["(%)"]
    }
    let text = words.map { abbreviations[$0.lowercased()] ?? $0 }.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The unit that a column's name gives: `%` for `_pc`, `_percent`, `pc_` and their like.
  static func unit(of name: String) -> String {
    let words = name.lowercased().split(separator: "_").map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return "" }
    return isPercent(first) || isPercent(last) ? "%" : ""
  }

  private static func isPercent(_ word: String) -> Bool {
    ["pc", "pct", "percent", "percentage", "perc"].contains(word.lowercased())
  }

  private static let abbreviations = [
    "la": "LA", "ehc": "EHC", "ehcp": "EHCP", "ehcplans": "EHC plans", "sen": "SEN", "send": "SEND",
    "fsm": "FSM",
    "fte": "FTE", "pru": "PRU", "ap": "AP", "fe": "FE", "neet": "NEET", "senunit": "SEN unit", "urn": "URN",
    "ukrlp": "UKRLP", "ks1": "KS1", "ks2": "KS2", "ks4": "KS4", "ks5": "KS5", "pcon": "constituency",
  ]
}
