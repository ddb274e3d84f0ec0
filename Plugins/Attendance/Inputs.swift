import SlateKit

/// The tables that the commands read, and the files that supply them.
enum Inputs {
  /// Sessions that pupils could have attended, and those that they missed. A session is half a day.
  static let sessions = Input(
    "attendance.sessions", "sessions that pupils could attend, and sessions that they missed",
    columns: cuts + [
      Column("possible", .integer, label: "Possible", unit: "sessions", decimals: 0),
      Column("missed", .integer, label: "Missed", unit: "sessions", decimals: 0),
      Column("authorised", .integer, label: "Missed, authorised", unit: "sessions", decimals: 0),
      Column("unauthorised", .integer, label: "Missed, unauthorised", unit: "sessions", decimals: 0),
    ],
    readings: Layout.all.map {
      $0.reading([
        ("possible", "sess_possible"), ("missed", "sess_overall"), ("authorised", "sess_authorised"),
        ("unauthorised", "sess_unauthorised"),
      ])
    },
    publication: absence, combining: combining)

  /// Pupil enrolments, and those of them that missed a tenth, or half, of their own possible sessions.
  static let enrolments = Input(
    "attendance.enrolments", "pupil enrolments, and those of them that are persistently or severely absent",
    columns: cuts + [
      Column("enrolments", .integer, label: "Enrolments", unit: "enrolments", decimals: 0),
      Column("persistent", .integer, label: "Persistently absent", unit: "enrolments", decimals: 0),
      Column("severe", .integer, label: "Severely absent", unit: "enrolments", decimals: 0),
    ],
    readings: Layout.all.map {
      $0.reading(
        [("enrolments", "enrolments"), ("persistent", "enrolments_pa_10_exact")],
        optional: [("severe", "enrolments_pa_50_exact")])
    },
    publication: absence, combining: combining)

  /// The share of enrolments that were persistently absent from September to the end of a week.
  static let yearToDate = Input(
    "attendance.weeks", "the share of pupils persistently absent in the year to date, week by week",
    columns: [
      Column("schools", .text, label: "Schools"),
      Column("week", .text, label: "Week"),
      Column("rate", .number, label: "Persistently absent", unit: "%", decimals: 2),
    ],
    readings: [
      Reading(
        "Pupil attendance in schools, year to date",
        ["schools": "education_phase", "week": "time_identifier", "rate": "persistent_absence_percent"],
        rows: [.init("time_frame", "Year to date")])
    ],
    publication: Publication(
      "Pupil attendance in schools, persistent absence in the year to date",
      address:
        "https://explore-education-statistics.service.gov.uk/find-statistics/pupil-attendance-in-schools"),
    combining: ["period", "level", "schools", "week"])

  private static let cuts = [
    Column("term", .text, label: "Term"),
    Column("schools", .text, label: "Schools"),
    Column("topic", .text, label: "Characteristic"),
    Column("pupils", .text, label: "Pupils"),
  ]

  /// The files of this publication lie side by side: by term, by characteristic, by area.
  private static let combining = ["period", "level", "term", "schools", "topic", "pupils"]

  private static let absence = Publication(
    "Pupil absence in schools in England, by term, geographic level or pupil characteristics",
    address:
      "https://explore-education-statistics.service.gov.uk/find-statistics/pupil-absence-in-schools-in-england"
  )
}
