import SlateKit

/// The school workforce census: its size, pupils to a teacher, vacancies and turnover, by area or school.
extension Inputs {
  private static let address =
    "https://explore-education-statistics.service.gov.uk/find-statistics/school-workforce-in-england"

  private static func publication(_ file: String) -> Publication {
    Publication("School workforce in England, file '\(file)'", address: address)
  }

  private static let schoolType = Column("phase", .text, label: "Phase")

  private static func full(_ name: String, _ label: String, unit: String = "FTE") -> Column {
    Column(name, .decimal, label: label, unit: unit, decimals: 2)
  }

  /// Staff in full-time equivalents.
  ///
  /// Layouts: *School workforce in England*, size of the school workforce (national to schools), and the list of schools of
  /// November 2016, which has one row for a school and no year but in its name.
  static let size = Input(
    "staffing.size", "staff in schools, full-time equivalents",
    columns: [
      schoolType, full("teachers", "Teachers"), full("classroom_teachers", "Classroom teachers"),
      full("teaching_assistants", "Teaching assistants"), full("support_staff", "Support staff"),
      full("staff", "All staff"),
    ],
    readings: [
      Reading(
        "School workforce, size", requires: ["time_period", "geographic_level", "fte_all_teachers"]
      ) { file in
        file.select(
          keys(file) + [phase(file)] + file.column("fte_all_teachers", as: "teachers")
            + file.column("fte_classroom_teachers", as: "classroom_teachers")
            + file.column("fte_teaching_assistants", as: "teaching_assistants")
            + supportStaff(file)
            + file.column("fte_workforce", as: "staff"))
      },
      Reading(
        "School workforce census 2016, schools", requires: ["urn", "teacher_fte", "ta_fte", "workforce_fte"]
      ) { file in
        let year = file.name.firstMatch(of: /20\d\d/).flatMap { Int($0.output) }
        let period: SQL = year.map { "\("\($0)/\(String($0 + 1).suffix(2))")" } ?? "cast(null as varchar)"
        return file.select(
          [
            "\(period) as period", "'School' as level", "\(file.text("urn")) as area_code",
            "\(file.text("urn")) as area", "cast(null as varchar) as region", "'' as phase",
          ] + number(file, "teacher_fte", as: "teachers")
            + number(file, "class_teacher_fte", as: "classroom_teachers")
            + number(file, "ta_fte", as: "teaching_assistants") + number(file, "workforce_fte", as: "staff"))
      },
    ],
    publication: publication("size of the school workforce"))

  /// Full-time equivalent pupils of January and teachers and adults of the November before.
  static let areaRatios = Input(
    "staffing.area_ratios", "pupils, teachers and adults, by area",
    columns: [
      schoolType, full("pupils", "Pupils"), full("qualified_teachers", "Qualified teachers"),
      full("teachers", "Teachers"), full("adults", "Adults in class"),
    ],
    readings: [
      Reading(
        "School workforce, pupil to teacher ratios",
        requires: ["time_period", "geographic_level", "pupils_fte", "teachers_fte", "adults_fte"]
      ) { file in
        file.select(
          keys(file) + [phase(file)] + file.column("pupils_fte", as: "pupils")
            + file.column("qualified_teachers_fte", as: "qualified_teachers")
            + file.column("teachers_fte", as: "teachers") + file.column("adults_fte", as: "adults"))
      }
    ],
    publication: publication("pupil to teacher ratios"))

  /// Empty posts on the day of the census, and the rate as published.
  static let areaVacancies = Input(
    "staffing.area_vacancies", "vacancies on the day of the census, by area",
    columns: [
      schoolType, Column("vacancies", .decimal, label: "Vacancies", unit: "posts", decimals: 0),
      Column("temporarily_filled", .decimal, label: "Temporarily filled", unit: "posts", decimals: 0),
      Column("published_rate", .decimal, label: "Published rate", unit: "%", decimals: 1),
    ],
    readings: [
      Reading(
        "School workforce, vacancies", requires: ["time_period", "geographic_level", "vacancy", "rate"]
      ) { file in
        let filled =
          ["tempfilled", "temp_filled", "temporarily_filled", "temporary"].first(where: file.has)
          ?? "tempfilled"
        return file.select(
          keys(file) + [phase(file)] + file.column("vacancy", as: "vacancies")
            + file.column(filled, as: "temporarily_filled") + file.column("rate", as: "published_rate"),
          where: file.has("post_grade") ? ["\(file.text("post_grade")) = 'Total'"] : [])
      }
    ],
    publication: publication("teacher vacancies"))

