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
      byArea(
        "Suspensions and permanent exclusions since 2019/20, by geographic level", schools: "education_phase",
        suspensions: ("suspension", "susp_rate", "one_plus_susp", "one_plus_susp_rate")),
      byArea(
        "Permanent and fixed-period exclusions to 2018/19, by geographic level", schools: "school_type",
        suspensions: ("fixed_excl", "fixed_excl_rate", "one_plus_fixed", "one_plus_fixed_rate")),
    ],
    publication: Publication(
      "Suspensions and permanent exclusions in England, file 'full year by characteristic' or 'by geographic level'",
      address: address),
    // The files lie side by side: one has the characteristics, the other the authorities.
    combining: ["period", "level", "school_type", "characteristic_group", "characteristic"])

  /// The layout by geographic level: of all pupils, for England, its regions and authorities. Its schools are left out.
  private static func byArea(
    _ name: String, schools: String,
    suspensions: (number: String, rate: String, pupils: String, share: String)
  ) -> Reading {
    let numbers = [
      ("pupils", "headcount"), ("permanent", "perm_excl"), ("permanent_rate", "perm_excl_rate"),
      ("suspension", suspensions.number), ("suspension_rate", suspensions.rate),
      ("suspended", suspensions.pupils), ("suspended_rate", suspensions.share),
    ]
    return Reading(
      name,
      requires: ["time_period", "time_identifier", "geographic_level", schools] + numbers.map(\.1),
      lacks: ["characteristic", "breakdown", "ethnicity_minor", "fsm", "sex", "national_curriculum_year"]
    ) { file in
      file.select(
        file.standardKeys + [
          "\(file.text(schools)) as school_type", "'Total' as characteristic_group",
          "'Total' as characteristic",
        ] + numbers.flatMap { file.column($0.1, as: $0.0) },
        where: [
          "\(file.text("time_identifier")) = 'Academic year'",
          "\(file.text("geographic_level")) in ('National', 'Regional', 'Local authority')",
        ])
    }
  }

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
        requires: ["time_period", "time_identifier", "perm_physical_pupils", "susp_physical_pupils"]
      ) { rows(of: $0, suspensions: "susp") },
      Reading(
        "Permanent and fixed-period exclusions to 2018/19, by reason",
        requires: ["time_period", "school_type", "perm_physical_pupils", "fixed_physical_pupils"],
        lacks: ["susp_physical_pupils"]
      ) { rows(of: $0, suspensions: "fixed") },
      // The underlying data of the statistical first releases, before the statistics service.
      Reading(
        "Permanent and fixed-period exclusions 2016 to 2017, underlying data by reason",
        requires: [
          "year", "level", "country_code", "school_type", "perm_physical_pupils", "fixed_physical_pupils",
        ],
        lacks: ["time_period"]
      ) { rows(of: $0, suspensions: "fixed") },
    ],
    publication: Publication(
      "Suspensions and permanent exclusions in England, file 'by reason'", address: address))

  private static let academicYear = Reading.Filter("time_identifier", "Academic year")

  /// One select for each kind and each reason that the file has. A file without a total of a kind has none here (x).
  private static func rows(of file: SourceFile, suspensions prefix: String) -> SQL {
    let isStandard = file.has("time_period")
    let keys = isStandard ? file.standardKeys : firstReleaseKeys(file)
    let years: [SQL] = isStandard ? ["\(file.text("time_identifier")) = 'Academic year'"] : []
    var selects: [SQL] = []
    for (kind, prefix) in [(Kind.permanent, "perm"), (Kind.suspension, prefix)] {
      for reason in Reason.all where file.has("\(prefix)_\(reason.stem)") {
        let texts: [SQL] = [
          "\(file.text(file.has("education_phase") ? "education_phase" : "school_type")) as school_type",
          "\(kind.rawValue) as kind",
          "\(reason.label) as reason",
        ]
        let numbers =
          file.column("\(prefix)_\(reason.stem)", as: "number") + file.column("\(prefix)_all", as: "total")
        selects.append(file.select(keys + texts + numbers, where: years))
      }
    }
    return "\(selects, separator: " union all by name ")"
  }

  /// The keys of a file that says year and level in words of its own.
  private static func firstReleaseKeys(_ file: SourceFile) -> [SQL] {
    func place(_ end: String) -> SQL {
      """
      case lower(\(file.text("level"))) when 'national' then \(file.text("country_" + end))
        when 'regional' then \(file.text("region_" + end))
        when 'local authority' then \(file.text(end == "code" ? "new_la_code" : "la_name")) end
      """
    }
    return [
      "\(SourceFile.label(of: file.text("year"))) as period",
      """
      case lower(\(file.text("level"))) when 'national' then 'National' when 'regional' then 'Regional'
        when 'local authority' then 'Local authority' else \(file.text("level")) end as level
      """,
      "\(place("code")) as area_code", "\(place("name")) as area", "\(file.text("region_name")) as region",
    ]
  }
}
