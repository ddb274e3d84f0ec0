import SlateKit

/// The school workforce: how many teachers there are, for how many pupils, who leaves, and how many must be trained.
public enum StaffingPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "staffing",
    summary:
      "Teachers: how many, for how many pupils, who leaves, which posts are empty, how many trainees are needed.",
    group: "staffing",
    sources: [
      "Department for Education, School workforce in England (November census).",
      "Department for Education, Postgraduate initial teacher training targets and the teacher workforce model.",
      "Department for Education, Initial teacher training census.",
    ])
  /// Its commands.
  public static let commands: [any Command.Type] = [
    Workforce.self, Ratios.self, Vacancies.self, Leavers.self, Entrants.self, Turnover.self, Retention.self,
    Survival.self, Hazards.self, Need.self, Drivers.self, Supply.self, Recruitment.self, Exposure.self,
    Cost.self, Workload.self,
  ]
  /// The tables that it reads from files.
  public static let inputs = [
    Inputs.retention, Inputs.size, Inputs.areaRatios, Inputs.areaVacancies, Inputs.turnover,
    Inputs.leaverGrid,
    Inputs.entrantGrid, Inputs.numbers, Inputs.need, Inputs.drivers, Inputs.flows,
  ]
  /// The figures that it embeds.
  public static let published = publishedFigures

  /// Two publications give the same leavers two years.
  static let yearLabels = Notice.warning(
    "Teachers there in November 2023 and gone by November 2024 left in 2023/24 in school workforce statistics, and in "
      + "2024/25 in the teacher workforce model and with NFER.")

  /// What the editions of the workforce model are to each other.
  static let editions = Notice.note(
    "Each year is of the edition that is named; editions revise earlier years, and that of 2025 has rates with one decimal. A trajectory is an assumption of the model, not a count."
  )

  /// The rows of the model's flows of one edition, or of the newest that has the year: a query in parentheses.
  static func newest(_ rows: InputRows, _ edition: Int?, having column: String) -> SQL {
    let wanted: SQL = edition.map { "edition = \("\($0) edition")" } ?? "true"
    return """
      (select * from (select *, max(edition) over (partition by subject, period) as newest from \(rows.relation)
        where \(column: column) is not null and \(wanted)) where edition = newest)
      """
  }

  /// What a census figure is dated by.
  static let census = Notice.note(
    "A year is that of the November census: 2024/25 is November 2024. Teachers are full-time equivalents.")
}