  /// Teachers of a school at one census, and where they are at the next.
  static let turnover = Input(
    "staffing.turnover", "teachers of schools, and where they are a year later",
    columns: [
      schoolType, full("teachers", "Teachers"), full("stayed", "Stayed"),
      full("left_schools", "Left state schools"), full("moved", "Moved school"),
    ],
    readings: [
      Reading(
        "School workforce, teacher turnover",
        requires: ["time_period", "teacher_fte_in_census_year", "remained_in_the_same_school"]
      ) { file in
        func name(_ middle: String, _ end: String) -> String {
          ["state-funded", "state_funded"].map { middle + $0 + end }.first(where: file.has)
            ?? middle + "state-funded" + end
        }
        return file.select(
          keys(file) + [phase(file)] + file.column("teacher_fte_in_census_year", as: "teachers")
            + file.column("remained_in_the_same_school", as: "stayed")
            + file.column(name("left_the_", "_system"), as: "left_schools")
            + file.column(name("left_to_another_", "_school"), as: "moved"))
      }
    ],
    publication: publication("teacher turnover, schools"))

  /// The keys of a file of the census: the data standards', with constituencies and schools.
  private static func keys(_ file: SourceFile) -> [SQL] {
    let places = [
      ("National", "country_code", "country_name"), ("Regional", "region_code", "region_name"),
      ("Local authority", "new_la_code", "la_name"),
      ("Parliamentary constituency", "pcon_code", "pcon_name"), ("School", "school_urn", "school_name"),
    ]
    func place(_ part: KeyPath<(String, String, String), String>) -> SQL {
      let cases = places.map { "when \($0.0) then \(file.text($0[keyPath: part]))" as SQL }
      return "case \(file.text("geographic_level")) \(cases, separator: " ") end"
    }
    return [
      "\(file.standardPeriod) as period", "\(file.text("geographic_level")) as level",
      "\(place(\.1)) as area_code", "\(place(\.2)) as area", "\(file.text("region_name")) as region",
    ]
  }

  /// All staff who do not teach: of files before that of 2023, which have no column for them, the sum of the kinds that they had.
  private static func supportStaff(_ file: SourceFile) -> [SQL] {
    let kinds = [
      "teaching_assistants", "other_school_support_staff", "administrative_staff", "technicians",
      "auxiliary_staff",
    ]
    .map { "fte_" + $0 }
    return file.has("fte_all_support_staff") || !kinds.allSatisfy(file.has)
      ? file.column("fte_all_support_staff", as: "support_staff") : file.sum(kinds, as: "support_staff")
  }

  /// The type of school; empty for all of them. A file that has schools without central staff as 'Total state-funded schools'
  /// means another total by 'Total'.
  private static func phase(_ file: SourceFile) -> SQL {
    let type = ["establishment_type_group", "school_type"].first(where: file.has).map(file.text) ?? "''"
    let schools = "Total state-funded schools"
    return """
      case when \(file.text("geographic_level")) = 'School' or \(type) = \(schools)
          or (\(type) = 'Total' and not exists (select 1 from \(file.table) where \(type) = \(schools))) then ''
        else coalesce(\(type), '') end as phase
      """
  }

  /// A column that a file holds as numbers, or as text with a symbol such as DNS (did not supply) among its numbers.
  private static func number(_ file: SourceFile, _ name: String, as alias: String) -> [SQL] {
    if file.hasNumbers(name) { return file.column(name, as: alias) }
    let value: SQL = "try_cast(\(file.text(name)) as decimal(24, 6))"
    return [
      "\(value) as \(column: alias)",
      "case when \(value) is null then \(file.text(name)) end as \(column: Column.symbolName(of: alias))",
    ]
  }
}
