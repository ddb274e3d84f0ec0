import SlateKit

/// `attendance persistent`: enrolments that missed a tenth of their sessions, and half of them.
struct Persistent: Command {
  static let configuration = CommandConfiguration(
    abstract: "Pupils who missed a tenth of their sessions or more, and those who missed half.",
    discussion: """
      By 'Pupil absence in schools in England' (Department for Education), a pupil enrolment is persistently absent where it \
      missed 10% or more of its own possible sessions, and severely absent where it missed 50% or more. Each rate is a \
      percentage of all enrolments, computed from the counts; who is severely absent is persistently absent, too. Import a file \
      by geographic level or by pupil characteristics; those until 2016/17 do not count severe absence.
      """)
  static let examples = [
    Example("attendance persistent", "England, year by year"),
    Example("attendance persistent --years 2017 | select area rate severe_rate", "one year, the two rates"),
  ]

  @OptionGroup var pupils: PupilRows

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let rows = try await pupils.rows(of: Inputs.enrolments, in: session)
    var table = Projection(from: rows.relation)
    for name in pupils.keys { table.take(name) }
    for name in ["enrolments", "persistent"] { table.take(name) }
    table.rate("rate", of: "persistent", per: "enrolments", label: "Persistent rate")
    table.take("severe", isDetail: true)
    table.rate("severe_rate", of: "severe", per: "enrolments", label: "Severe rate")
    return .relation(
      table.relation(pupils.order).drawn(pupils.chart("Persistent absence from school", Inputs.enrolments)),
      notices: rows.notices(Inputs.enrolments))
  }
}
