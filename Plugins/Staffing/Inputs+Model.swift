import SlateKit

/// The files of the teacher workforce model, as its dashboard and its publications hold them: in columns with words for names.
extension Inputs {
  private static func publication(_ file: String) -> Publication {
    Publication(
      "Teacher workforce model, file '\(file)'",
      address: "https://github.com/dfe-analytical-services/teacher-workforce-analysis-dashboard")
  }

  private static func subject(_ file: SourceFile) -> SQL {
    let phase = file.text(file.has("education_phase") ? "education_phase" : "Phase")
    return
      "case when \(file.text("Subject")) = 'Total' then \(phase) else \(file.text("Subject")) end as subject"
  }

  private static func england(_ period: SQL) -> [SQL] {
    [
      "\(period) as period", "'National' as level", "\(SourceFile.england) as area_code",
      "'England' as area", "cast(null as varchar) as region",
    ]
  }

  private static let subjectColumn = Column("subject", .text, label: "Subject")

  /// Pupils and teachers by phase, with the projected years.
  static let numbers = Input(
    "staffing.model_numbers", "pupils and teachers of the teacher workforce model",
    columns: Series.numbers.parts + Series.numbers.measures,
    readings: [
      Reading(
        "Teacher workforce model, pupils and teachers",
        requires: ["Academic year", "Pupil numbers", "Teacher numbers", "Projection", "Phase"]
      ) { file in
        file.select(
          england(file.text("Academic year")) + [
            "\(file.text("Phase")) as phase",
            "case when \(file.text("Projection")) = 'Yes' then 'projected' else '' end as kind",
            "cast(\(file.value("Pupil numbers")) as decimal(24, 6)) as pupils_fte",
            "cast(\(file.value("Teacher numbers")) as decimal(24, 6)) as teachers_fte",
          ])
      }
    ], publication: publication("pupil and teacher numbers"))

  /// The published need for trainees.
  static let need = Input(
    "staffing.model_need", "postgraduate trainees needed, by subject",
    columns: [subjectColumn] + Series.need.measures,
    readings: [
      Reading(
        "Teacher workforce model, need",
        requires: Reading.keysOfNeed + ["subject", "education_phase", "pgitt_trainee_need_count"]
      ) { file in
        file.select(
          file.standardKeys + [subject(file)]
            + file.column("pgitt_trainee_need_count", as: "pgitt_trainee_need_count"))
      },
      // 'Postgraduate initial teacher training targets', as the need was called to 2025/26.
      Reading(
        "Postgraduate initial teacher training targets",
        requires: Reading.keysOfNeed + ["subject", "pgitt_trainee_target"]
      ) { file in
        let group: SQL = "coalesce(\(file.text("subject_filter_group")), \(file.text("subject")))"
        let name: SQL =
          "case when \(file.text("subject")) = 'Total' then \(group) else \(file.text("subject")) end as subject"
        return file.select(
          file.standardKeys + [name] + file.column("pgitt_trainee_target", as: "pgitt_trainee_need_count"))
      },
    ], publication: publication("PGITT need time series"))

  /// What moved the need from one year to the next; the year is the later one.
  static let drivers = Input(
    "staffing.model_drivers", "what moved the need for trainees",
    columns: [subjectColumn, Column("driver", .text, label: "Driver")] + Series.drivers.measures,
    readings: [
      Reading(
        "Teacher workforce model, drivers", requires: ["Driver", "Phase", "Subject", "Value"],
        lacks: ["Academic year"]
      ) { file in
        let driver = file.text("Driver")
        let latest: SQL =
          "(select max(substr(\(driver), 1, 7)) from \(file.table) where \(driver) like '%PGITT need')"
        return file.select(
          england(latest) + [
            subject(file), "\(driver) as driver",
            "cast(\(file.value("Value")) as double) as pgitt_need_driver",
          ])
      }
    ], publication: publication("drivers analysis"))

  /// Leaver rates in percent, and entrants in full-time equivalents; years of history and the trajectories after them.
  static let flows = Input(
    "staffing.model_flows", "leaver rates and entrants of the teacher workforce model",
    columns: Series.flows.parts + Series.flows.measures,
    readings: [
      Reading(
        "Teacher workforce model, flows",
        requires: [
          "Phase", "Subject", "Type", "Academic year", "Value", "Historic or trajectory", "Publication year",
        ]
      ) { file in
        let type = file.text("Type")
        let items = flowTypes.flatMap { name, published, factor -> [SQL] in
          let value: SQL =
            "max(\(file.value("Value"))) filter (where \(type) = \(published) and not isnan(\(file.value("Value"))))"
          return [
            "cast(\(factor) * \(value) as decimal(24, 6)) as \(column: name)",
            "case when \(value) is null then 'x' end as \(column: Column.symbolName(of: name))",
          ]
        }
        let edition: SQL = "cast(cast(\(file.value("Publication year")) as integer) as varchar) || ' edition'"
        let kind: SQL =
          "case when \(file.text("Historic or trajectory")) = 'Trajectory' then 'trajectory' else '' end"
        return """
          \(file.select(england(file.text("Academic year")) + [subject(file), "\(edition) as edition", "\(kind) as kind"] + items))
          group by all
          """
      }
    ], publication: publication("flow trajectories"), combining: ["edition"])

  /// The name of each flow here and in the files, and what brings it to percent or full-time equivalents.
  private static let flowTypes: [(String, String, Int)] = [
    ("leaver_rate", "Total leaver rate", 100), ("leaver_rate_under_55", "Under 55 leaver rate", 100),
    ("leaver_rate_55_and_over", "55+ leaver rate", 100), ("returners", "Returners", 1),
    ("new_to_sector", "New to state-funded sector entrants", 1),
    ("newly_qualified", "Newly qualified entrants", 1),
  ]
}

extension Reading {
  fileprivate static let keysOfNeed = ["time_period", "time_identifier", "geographic_level", "country_code"]
}
