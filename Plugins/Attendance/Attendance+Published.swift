// swift-format-ignore-file
// The rows of the table are longer than a line of code may be.

extension AttendancePlugin {
  /// What the commands answer from before anything is imported: sessions of England by type of school, of which the file has no
  /// row for all schools together; of the other measures, that the figures are in the files, and in which.
  static let publishedFigures = """
    series	measure	period_type	period	level	area_code	area	breakdown	value	unit	decimals	grade	source
    attendance.sessions	possible	academic	201213	National	E92000001	England	Special	27561067	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201213	National	E92000001	England	Special	2648864	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201213	National	E92000001	England	Special	2113733	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201213	National	E92000001	England	Special	535131	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201213	National	E92000001	England	State-funded primary	1265023536	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201213	National	E92000001	England	State-funded primary	59203594	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201213	National	E92000001	England	State-funded primary	49047253	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201213	National	E92000001	England	State-funded primary	10156341	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201213	National	E92000001	England	State-funded secondary	989656690	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201213	National	E92000001	England	State-funded secondary	58287718	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201213	National	E92000001	England	State-funded secondary	44647795	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201213	National	E92000001	England	State-funded secondary	13639923	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201314	National	E92000001	England	Special	28382333	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201314	National	E92000001	England	Special	2549504	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201314	National	E92000001	England	Special	2022464	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201314	National	E92000001	England	Special	527040	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201314	National	E92000001	England	State-funded primary	1302210318	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201314	National	E92000001	England	State-funded primary	50515332	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201314	National	E92000001	England	State-funded primary	39456372	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201314	National	E92000001	England	State-funded primary	11058960	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201314	National	E92000001	England	State-funded secondary	977701501	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201314	National	E92000001	England	State-funded secondary	50957946	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201314	National	E92000001	England	State-funded secondary	38195147	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201314	National	E92000001	England	State-funded secondary	12762799	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201415	National	E92000001	England	Special	29676921	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201415	National	E92000001	England	Special	2778618	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201415	National	E92000001	England	Special	2223455	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201415	National	E92000001	England	Special	555163	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201415	National	E92000001	England	State-funded primary	1344720753	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201415	National	E92000001	England	State-funded primary	54016776	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201415	National	E92000001	England	State-funded primary	42284706	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201415	National	E92000001	England	State-funded primary	11732070	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201415	National	E92000001	England	State-funded secondary	983983379	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201415	National	E92000001	England	State-funded secondary	52130100	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201415	National	E92000001	England	State-funded secondary	39107980	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201415	National	E92000001	England	State-funded secondary	13022120	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201516	National	E92000001	England	Special	29787445	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201516	National	E92000001	England	Special	2702589	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201516	National	E92000001	England	Special	2202580	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201516	National	E92000001	England	Special	500009	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201516	National	E92000001	England	State-funded primary	1375428357	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201516	National	E92000001	England	State-funded primary	55102906	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201516	National	E92000001	England	State-funded primary	42219483	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201516	National	E92000001	England	State-funded primary	12883423	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201516	National	E92000001	England	State-funded secondary	992976296	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201516	National	E92000001	England	State-funded secondary	51712506	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201516	National	E92000001	England	State-funded secondary	37997247	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201516	National	E92000001	England	State-funded secondary	13715259	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201617	National	E92000001	England	Special	32852920	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201617	National	E92000001	England	Special	3196449	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201617	National	E92000001	England	Special	2514099	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201617	National	E92000001	England	Special	682350	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201617	National	E92000001	England	State-funded primary	1404325264	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201617	National	E92000001	England	State-funded primary	56595915	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201617	National	E92000001	England	State-funded primary	41781439	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201617	National	E92000001	England	State-funded primary	14814476	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	possible	academic	201617	National	E92000001	England	State-funded secondary	1003038626	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	missed	academic	201617	National	E92000001	England	State-funded secondary	53682923	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	authorised	academic	201617	National	E92000001	England	State-funded secondary	38499947	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.sessions	unauthorised	academic	201617	National	E92000001	England	State-funded secondary	15182976	sessions	0	A	Department for Education, Pupil absence in schools in England, absence_by_term.csv
    attendance.enrolments	enrolments	academic	201617	National	E92000001	England	Total	x	enrolments	0	A	Department for Education, Pupil absence in schools in England, absence_by_characteristic.csv
    attendance.enrolments	persistent	academic	201617	National	E92000001	England	Total	x	enrolments	0	A	Department for Education, Pupil absence in schools in England, absence_by_characteristic.csv
    attendance.enrolments	severe	academic	201617	National	E92000001	England	Total	x	enrolments	0	A	Department for Education, Pupil absence in schools in England, absence_by_characteristic.csv
    attendance.weeks	persistent_absence_percent	calendar	2025	National	E92000001	England	Total	x	%	2	A	Department for Education, Pupil attendance in schools, persistent absence, year to date
    """
}
