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
    Inputs.censusLeavers, Inputs.censusEntrants, Inputs.cohorts, Inputs.trainees,
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

  /// How a number by subject and year is best drawn: a few subjects as lines, one year as bars, and all subjects as a table of
  /// shades, since twenty lines cannot be told apart.
  static func chart(of name: String, in relation: Relation, title: String, _ session: Session) async throws
    -> ChartHint
  {
    let counts = try await session.connection.collect(
      "select count(distinct subject), count(distinct period) from \(relation)"
    ).row(0).map { $0.integer ?? 0 }
    if counts[1] == 1 { return ChartHint(.bar, x: "subject", y: [name], title: title) }
    return counts[0] > 6
      ? ChartHint(.heatmap, x: "period", y: [name], by: "subject", title: title)
      : ChartHint(.line, x: "period", y: [name], by: "subject", title: title)
  }

  /// What a census figure is dated by.
  static let census = Notice.note(
    "A year is that of the November census: 2024/25 is November 2024. Teachers are full-time equivalents.")
}
