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
      them is ranked by lot, drawn once for each child. With 'sample' made, its children, schools and criteria are taken \
      where nothing is named.
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
  @Option(parsing: .upToNextOption, help: "Places more or fewer at a school: 900123=30, 900124=-30.")
  var change: [String] = []
  @Flag(help: "The offer of each child by the first rule, instead of the summary.") var offers = false

  func run(in session: Session, on input: Relation?) async throws -> Output {
    let preferences = try await preferences(session, input)
    let names = try names(in: preferences)
    let connection = try await session.connection
    var places = try await places(session, preferences, names)
    let changes = try changes(known: places)
    for (school, number) in changes { places[school, default: 0] += number }
    if let negative = places.first(where: { $0.value < 0 }) {
      throw SlateError("'\(negative.key)' would have \(negative.value) places.")
    }
    let applications = try await Applications.read(
      preferences, names, places: places, seed: session.seed, on: connection)
    let deferred = applications.admissions.deferredAcceptance
    if offers {
      return try await list(applications, deferred, preferences, session)
    }
    let immediate = applications.admissions.immediateAcceptance
    let summary = AllocationSummary(applications, by: names.group, hasDistance: names.distance != nil)
    let table = summary.table(deferred: deferred, immediate: immediate)
    return .relation(
      try await session.relation(of: table, sources: preferences.sources),
      notices: notices(applications, deferred, immediate, names, changed: !changes.isEmpty))
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
    guard !criteria.isEmpty else {
      throw SlateError(
        "It must be said how a school ranks its applicants.", hint: "Name the columns with --priority.")
    }
    let distance = distance ?? preferences.column("distance_km").map { ColumnName(text: $0.name) }
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

  private func changes(known: [String: Int]) throws -> [(school: String, number: Int)] {
    try change.map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let number = Int(parts[1]) else {
        throw SlateError(
          "'\(text)' is no change of places.", at: .argument(text),
          hint: "Type it as SCHOOL=30 or SCHOOL=-30.")
      }
      guard known[parts[0]] != nil else {
        throw SlateError.unknown("school", parts[0], among: known.keys.sorted())
      }
      return (parts[0], number)
    }
  }

  private func notices(
    _ applications: Applications, _ deferred: Admissions.Offers, _ immediate: Admissions.Offers,
    _ names: Applications.Names, changed: Bool
  ) -> [Notice] {
    let blocking = Set(applications.admissions.blockingPairs(immediate).map(\.child)).count
    let rank: (Int32) -> Int32 = { $0 < 0 ? .max : $0 }
    let better = zip(deferred, immediate).count { rank($0) < rank($1) }
    let worse = zip(deferred, immediate).count { rank($0) > rank($1) }
    return [
      .note(
        "Ranked by \(names.priorities.map(\.name).joined(separator: ", then ")), then by lot. "
          + "\(applications.children.count.grouped) children, \(applications.schools.count.grouped) schools, "
          + "\(applications.admissions.places.reduce(0, +).grouped) places."),
      .note(
        "Against the older rule, \(better.grouped) children get a school that they prefer, \(worse.grouped) one that they "
          + "like less; under the older rule \(blocking.grouped) children are turned away from a school that admitted "
          + "somebody of lower priority, or had room."),
    ]
      + (applications.unknown > 0
        ? [
          .warning(
            "\(applications.unknown.grouped) preferences name a school without places, and were left out.")
        ]
        : [])
      + (changed
        ? [.note("Places were changed as typed: without --change it is the allocation before.")] : [])
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
      relation, notices: [.note("By equal preferences. z: no school that the child named had a place.")])
  }
}
