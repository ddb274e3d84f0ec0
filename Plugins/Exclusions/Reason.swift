/// A reason for which a pupil is suspended or excluded, as the publication words it.
struct Reason {
  /// The file's column behind `perm_`, `susp_` or `fixed_`.
  let stem: String
  /// The publication's words.
  let label: String

  /// The reasons of the school census; the last five since 2020/21.
  static let all = [
    Reason(stem: "physical_pupils", label: "Physical assault against a pupil"),
    Reason(stem: "physical_adult", label: "Physical assault against an adult"),
    Reason(stem: "verbal_pupil", label: "Verbal abuse or threatening behaviour against a pupil"),
    Reason(stem: "verbal_adult", label: "Verbal abuse or threatening behaviour against an adult"),
    Reason(stem: "bullying", label: "Bullying"),
    Reason(stem: "racist_abuse", label: "Racist abuse"),
    Reason(stem: "sexual_misconduct", label: "Sexual misconduct"),
    Reason(stem: "drug_alcohol", label: "Drug and alcohol related"),
    Reason(stem: "damage", label: "Damage"),
    Reason(stem: "theft", label: "Theft"),
    Reason(stem: "persistent_disruptive", label: "Persistent disruptive behaviour"),
    Reason(stem: "other", label: "Other"),
    Reason(stem: "abuse_disability", label: "Abuse relating to disability"),
    Reason(stem: "abuse_sex_gender", label: "Abuse against sexual orientation and gender identity"),
    Reason(stem: "media_technology", label: "Inappropriate use of social media or online technology"),
    Reason(stem: "offensive_weapon", label: "Use or threat of use of an offensive weapon or prohibited item"),
    Reason(stem: "public_health", label: "Transgression of measures to protect public health"),
  ]
}
