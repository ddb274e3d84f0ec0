import SlateKit

/// Absence from school: how many sessions are missed, by whom, and what eligibility for free meals has to do with it.
public enum AttendancePlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "attendance", summary: "Absence from school: overall, persistent and severe, and its gap.",
    group: "attendance",
    sources: [
      "Department for Education, Pupil absence in schools in England (absence_by_term, absence by geographic level, "
        + "absence by pupil characteristics), and its data guidance.",
      "Department for Education, Pupil attendance in schools (persistent absence, year to date).",
    ])
  /// Its commands.
  public static let commands: [any Command.Type] = [
    Absence.self, Persistent.self, YearToDate.self, Gap.self, Beside.self,
  ]
  /// The tables that its commands read.
  public static let inputs = [Inputs.sessions, Inputs.enrolments, Inputs.yearToDate]
  /// The figures that it embeds.
  public static let published = publishedFigures
}
