// swift-format-ignore-file
// The rows of the table are longer than a line of code may be.

extension AttendancePlugin {
  /// What the commands answer from before anything is imported: that the figures are in the files, and in which.
  static let publishedFigures = """
    series	measure	period_type	period	level	area_code	area	breakdown	value	unit	decimals	grade	source
    attendance.sessions	possible	academic	201617	National	E92000001	England	Total	x	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201617	National	E92000001	England	Total	x	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201617	National	E92000001	England	Total	x	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201617	National	E92000001	England	Total	x	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.enrolments	enrolments	academic	201617	National	E92000001	England	Total	x	enrolments	0	A	Department for Education, Pupil absence in schools in England, absence_by_characteristic.csv
    attendance.enrolments	persistent	academic	201617	National	E92000001	England	Total	x	enrolments	0	A	Department for Education, Pupil absence in schools in England, absence_by_characteristic.csv
    attendance.enrolments	severe	academic	201617	National	E92000001	England	Total	x	enrolments	0	A	Department for Education, Pupil absence in schools in England, absence_by_characteristic.csv
    attendance.weeks	persistent_absence_percent	calendar	2025	National	E92000001	England	Total	x	%	2	A	Department for Education, Pupil attendance in schools, persistent absence, year to date
    """
}
