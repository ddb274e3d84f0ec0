import SlateKit

/// The embedded figures that the commands of this plugin read.
enum Series {
  private static let phase = Column("phase", .text, label: "Phase")
  private static let subject = Column("subject", .text, label: "Subject")

  /// Teachers at the November census; a phase is one of the UK release, and the census total has none.
  static let workforce = PublishedSeries(
    "staffing.workforce", parts: [phase],
    measures: [
      Column("teachers_fte", .integer, label: "Teachers", unit: "FTE"),
      Column("median_teacher_pay", .integer, label: "Median pay", unit: "£"),
    ])

  /// Pupils to a teacher, as published.
  static let ratios = PublishedSeries(
    "staffing.ratios", parts: [phase],
    measures: [Column("pupil_teacher_ratio", .decimal, label: "Pupils to a teacher", unit: "pupils")])

  /// Pupils and teachers of the teacher workforce model.
  static let numbers = PublishedSeries(
    "staffing.pupil_teacher_numbers", parts: [phase, Column("kind", .text, label: "Kind")],
    measures: [
      Column("pupils_fte", .decimal, label: "Pupils", unit: "FTE"),
      Column("teachers_fte", .decimal, label: "Teachers", unit: "FTE"),
    ])

  /// Leavers and their rate among qualified teachers.
  static let leavers = PublishedSeries(
    "staffing.leavers", parts: [phase],
    measures: [
      Column("leavers", .integer, label: "Leavers"), Column("leaver_rate", .decimal, label: "Leaver rate"),
    ])

  /// Leaver rates and entrants of the teacher workforce model.
  static let flows = PublishedSeries(
    "staffing.flows",
    parts: [subject, Column("edition", .text, label: "Edition"), Column("kind", .text, label: "Kind")],
    measures: [
      Column("leaver_rate", .decimal, label: "Leaver rate"),
      Column("leaver_rate_under_55", .decimal, label: "Under 55"),
      Column("leaver_rate_55_and_over", .decimal, label: "55 and over"),
      Column("returners", .decimal, label: "Returners", unit: "FTE", decimals: 0),
      Column("new_to_sector", .decimal, label: "New to state schools", unit: "FTE", decimals: 0),
      Column("newly_qualified", .decimal, label: "Newly qualified", unit: "FTE", decimals: 0),
    ])

  /// Teachers of secondary subjects, when they were last published.
  static let subjectTeachers = PublishedSeries(
    "staffing.subject_teachers", parts: [subject],
    measures: [Column("teachers_fte", .decimal, label: "Teachers", unit: "FTE")])

  /// The share of those who qualified in a year that is in service some years later.
  static let cohorts = PublishedSeries(
    "staffing.cohorts", parts: [Column("years", .text, label: "After years")],
    measures: [
      Column("cohort_size", .integer, label: "Qualified", unit: "teachers", decimals: 0),
      Column("in_service", .decimal, label: "In service", unit: "%", decimals: 1),
    ])

  /// Hours and opinions of teachers and leaders, by who was asked or what was said.
  static let workload = PublishedSeries(
    "staffing.workload", parts: [Column("question", .text, label: "Question")],
    measures: [
      Column("weekly_hours", .decimal, label: "Hours a week"), Column("share", .decimal, label: "Share"),
      Column("base", .integer, label: "Base"),
    ])

  /// Empty posts at the November census.
  static let vacancies = PublishedSeries(
    "staffing.vacancies",
    measures: [
      Column("vacancies", .integer, label: "Vacancies"),
      Column("temporarily_filled", .integer, label: "Temporarily filled", unit: "posts"),
      Column("vacancy_rate", .decimal, label: "Published rate"),
    ])

  /// Postgraduate trainees needed, by subject.
  static let need = PublishedSeries(
    "staffing.pgitt_need", parts: [subject],
    measures: [Column("pgitt_trainee_need_count", .integer, label: "Trainees needed")])

  /// The steps from one year's need to the next.
  static let drivers = PublishedSeries(
    "staffing.need_drivers", parts: [subject, Column("driver", .text, label: "Driver")],
    measures: [Column("pgitt_need_driver", .decimal, label: "Trainees")])

  /// Trainees who began.
  static let recruitment = PublishedSeries(
    "staffing.recruitment", parts: [subject],
    measures: [
      Column("itt_entrants", .integer, label: "All entrants"),
      Column("postgraduate_entrants", .integer, label: "Postgraduate entrants"),
      Column("percent_of_need", .decimal, label: "Published share of need"),
    ])
}
