import SlateKit

/// How one of the publication's files names its schools, terms and pupils. The columns that count are named alike in all of them.
struct Layout: Sendable {
  private var name: String
  private var schools: String
  private var term: String?
  private var topic: String?
  private var pupils: String?

  /// The columns that set the layouts apart.
  private static let cuts = [
    "school_type", "education_phase", "term", "characteristic", "breakdown_topic", "breakdown",
    "school_urn", "ethnicity_minor",
  ]

  /// Every layout that is known.
  static let all = [
    Layout(name: "Pupil absence by term, 2012/13 to 2016/17", schools: "school_type", term: "term"),
    Layout(
      name: "Pupil absence by characteristic, 2012/13 to 2016/17", schools: "school_type",
      pupils: "characteristic"),
    Layout(
      name: "Pupil absence by pupil characteristics, since 2018/19", schools: "education_phase",
      topic: "breakdown_topic", pupils: "breakdown"),
    Layout(name: "Pupil absence by geographic level, until 2018/19", schools: "school_type"),
    Layout(name: "Pupil absence by geographic level, since 2018/19", schools: "education_phase"),
  ]

  /// The reading of a file of this layout.
  ///
  /// - Parameters:
  ///   - numbers: The input's columns, each with the file's.
  ///   - optional: Those that a file may lack.
  func reading(_ numbers: [(String, String)], optional: [(String, String)] = []) -> Reading {
    let own = [schools, term, topic, pupils].compactMap { $0 }
    let lacks = Self.cuts.filter { !own.contains($0) }
    return Reading(
      name, requires: ["time_period", "geographic_level"] + own + numbers.map(\.1), lacks: lacks
    ) { file in
      // A file by term that has no column for it says the term as its kind of period.
      let period = file.text("time_identifier")
      let spoken: SQL = "case when lower(\(period)) like '% term%' then \(period) else 'Total' end"
      let terms = term.map { file.text($0) } ?? spoken
      let group = pupils.map { file.text($0) } ?? "'Total'"
      let about =
        topic.map { file.text($0) }
        ?? "case when lower(\(group)) = 'total' then 'Total' else 'Characteristic' end"
      let texts: [SQL] = [
        "\(terms) as term", "\(file.text(schools)) as schools", "\(about) as topic", "\(group) as pupils",
      ]
      return file.select(
        file.standardKeys + texts + (numbers + optional).flatMap { file.column($0.1, as: $0.0) })
    }
  }
}
