import Engine

/// The first reading by the engine: what the columns hold.
extension Importer {
  /// The table of one row that the first reading leaves: for column 3, its texts in `t3`, its counts in `f3`, `n3`, ...
  static let profileTable = "slate_import_profile"

  /// What counts as space around a value.
  private static let spaces = " \t\u{a0}"

  /// Reads the whole file once, fills in the plans, and says what is odd about the cells.
  func profile(_ plans: inout [ColumnPlan], in source: CSVSource) async throws -> [String] {
    let file = InputFile.name(of: source.path)
    let columns = plans.map { SQL.FileColumn($0.name) }
    let items = plans.enumerated().flatMap { index, plan in
      plan.isGivenDimension ? Self.dimensionItems(plan.name, index) : Self.numberItems(plan.name, index)
    }
    try await watching("Reading \(file)", from: 0.2, to: 0.5) { [plans] in
      let cells = plans.enumerated().compactMap { index, plan -> SQL? in
        plan.isGivenDimension
          ? "\(column: plan.name)"
          : "\(column: plan.name), \(Self.number(plan.name)) as \(column: "x\(index)")"
      }
      try await connection.execute(
        """
        create or replace temporary table \(table: Self.profileTable) as select \(items)
        from (select \(cells) from \(source.read(columns)))
        """)
    }
    try await collectProfiles(&plans)
    for index in plans.indices { plans[index].decide() }
    try await collectMixedTexts(&plans, in: source)
    return try await oddities(of: plans, in: source)
  }

  /// A cell as a number. Whatever begins with a letter is none, and is not tried: a cast that fails is slow.
  private static func number(_ name: String) -> SQL {
    "case when \(column: name) < ':' then try_cast(\(column: name) as double) end"
  }

  private static func dimensionItems(_ name: String, _ index: Int) -> [SQL] {
    [
      "count(\(column: name)) as \(column: "f\(index)")",
      "list_sort(list(distinct \(column: name)) filter (where \(column: name) is not null)) as \(column: "t\(index)")",
    ]
  }

  private static func numberItems(_ name: String, _ index: Int) -> [SQL] {
    let cell: SQL = "\(column: name)"
    let number: SQL = "\(column: "x\(index)")"
    let isNumber: SQL = "isfinite(\(number))"
    let hasExponent: SQL = "\(isNumber) and (contains(\(cell), 'e') or contains(\(cell), 'E'))"
    return [
      "count(\(cell)) as \(column: "f\(index)")",
      "count(*) filter (where \(isNumber)) as \(column: "n\(index)")",
      "max(abs(\(number))) filter (where \(isNumber)) as \(column: "m\(index)")",
      """
      max(length(\(cell)) - instr(\(cell), '.')) filter (where \(isNumber) and contains(\(cell), '.')
        and not (contains(\(cell), 'e') or contains(\(cell), 'E'))) as \(column: "s\(index)")
      """,
      "count(*) filter (where \(cell) >= '00' and \(cell) < '0:' and \(isNumber)) as \(column: "z\(index)")",
      "count(*) filter (where \(hasExponent)) as \(column: "e\(index)")",
      "count(*) filter (where \(hasExponent) and \(number) <> trunc(\(number))) as \(column: "b\(index)")",
      """
      list_sort(list(distinct \(cell)) filter (where \(cell) is not null and (\(number) is null or not \(isNumber))))
        as \(column: "t\(index)")
      """,
    ]
  }

