import SlateKit

/// The tables that the commands read, and the files that supply them.
enum Inputs {
  private static let address =
    "https://explore-education-statistics.service.gov.uk/find-statistics/suspensions-and-permanent-exclusions-in-england"

  /// Suspensions, permanent exclusions and pupils with a suspension, by type of school and characteristic.
  ///
  /// The rates are the file's own: the publication computes them before it rounds the counts.
  static let rates = Input(
    "exclusions.rates", "suspensions, permanent exclusions, and the pupils on roll",
    columns: [
      Column("school_type", .text, label: "Schools"),
      Column("characteristic_group", .text, label: "Characteristic group"),
      Column("characteristic", .text, label: "Characteristic"),
      Column("pupils", .integer, label: "Pupils", unit: "pupils", decimals: 0),
      Column("permanent", .integer, label: "Permanent exclusions", unit: "exclusions", decimals: 0),
      Column(
        "permanent_rate", .number, label: "Permanent exclusion rate", unit: "per 100 pupils", decimals: 2),
      Column("suspension", .integer, label: "Suspensions", unit: "suspensions", decimals: 0),
      Column("suspension_rate", .number, label: "Suspension rate", unit: "per 100 pupils", decimals: 2),
      Column(
        "suspended", .integer, label: "Pupils with one or more suspension", unit: "pupils", decimals: 0),
      Column(
        "suspended_rate", .number, label: "Pupils with one or more suspension, rate", unit: "%", decimals: 2),
    ],
    readings: [
      Reading(
        "Suspensions and permanent exclusions since 2019/20, by characteristic",
        [
          "school_type": "education_phase", "characteristic_group": "characteristic_group",
          "characteristic": "characteristic", "pupils": "headcount", "permanent": "perm_excl",
          "permanent_rate": "perm_excl_rate", "suspension": "suspension", "suspension_rate": "susp_rate",
          "suspended": "one_plus_susp", "suspended_rate": "one_plus_susp_rate",
        ], rows: [academicYear]),
      Reading(
        "Permanent and fixed-period exclusions to 2018/19, by characteristic",
        [
          "school_type": "school_type", "characteristic_group": "characteristic_group",
          "characteristic": "characteristic", "pupils": "headcount", "permanent": "perm_excl",
          "permanent_rate": "perm_excl_rate", "suspension": "fixed_excl",
          "suspension_rate": "fixed_excl_rate", "suspended": "one_plus_fixed",
          "suspended_rate": "one_plus_fixed_rate",
        ], rows: [academicYear]),
    ],
    publication: Publication(
      "Suspensions and permanent exclusions in England, file 'full year by characteristic'", address: address)
  )

  /// Suspensions and permanent exclusions by reason. The files have a column for each reason; here each is a row.
  static let reasons = Input(
    "exclusions.reasons", "suspensions and permanent exclusions by reason",
    columns: [
      Column("school_type", .text, label: "Schools"),
      Column("kind", .text, label: "Kind"),
      Column("reason", .text, label: "Reason"),
      Column("number", .integer, label: "Number", decimals: 0),
      Column("total", .integer, label: "File's total", decimals: 0),
    ],
    readings: [
      Reading(
        "Suspensions and permanent exclusions since 2019/20, by reason",
        requires: ["school_type", "perm_physical_pupils", "susp_physical_pupils"]
      ) { rows(of: $0, suspensions: "susp") },
      Reading(
        "Permanent and fixed-period exclusions to 2018/19, by reason",
        requires: ["school_type", "perm_physical_pupils", "fixed_physical_pupils"],
        lacks: ["susp_physical_pupils"]
      ) { rows(of: $0, suspensions: "fixed") },
    ],
    publication: Publication(
      "Suspensions and permanent exclusions in England, file 'by reason'", address: address))

  private static let academicYear = Reading.Filter("time_identifier", "Academic year")

  /// One select for each kind and each reason that the file has.
  private static func rows(of file: SourceFile, suspensions prefix: String) -> SQL {
    let selects = [(Kind.permanent, "perm"), (Kind.suspension, prefix)].flatMap { kind, prefix in
      Reason.all.filter { file.has("\(prefix)_\($0.stem)") }.map { reason in
        file.select(
          file.standardKeys + [
            "\(file.text("school_type")) as school_type", "\(kind.rawValue) as kind",
            "\(reason.label) as reason",
          ] + file.column("\(prefix)_\(reason.stem)", as: "number")
            + file.column("\(prefix)_all", as: "total"),
          where: ["\(file.text("time_identifier")) = 'Academic year'"])
      }
    }
    return "\(selects, separator: " union all by name ")"
  }
}
