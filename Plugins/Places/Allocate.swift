import SlateKit
import Statistics

/// `places allocate`: who is offered which school, by two rules.
struct Allocate: Command {
  static let configuration = CommandConfiguration(
    abstract: "Allocates children to schools by their preferences and the schools' priorities.",
    discussion: """
      Two rules, side by side. Co-ordinated admissions, as England has had them since 2007/08: every preference is \
      considered equally, and a child gets the highest of those whose school would have it (deferred acceptance). The older \
      rule, first preference first: schools fill with those who put them first, for good, then with those who put them \
      second, and so on (immediate acceptance). A first preference met is no measure of welfare across the two: under the \
      older rule it pays to name a safe school first.

      The table of preferences has a row for each preference of each child. A school ranks its applicants by the columns \
      of --priority, the first counting most: true before false, small numbers before large ones. Who is equal in all of \
      them is ranked by lot, drawn once for each child from the seed and the child's name: it holds at every school, whoever \
      else applies. With 'sample' made, its children, schools and criteria are taken where nothing is named.

      Who gains and who loses: 'gain' and 'lose' count the children whose offer is higher or lower in their own list than in \
      the first row of their group. --by disadvantaged and --by-distance divide the children. --change adds or takes places, \
      such as a form of entry, and sets the allocation with it beside the one without.
      """)
  static let examples = [
    Example(
      "sql \"select * from (values (1,'A',1,3),(1,'B',2,1),(2,'A',1,1)) t(c,s,p,km)\""
        + " | places allocate --child c --school s --preference p --priority km --each 1",
      "two children, two schools with one place each", shows: ["50.0"])
  ]
  static let place = CommandPlace.anywhere