  private func collectProfiles(_ plans: inout [ColumnPlan]) async throws {
    let table: SQL = "\(table: Self.profileTable)"
    let rows = plans.enumerated().map { index, plan -> SQL in
      let counts =
        plan.isGivenDimension ? [] : ["n", "s", "z", "e", "b"].map { "\(column: "\($0)\(index)")" as SQL }
      let others: SQL = plan.isGivenDimension ? "null, null, null, null, null" : "\(counts)"
      let magnitude: SQL = plan.isGivenDimension ? "null" : "\(column: "m\(index)")"
      return """
        select \(index) as i, \(column: "f\(index)"), coalesce(len(\(column: "t\(index)")), 0), \(others), \(magnitude)
        from \(table)
        """
    }
    let found = try await connection.collect("\(rows, separator: " union all ") order by i")
    for index in plans.indices {
      let cells = found.row(index)
      var profile = ColumnProfile()
      profile.filled = cells[1].integer ?? 0
      profile.texts = cells[2].integer ?? 0
      profile.numbers = cells[3].integer ?? 0
      profile.scale = cells[4].integer ?? 0
      profile.leadingZeros = cells[5].integer ?? 0
      profile.exponents = cells[6].integer ?? 0
      profile.brokenExponents = cells[7].integer ?? 0
      profile.magnitude = cells[8].double ?? 0
      if !plans[index].isGivenDimension, profile.texts > 0 { try await collectTokens(&profile, index) }
      plans[index].profile = profile
    }
  }

  /// Sorts the texts of a column that may hold numbers: those that are numbers in other dress, and the others.
  private func collectTokens(_ profile: inout ColumnProfile, _ index: Int) async throws {
    let tokens: SQL = """
      (select t, trim(t, \(Self.spaces)) as bare from
        (select unnest(\(column: "t\(index)")) as t from \(table: Self.profileTable)))
      """
    let pattern = #"[-+]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)([.][0-9]+)? ?%?"#
    let dressed = try await connection.collect(
      """
      select count(*), max(abs(x)), max(case when contains(y, '.') then length(y) - instr(y, '.') else 0 end),
        count(*) filter (where contains(bare, '%')), count(*) filter (where contains(bare, ','))
      from (select bare, \(Self.undressed("bare")) as y, cast(\(Self.undressed("bare")) as double) as x from \(tokens)
        where regexp_full_match(bare, \(pattern)))
      """
    ).row(0)
    profile.decorated = dressed[0].integer ?? 0
    profile.magnitude = max(profile.magnitude, dressed[1].double ?? 0)
    profile.scale = max(profile.scale, dressed[2].integer ?? 0)
    profile.hasPercentSigns = dressed[3].integer ?? 0 > 0
    profile.hasSeparators = dressed[4].integer ?? 0 > 0
    let limit = 200
    let others = try await connection.collect(
      "select t from \(tokens) where not regexp_full_match(bare, \(pattern)) order by t limit \(limit + 1)")
    profile.others = (0..<min(others.rowCount, limit)).compactMap { others.row($0)[0].text }
    profile.hasMoreOthers = others.rowCount > limit
  }

  /// A number without thousands separators and `%` sign.
  static func undressed(_ cell: SQL) -> SQL {
    "trim(replace(replace(\(cell), ',', ''), '%', ''), \(spaces))"
  }

  /// For columns of texts among which numbers stand, gathers these too: the first reading kept only the others.
  private func collectMixedTexts(_ plans: inout [ColumnPlan], in source: CSVSource) async throws {
    let mixed = plans.indices.filter {
      !plans[$0].isGivenDimension && !plans[$0].isMeasure && plans[$0].profile.numbers > 0
    }
    guard !mixed.isEmpty else { return }
    let items = mixed.map { index -> SQL in
      let cell: SQL = "\(column: plans[index].name)"
      return "list_sort(list(distinct \(cell)) filter (where \(cell) is not null)) as \(column: "t\(index)")"
    }
    let columns = plans.map { SQL.FileColumn($0.name) }
    try await watching("Reading \(InputFile.name(of: source.path))", from: 0.5, to: 0.55) {
      try await connection.execute(
        """
        create or replace temporary table \(table: Self.profileTable) as
        select * exclude (\(columns: mixed.map { "t\($0)" })), \(mixed.map { "m.\(column: "t\($0)")" as SQL })
        from \(table: Self.profileTable), (select \(items) from \(source.read(columns))) as m
        """)
    }
    let counts = try await connection.collect(
      "select \(mixed.map { "coalesce(len(\(column: "t\($0)")), 0)" as SQL }) from \(table: Self.profileTable)"
    )
    for (position, index) in mixed.enumerated() {
      plans[index].profile.texts = counts.row(0)[position].integer ?? 0
      plans[index].storage = plans[index].textStorage
    }
  }
}
