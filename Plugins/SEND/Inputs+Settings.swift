import SlateKit

extension Inputs {
  /// The kinds of setting that make up the groups, under the names of the file's columns. Units and resourced provision are
  /// counted apart from the rest of the school's kind, not within it.
  static let kinds: [(name: String, label: String)] = [
    ("mainstream_la_maintained", "Mainstream, maintained"),
    ("mainstream_la_maintained_resourced_provision", "Mainstream, maintained: resourced provision"),
    ("mainstream_la_maintained_senunit", "Mainstream, maintained: SEN unit"),
    ("mainstream_academy", "Mainstream, academy"),
    ("mainstream_academy_resourced_provision", "Mainstream, academy: resourced provision"),
    ("mainstream_academy_senunit", "Mainstream, academy: SEN unit"),
    ("mainstream_free_school", "Mainstream, free school"),
    ("mainstream_free_school_resourced_provision", "Mainstream, free school: resourced provision"),
    ("mainstream_free_school_senunit", "Mainstream, free school: SEN unit"),
    ("mainstream_independent", "Mainstream, independent"),
    ("special_la_maintained", "Special, maintained"),
    ("special_academy_free", "Special, academy or free school"),
    ("special_independent", "Special, independent"),
    ("special_non_maintained", "Special, non-maintained"),
    ("ap_pru_la_maintained", "Pupil referral unit"),
    ("ap_pru_academy", "Alternative provision academy"),
    ("ap_pru_free_school", "Alternative provision free school"),
    ("general_fe_tertiary_colleges", "Further education college or sixth form"),
    ("specialist_post_16_institutions", "Specialist post-16 establishment"),
    ("ukrlp_provider", "Other registered learning provider"),
    ("elective_home_education", "Elective home education"),
    ("other_arrangements_la", "Other arrangements by the authority"),
    ("other_arrangements_parents", "Other arrangements by parents"),
    ("online_provider", "Online provider"),
    ("w_settings", "Welsh school or establishment"),
    ("other_schools", "Other school"),
    ("neet", "Not in education, employment or training"),
    ("neet_ntci", "The same, notice to cease issued"),
    ("neet_other_csa", "Not in education, compulsory school age"),
    ("neet_other", "Not in education, other ages"),
  ]

  /// The groups that have no kinds of their own, after the kinds.
  static let wholeGroups = ["early_years", "not_recorded", "other_settings", "awaiting", "excluded"]

  /// *Education, health and care plans*, file `sen_needs_all_plans` (from 2026 `sen_needs_caseload`).
  static let byNeed = primaryNeed("SEN2 primary need", isNew: false)

  /// The same, file `sen_need_newplans`, which has the same columns. Its ages are those when plans started, and its period
  /// `202425` is of a calendar year: that of the first four digits.
  static let newByNeed = primaryNeed("SEN2 primary need of new plans", isNew: true)

  /// A column for each need becomes a row for each; what they leave of all plans becomes a row, too.
  private static func primaryNeed(_ name: String, isNew: Bool) -> Reading {
    Reading(name, requires: ["breakdown_topic", "breakdown", "ehc_plans", "number_asd", "number_slcn"]) {
      file in
      let known = needColumns.filter { file.has($0.published) }
      let isOfNew: SQL =
        "exists (select 1 from \(file.table) where breakdown_topic = 'Age when plan started')"
      let rows: [SQL] = ["breakdown_topic = breakdown", isNew ? isOfNew : "not \(isOfNew)"]
      let period: SQL =
        isNew ? "substr(\(file.text("time_period")), 1, 4) as period" : "\(file.standardPeriod) as period"
      let keys = [period] + file.standardKeys.dropFirst()
      let sum: SQL = "\(known.map { file.value($0.published) }, separator: " + ")"
      let selects = known.map { need -> SQL in
        file.select(
          keys + ["\(need.label) as need"] + file.column(need.published, as: "ehcplans"), where: rows)
      }
      let rest = file.select(
        keys + ["'In no published need' as need", "\(file.value("ehc_plans")) - (\(sum)) as ehcplans"],
        where: rows + ["\(file.value("ehc_plans")) <> \(sum)"])
      return "\(selects + [rest], separator: " union all by name ")"
    }
  }

  private static let needColumns: [(published: String, label: String)] = [
    ("number_asd", "Autistic spectrum disorder"), ("number_hi", "Hearing impairment"),
    ("number_mld", "Moderate learning difficulty"), ("number_msi", "Multi-sensory impairment"),
    ("number_oth", "Other difficulty/disability"), ("number_pd", "Physical disability"),
    ("number_pmld", "Profound and multiple learning difficulty"),
    ("number_semh", "Social, emotional and mental health"),
    ("number_slcn", "Speech, language and communication needs"),
    ("number_sld", "Severe learning difficulty"), ("number_spld", "Specific learning difficulty"),
    ("number_vi", "Visual impairment"), ("number_need_unknown", "Primary need is not recorded"),
  ]
}
