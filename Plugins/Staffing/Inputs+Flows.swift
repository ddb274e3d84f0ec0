import SlateKit

/// The national files of the census on who joins, who leaves and who stays, and the census of trainees.
extension Inputs {
  private static func publication(_ title: String, _ slug: String) -> Publication {
    Publication(
      title, address: "https://explore-education-statistics.service.gov.uk/find-statistics/" + slug)
  }

  private static let workforce = "school-workforce-in-england"

  /// Qualified teachers who joined or left, with their rate among qualified teachers as published.
  ///
  /// Layout: *School workforce in England*, qualified entrants and qualified leavers, 2019 and later: a column of `Total` and
  /// of groups for each characteristic; sex is gender before 2024, and the type of school has two names.
  private static func flows(_ id: String, _ word: String) -> Input {
    Input(
      id, "qualified teachers who are \(word), by type of school and characteristic",
      columns: FlowBreakdown.allCases.map(\.column) + [
        Column(
          "number", .decimal, label: word.prefix(1).uppercased() + word.dropFirst(), unit: "FTE", decimals: 0),
        Column("rate", .decimal, label: "Rate", unit: "%", decimals: 1),
      ],
      readings: [
        Reading(
          "School workforce, qualified \(word)",
          requires: [
            "time_period", "geographic_level", word.dropLast() + "_type", "grade", "age_group",
            "working_pattern",
            "fte_\(word)", "fte_\(word)_percent",
          ]
        ) { file in
          func text(_ names: String...) -> SQL { "coalesce(\(names.map { file.text($0) }), 'Total')" }
          let school = text("establishment_type_group", "school_type")
          return file.select(
            file.standardKeys + [
              "case when \(school) = 'Total state-funded schools' then 'Total' else \(school) end as phase",
              "\(text(word.dropLast() + "_type")) as kind", "\(text("grade")) as grade",
              "\(text("sex", "gender")) as sex", "\(text("age_group")) as age",
              "\(text("working_pattern")) as pattern", "\(text("ethnicity_major")) as ethnicity",
            ] + file.column("fte_\(word)", as: "number") + file.column("fte_\(word)_percent", as: "rate"))
        }
      ],
      publication: publication("School workforce in England, file 'qualified \(word)'", workforce))
  }

  /// Those who left by the next census.
  static let censusLeavers = flows("staffing.census_leavers", "leavers")
  /// Those who joined since the census before.
  static let censusEntrants = flows("staffing.census_entrants", "entrants")

  /// Of the teachers who qualified in a year, the share in service so many years later; the period is the year of qualifying.
  ///
  /// Layouts: *School workforce in England*, teacher retention: a row for each number of years (2019), or a column for each,
  /// whose names end in `percentage_in_service` (2020) or `percent` (since), since 2023 with the number who qualified.
  static let cohorts = Input(
    "staffing.teacher_retention",
    "of teachers who qualified in a year, the share in service some years later",
    columns: Series.cohorts.parts + Series.cohorts.measures,
    readings: [
      Reading(
        "Teacher retention, 2019", requires: ["year_qualified", "years_after_qualifying", "retention_rate"]
      ) { file in
        file.select(
          cohortKeys(file) + ["regexp_extract(\(file.text("years_after_qualifying")), '[0-9]+') as years"]
            + file.column("retention_rate", as: "in_service"))
      },
      wide("Teacher retention, 2020", ending: "_after_qualifying_percentage_in_service"),
      wide("Teacher retention, since 2021", ending: "_after_qualifying_percent"),
    ], publication: publication("School workforce in England, file 'teacher retention'", workforce))

  private static func wide(_ name: String, ending: String) -> Reading {
    Reading(name, requires: ["year_qualified", "one_yr" + ending]) { file in
      let selects = numberWords.enumerated().compactMap { index, word -> SQL? in
        let column = word + (index == 0 ? "_yr" : "_yrs") + ending
        guard file.has(column) else { return nil }
        return file.select(
          cohortKeys(file) + ["\("\(index + 1)") as years"] + file.column("headcount_nqts", as: "cohort_size")
            + file.column(column, as: "in_service"))
      }
      return "\(selects, separator: " union all by name ")"
    }
  }

  private static func cohortKeys(_ file: SourceFile) -> [SQL] {
    [
      "\(file.text("year_qualified")) as period", "'National' as level", "\(SourceFile.england) as area_code",
      "'England' as area", "cast(null as varchar) as region",
    ]
  }

  /// The numbers as the file spells them: one to thirty-nine.
  private static let numberWords: [String] = {
    let ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    let teens = [
      "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ]
    return ones + teens + ["twenty"] + ones.map { "twenty" + $0 } + ["thirty"] + ones.map { "thirty" + $0 }
  }()

  /// Trainees who began, beside the target.
  ///
  /// Layouts: *Initial teacher training census*, new entrants and targets by subject: a row for each number (since 2022/23), or
  /// a column for each (to 2021/22).
  static let trainees = Input(
    "staffing.trainees", "trainee teachers who began, and the target, by subject",
    columns: Series.recruitment.parts + [
      Column("entrants", .integer, label: "All entrants", unit: "trainees", decimals: 0),
      Column(
        "postgraduate_entrants", .integer, label: "Postgraduate entrants", unit: "trainees", decimals: 0),
      Column("need", .integer, label: "Trainees needed", unit: "trainees", decimals: 0),
      Column("published_share", .decimal, label: "Published share of need", unit: "%", decimals: 0),
    ],
    readings: [
      Reading(
        "Initial teacher training census, since 2022/23",
        requires: ["itt_subject", "breakdown_topic", "breakdown", "trainee_number", "trainee_percentage"]
      ) { file in
        func item(_ name: String, _ number: String, _ group: String, topics: [String]) -> [SQL] {
          let here: SQL =
            "\(file.text("breakdown")) = \(group) and \(file.text("breakdown_topic")) in (\(values: topics))"
          let value: SQL = "max(\(file.value(number))) filter (where \(here))"
          return [
            "\(value) as \(column: name)",
            """
            case when \(value) is null then coalesce(max(\(file.symbol(number))) filter (where \(here)), 'x') end
              as \(column: Column.symbolName(of: name))
            """,
          ]
        }
        let entrants = ["Entrants", "Total"]
        let items =
          item("entrants", "trainee_number", "Total", topics: entrants)
          + item("postgraduate_entrants", "trainee_number", "Postgraduates", topics: entrants)
          + item("need", "trainee_number", "ITT Recruitment", topics: ["Target"])
          + item("published_share", "trainee_percentage", "ITT Recruitment", topics: ["Target"])
        return "\(file.select(file.standardKeys + [subject(file)] + items)) group by all"
      },
      Reading(
        "Initial teacher training census, to 2021/22",
        requires: ["time_period", "itt_subject", "total_postgraduates", "itt_recruitment_target"]
      ) { file in
        file.select(
          file.standardKeys + [subject(file)] + file.column("total_new_entrants", as: "entrants")
            + file.column("total_postgraduates", as: "postgraduate_entrants")
            + file.column("itt_recruitment_target", as: "need")
            + file.column("itt_recruitment_target_performance_percentage", as: "published_share"))
      },
    ],
    publication: publication(
      "Initial teacher training census, file 'new entrants and targets by subject'",
      "initial-teacher-training-census"))

  /// The census writes 'Art & Design' where the workforce model writes 'Art and Design'.
  private static func subject(_ file: SourceFile) -> SQL {
    "replace(\(file.text("itt_subject")), ' & ', ' and ') as subject"
  }
}
