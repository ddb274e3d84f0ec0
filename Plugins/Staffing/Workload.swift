import SlateKit
import Statistics

/// `staffing workload`: what teachers say about their hours and workload.
struct Workload: Command {
  static let configuration = CommandConfiguration(
    abstract: "Hours and opinions from surveys of teachers, with base, weights and design effects.",
    discussion: """
      Without a table before it, it shows what is quoted of 'Working lives of teachers and leaders' (Department for Education): \
      waves of 2022 to 2024, longitudinal, weighted and modular, so that not everybody is asked everything.

      With a survey's answers before it, a row for each person, it gives the weighted mean of numbers, or the weighted share of \
      each answer: p +- 1.96 sqrt(deff p (1 - p) / n), where n is the unweighted base of those asked, and the design effect \
      deff = n sum(w^2) / (sum w)^2 (Kish 1965). With --cluster, such as schools, the variance is that of the linearised mean \
      between clusters. Who was not asked has no answer and is not in the base.
      """)
  static let place = CommandPlace.anywhere
  static let examples = [
    Example("staffing workload", "what is quoted", shows: ["52.4", "58.2", "10411", "22", "49"]),
    Example(
      "from (values (1.0,'yes'),(1.0,'no'),(2.0,'no'),(1.0,null)) t(w,answer)"
        + " | staffing workload --answer answer --weight w",
      "four people, of whom one was not asked", shows: ["75.0", "25.0", "1.13"]),
  ]

  @Option(help: "The column of the answers: numbers, or words of which each gets its share.")
  var answer: ColumnName?
  @Option(help: "The column of the weights; without it all count alike.") var weight: ColumnName?
  @Option(help: "The column of the clusters that were drawn, such as schools.") var cluster: ColumnName?
  @Option(help: "Figures for each value of this column.") var by: ColumnName?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    guard let survey = input else { return try await published(in: session) }
    guard let name = answer else {
      throw SlateError("Answers need the column that holds them.", hint: "Add --answer.")
    }
    let answer = try survey.demand(name)
    let by = try by.map(survey.demand)
    let isNumber = answer.kind.isNumeric
    let weight: SQL = try weight.map { SQL.number(try survey.demandNumbers($0)) } ?? "1e0"
    let cluster: SQL = try cluster.map { SQL.text(try survey.demand($0)) } ?? "''"
    let complete = try await session.complete(
      survey,
      [by.map(SQL.text) ?? "'all'", isNumber ? SQL.number(answer) : SQL.text(answer), weight, cluster])
    let usable = complete.rows.filter { ($0[2].double ?? 0) > 0 }
    var rows: [[Value]] = []
    for (group, people) in Dictionary(grouping: usable, by: { $0[0].text ?? "" }).sorted(by: {
      $0.key < $1.key
    }) {
      let weights = people.map { $0[2].double ?? 0 }
      let names = people.map { $0[3].text ?? "" }
      let numbers = Dictionary(
        uniqueKeysWithValues: Set(names).sorted().enumerated().map { ($0.element, $0.offset) })
      let clusters = self.cluster == nil ? nil : names.map { numbers[$0] ?? 0 }
      let answers: [(String, [Double])] =
        isNumber
        ? [("Mean", people.map { $0[1].double ?? 0 })]
        : Set(people.compactMap { $0[1].text }).sorted().map { word in
          (word, people.map { $0[1].text == word ? 100 : 0 })
        }
      for (word, values) in answers {
        guard let found = SurveyMean(values, weights: weights, clusters: clusters) else {
          throw SlateError(
            "'\(group)' has people of fewer than two clusters: its precision is unknown.",
            hint: "Leave --cluster out, or bring groups together.")
        }
        let reach = Normal.quantile(0.975) * found.standardError
        rows.append([
          .text(group), .text(word), .integer(found.base), .number(found.mean),
          .number(found.mean - reach), .number(found.mean + reach), .number(found.designEffect),
        ])
      }
    }
    guard !rows.isEmpty else { throw SlateError("Nobody has an answer and a weight above 0.") }
    let unit = isNumber ? answer.unit : "%"
    func estimate(_ name: String, _ label: String) -> Column {
      Column(name, .number, label: label, unit: unit, decimals: 1)
    }
    let columns = [
      Column(by?.name ?? "people", .text, label: by?.label ?? "People", role: .dimension),
      Column("answer", .text, label: answer.label, role: .dimension),
      Column("base", .integer, label: "Base", unit: "people", decimals: 0),
      estimate("estimate", isNumber ? "Mean" : "Share"), estimate("low", "From"), estimate("high", "To"),
      Column("design_effect", .number, label: "Design effect", decimals: 2),
    ]
    let small = rows.filter { ($0[2].integer ?? 0) < 30 }.count
    return .relation(
      try await session.relation(of: Table(columns: columns, rows: rows), sources: survey.sources).drawn(
        ChartHint(.bar, x: "answer", y: ["estimate"], by: by?.name, title: answer.label)),
      notices: [
        complete.notice("an answer (not asked, or not given), a weight or a group"),
        .note("The base is not weighted. Intervals: 95%, with the design effect."),
      ]
        + (usable.count == complete.rows.count
          ? []
          : [
            .warning(
              "\((complete.rows.count - usable.count).grouped) rows have a weight of 0 or less and were left out."
            )
          ])
        + (small == 0 ? [] : [.warning("\(small) rows have a base below 30.")]))
  }

  private func published(in session: Session) async throws -> Output {
    let rows = try await session.rows(of: Series.workload)
    var table = Projection(from: rows.relation)
    for name in ["period", "question", "weekly_hours", "share", "base"] { table.take(name) }
    return .relation(
      table.relation("order by question, period").drawn(
        ChartHint(y: ["weekly_hours"], by: "question", title: "Hours that teachers and leaders work a week")),
      notices: [
        rows.origin,
        .note(
          "Weighted figures of a longitudinal survey, of those who were asked. x: not embedded. Base: all respondents of the wave."
        ),
      ] + (try await session.quotations(in: rows.relation)))
  }
}
