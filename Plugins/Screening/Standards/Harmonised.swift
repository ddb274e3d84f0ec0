/// Values and names that official statistics share, so that files of different teams can be put side by side.
///
/// Sources: Government Statistical Service, harmonised standard for ethnicity (2011 census groups); Department for
/// Education, Analysts' guide, common harmonised variables.
enum Harmonised {
  /// The minor groups of each major group.
  static let ethnicity: [String: Set<String>] = [
    "Total": ["Total"],
    "White": [
      "Total", "English/Welsh/Scottish/Northern Irish/British", "Irish", "Gypsy or Irish Traveller",
      "Any other White background",
    ],
    "Mixed/Multiple ethnic groups": [
      "Total", "White and Black Caribbean", "White and Black African", "White and Asian",
      "Any other Mixed/Multiple ethnic background",
    ],
    "Asian/Asian British": [
      "Total", "Indian", "Pakistani", "Bangladeshi", "Chinese", "Any other Asian background",
    ],
    "Black/African/Caribbean/Black British": [
      "Total", "African", "Caribbean", "Any other Black/African/Caribbean background",
    ],
    "Other ethnic group": ["Total", "Arab", "Any other ethnic group"],
    "Unknown": ["Unknown"],
  ]

  static let majorGroups = Set(ethnicity.keys)
  static let minorGroups = ethnicity.values.reduce(into: Set<String>()) { $0.formUnion($1) }

  /// A group's name with its slashes as the list above has them: both spellings with and without blanks are in use.
  static func plain(_ group: String) -> String { group.replacing(" / ", with: "/") }

  /// What a column's name has in it, and the names that the standards have for such columns.
  static let names: [(part: String, standard: [String])] = [
    ("sen_", ["sen_status", "sen_primary_need", "sen_secondary_need", "sen_provision"]),
    ("primary_need", ["sen_primary_need"]),
    ("secondary_need", ["sen_secondary_need"]),
    ("establishment_type", ["establishment_type", "establishment_type_group"]),
    ("provider_type", ["provider_type"]),
    ("school_type", ["establishment_type", "establishment_type_group"]),
    ("phase", ["education_phase"]),
    ("ethnic", ["ethnicity_major", "ethnicity_minor", "ethnicity_detailed", "minority_ethnic"]),
  ]

  /// The words by which a group of characteristics says that it is about ethnicity.
  static let ethnicGroups = ["Ethnicity Major", "Ethnicity Minor", "Ethnicity Detailed", "Minority Ethnic"]

  /// Words of the items of common filters that do not belong into an indicator's name.
  static let items: Set<String> = [
    "male", "female", "males", "females", "boy", "boys", "girl", "girls", "asian", "chinese", "indian",
    "pakistani", "bangladeshi", "black", "african", "caribbean", "white", "roma", "irish", "english",
    "british",
    "scottish", "welsh", "arab",
  ]
}