  @Option(help: "The column of the children.") var child = ColumnName(text: "child_id")
  @Option(help: "The column of the schools.") var school = ColumnName(text: "school_id")
  @Option(help: "The column of the preferences' order.") var preference = ColumnName(text: "preference")
  @Option(parsing: .upToNextOption, help: "The schools' criteria, the one that counts most first.")
  var priority: [ColumnName] = []
  @Option(help: "The column of the distance to the school, in kilometres.") var distance: ColumnName?
  @Option(help: "A row for each value of this column of the preferences, such as who is disadvantaged.")
  var by: ColumnName?
  @Option(help: "The table of the schools and their places; its column of schools is called as above.")
  var schools: TableName?
  @Option(help: "The column of the places in it.") var places = ColumnName(text: "pan")
  @Option(help: "The same number of places at every school, instead of a table.") var each: Int?
  @Flag(help: "Rows for quarters of the children, by how near the nearest school is that they name.")
  var byDistance = false
  @Option(
    parsing: .upToNextOption,
    help: "Places more or fewer at a school: '900123 +30', '900124 -1 form' (of 30), 900123=30.")
  var change: [String] = []
  @Flag(help: "The offer of each child by the first rule, instead of the summary.") var offers = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let preferences = try await preferences(session, input)
    let names = try names(in: preferences)
    let connection = try await session.connection
    let places = try await places(session, preferences, names)
    var changed = places
    for text in change {
      let one = try PlaceChange(text, known: places)
      changed[one.school, default: 0] += one.number
    }
    if let negative = changed.first(where: { $0.value < 0 }) {
      throw SlateError("'\(negative.key)' would have \(negative.value) places.")
    }
    var applications = try await Applications.read(
      preferences, names, places: changed, seed: session.seed, on: connection)
    if byDistance { applications.divideByDistance() }
    let deferred = applications.admissions.deferredAcceptance
    if offers { return try await list(applications, deferred, preferences, session) }
    let immediate = applications.admissions.immediateAcceptance
    var outcomes = [AllocationSummary.Outcome(rule: "equal preferences", offers: deferred)]
    if !change.isEmpty {
      let before = applications.admissions.with(
        places: applications.schools.map { places[$0] ?? 0 } + [0])
      outcomes[0].rule = "equal preferences, changed"
      outcomes.insert(.init(rule: "equal preferences", offers: before.deferredAcceptance), at: 0)
    }
    outcomes.append(
      .init(rule: "first preference first" + (change.isEmpty ? "" : ", changed"), offers: immediate))
    let group =
      byDistance ? Column("nearest", .text, label: "Nearest school named", role: .dimension) : names.group
    let table = AllocationSummary(applications, by: group).table(outcomes)
    return .relation(
      try await session.relation(of: table, sources: preferences.sources).drawn(
        ChartHint(
          .bar, x: "rule", y: ["first_rate"], by: group?.name, title: "Offers of the first preference")),
      notices: notices(applications, outcomes, names))
  }

  private func preferences(_ session: Session, _ input: Relation?) async throws -> Relation {
    if let input { return input }
    guard let preferences = try? await session.relation(named: TableName(text: "sample_preferences")),
      let applications = try? await session.relation(named: TableName(text: "sample_applications"))
    else {
      throw SlateError(
        "There is no table of preferences.",
        hint:
          "Put one before it, as in 'from preferences | places allocate ...', or type 'sample' for a fictional one."
      )
    }
    let extra = applications.columns.filter { column in
      preferences.column(column.name) == nil
    }
    return Relation(
      sql: """
        select p.*, \(extra.map { "a.\(column: $0.name)" as SQL }) from \(preferences) as p
        join \(applications) as a on a.child_id = p.child_id
        """, columns: preferences.columns + extra.map(Allocate.withoutSymbols),
      sources: preferences.sources + applications.sources)
  }

  private static func withoutSymbols(_ column: Column) -> Column {
    var column = column
    column.symbols = nil
    return column
  }

  private func names(in preferences: Relation) throws -> Applications.Names {
    let standard = ["looked_after", "sibling", "catchment", "distance_km"].filter {
      preferences.column($0) != nil
    }
    let criteria = priority.isEmpty ? standard.map { ColumnName(text: $0) } : priority
    if byDistance, by != nil {
      throw SlateError("Children are divided by a column or by distance, not by both.")
    }
    guard !criteria.isEmpty else {
      throw SlateError(
        "It must be said how a school ranks its applicants.", hint: "Name the columns with --priority.")
    }
    let distance = distance ?? preferences.column("distance_km").map { ColumnName(text: $0.name) }
    if byDistance, distance == nil {
      throw SlateError("--by-distance takes a column of distances.", hint: "Name it with --distance.")
    }
    return Applications.Names(
      child: try preferences.demand(child), school: try preferences.demand(school),
      preference: try preferences.demandNumbers(preference),
      distance: try distance.map(preferences.demandNumbers),
      group: try by.map(preferences.demand), priorities: try criteria.map(preferences.demand))
  }

  private func places(_ session: Session, _ preferences: Relation, _ names: Applications.Names) async throws
    -> [String: Int]
  {
    let connection = try await session.connection
    if let each {
      guard each >= 0 else {
        throw SlateError("A school cannot have \(each) places.", at: .argument("\(each)"))
      }
      let found = try await connection.collect(
        "select distinct cast(\(column: names.school.name) as varchar) from \(preferences)")
      return Dictionary(
        uniqueKeysWithValues: (0..<found.rowCount).compactMap { found.row($0)[0].text.map { ($0, each) } })
    }
    let table = try await session.relation(named: schools ?? TableName(text: "sample_schools"))
    let (school, places) = try (table.demand(school), table.demandNumbers(places))
    let found = try await connection.collect(
      """
      select cast(\(column: school.name) as varchar), cast(sum(\(column: places.name)) as bigint) from \(table)
      where \(column: places.name) is not null group by 1
      """)
    return Dictionary(
      uniqueKeysWithValues: (0..<found.rowCount).compactMap { index in
        let row = found.row(index)
        return row[0].text.flatMap { name in row[1].integer.map { (name, $0) } }
      })
  }

  private func notices(
    _ applications: Applications, _ outcomes: [AllocationSummary.Outcome], _ names: Applications.Names
  ) -> [Notice] {
    guard let immediate = outcomes.last?.offers, let reference = outcomes.first else { return [] }
    let blocking = Set(applications.admissions.blockingPairs(immediate).map(\.child)).count
    let compared = outcomes.dropFirst().map { outcome in
      let pairs = zip(outcome.offers, reference.offers).map {
        (AllocationSummary.rank($0), AllocationSummary.rank($1))
      }
      let (gain, lose) = (pairs.count { $0.0 < $0.1 }, pairs.count { $0.0 > $0.1 })
      return "by '\(outcome.rule)' \(gain.grouped) children are better off and \(lose.grouped) worse off"
    }
    return [
      .note(
        "Ranked by \(names.priorities.map(\.name).joined(separator: ", then ")), then by lot. "
          + "\(applications.admissions.children.grouped) children, \(applications.schools.count.grouped) schools, "
          + "\(applications.admissions.places.reduce(0, +).grouped) places."),
      .note(
        "Against '\(reference.rule)', by their own order of schools: \(compared.joined(separator: "; "))."),
      .note(
        "First preference first turned away \(blocking.grouped) \(blocking == 1 ? "child" : "children") whom a school that they prefer would have had before another; equal preferences none."
      ),
    ]
      + applications.oddities.notices
  }

  private func list(
    _ applications: Applications, _ offers: Admissions.Offers, _ preferences: Relation, _ session: Session
  ) async throws -> Output {
    let admissions = applications.admissions
    let rows = offers.enumerated().map { child, choice -> [Value] in
      let position = admissions.starts[child] + Int(choice)
      return [
        .text(applications.children[child]),
        choice < 0 ? .missing(.notApplicable) : .integer(Int(choice) + 1),
        choice < 0 ? .text("") : .text(applications.schools[Int(admissions.preferences[position])]),
      ]
    }
    let columns = [
      Column("child", .text, label: "Child"),
      Column("preference", .integer, label: "Preference met", decimals: 0, symbols: "preference_symbol"),
      Column("school", .text, label: "School"),
    ]
    var relation = try await session.relation(
      of: Table(columns: columns, rows: rows), sources: preferences.sources)
    relation.disclosure = .individuals
    return .relation(
      relation,
      notices: [.note("By equal preferences. z: no school that the child named had a place.")]
        + applications.oddities.notices)
  }
}
