extension Session {
  /// The rows of an input that a person asked for.
  ///
  /// The rows of every year stand beside those of the years asked for, so that a change on the year before can be computed.
  /// Named areas win over levels; a named region with `--by authority` means its authorities; with nothing named it is
  /// England. A footing sums authorities that were split or merged.
  ///
  /// What must be said of reorganisations in those years is said beside the command's own notices.
  ///
  /// - Throws: ``SlateError`` for an area or year that is not there, with the nearest that is.
  public func rows(of input: Input, _ selection: Selection) async throws -> InputRows {
    var rows = try await self.rows(of: input, embedded: selection.embedded)
    let published = rows.relation
    if let footing = selection.footing { rows = self.rows(rows, on: footing) }
    let whole = rows.relation
    let periods = try await periods(in: rows, of: input.id, selection.years)
    let places = try areaConditions(selection, in: input)
    rows.parts = rows.parts.narrowed(to: nil, try levels(of: selection))
    for sources in [\InputRows.relation.sources, \InputRows.everyYear.sources] {
      rows[keyPath: sources] = rows.parts.map(\.table)
    }
    rows.parts = rows.parts.narrowed(to: periods, nil)
    rows.everyYear = whole.filtered(places)
    rows.periods = periods.map { "period in (\(values: $0))" }
    rows.relation = whole.filtered(places + (rows.periods.map { [$0] } ?? []))
    try await demandRows(rows, of: input, whole: whole, selection)
    if rows.source != PublishedFigures.table {
      for notice in try await changeNotices(selection, whole: published, periods: rows.periods) {
        say(notice)
      }
    }
    return rows
  }

  /// The periods of an input or series that lie in the range asked for; nil where none was asked for.
  ///
  /// - Throws: ``SlateError`` that says which years there are, where none lies in the range.
  public func periods(in rows: InputRows, of name: String, _ years: Years?) async throws -> [String]? {
    guard let years else { return nil }
    guard rows.relation.column("period") != nil else {
      throw SlateError(
        "\(name) has no years to choose from.", at: .argument(years.range.text), hint: "Leave --years out.")
    }
    let all = try await connection.collect("select distinct period from \(rows.relation) order by period")
    let labels = (0..<all.rowCount).compactMap { all.row($0)[0].text }
    let wanted = labels.filter { Period(label: $0).map(years.range.contains) ?? false }
    if !wanted.isEmpty { return wanted }
    let known =
      labels.first.map { $0 == labels.last ? $0 : "\($0) to \(labels.last ?? $0)" } ?? "no year at all"
    throw SlateError(
      "\(name), read from \(rows.source), has no year in '\(years.range.text)'.",
      at: .argument(years.range.text),
      hint: (years.range.isSpanning && labels.allSatisfy { $0.count == 4 }
        ? "It is by calendar year: type 2024, or 2019-2024 for a range. " : "") + "It has \(known)."
        + (rows.isEmbedded ? "" : " The embedded figures may have it: --embedded reads them."))
  }

  /// The levels of the areas asked for.
  private func levels(of selection: Selection) throws -> [String] {
    if selection.region != nil { return [Area.Level.authority.official] }
    guard !selection.areas.isEmpty else { return [(selection.by ?? .england).official] }
    return try selection.areas.map { name in
      let level = try area(name).level
      return selection.by == .authority && level == .region ? Area.Level.authority.official : level.official
    }
  }

  /// The conditions that keep the areas asked for. Rows of an input without levels are all of one, such as schools: a
  /// selection by level leaves them as they are.
  func areaConditions(_ selection: Selection, in input: Input? = nil) throws -> [SQL] {
    var codes: [String] = []
    var regions: [Area] = []
    let places = selection.footing.map { FootingPlace.all($0, in: areas).places } ?? []
    for name in selection.areas + (selection.region.map { [$0] } ?? []) {
      let area = try area(name)
      let isContainer = name == selection.region || (selection.by == .authority && area.isRegion)
      if name == selection.region, !area.isRegion {
        throw SlateError(
          "\(area.name) is not a region.", at: .argument(name.text),
          hint:
            "The regions are \(areas.areas.filter { $0.level == .region }.map(\.name).joined(separator: ", "))."
        )
      }
      if isContainer {
        regions.append(area)
      } else {
        codes += areas.codes(of: area).map { code in
          places.first { $0.codes.contains(code) }?.area.code ?? code
        }
      }
    }
    if let input, input.allColumns.allSatisfy({ $0.name != "level" }) {
      return levelless(codes: codes, regions: regions.map(\.name))
    }
    let inside = regions.isEmpty ? nil : insideCondition(regions)
    if let inside, !codes.isEmpty { return ["(area_code in (\(values: codes)) or \(inside))"] }
    if !codes.isEmpty { return ["area_code in (\(values: codes))"] }
    if let inside { return [inside] }
    return ["level = \((selection.by ?? .england).official)"]
  }

  /// The same for rows that are all of one level: those in the authorities and regions asked for.
  private func levelless(codes: [String], regions: [String]) -> [SQL] {
    let named = areas.areas.filter { codes.contains($0.code) }
    if named.contains(where: { $0.level == .country }) || (codes + regions).isEmpty { return [] }
    let within = regions + named.filter { $0.level == .region }.map(\.name)
    let codes = named.filter { $0.level == .authority }.map(\.code)
    let conditions = [
      codes.isEmpty ? nil : "area_code in (\(values: codes))" as SQL,
      within.isEmpty ? nil : "region in (\(values: within))" as SQL,
    ].compactMap { $0 }
    return ["(\(conditions, separator: " or "))"]
  }

  /// The condition that keeps the authorities of regions: those whose row names the region, and those that the register knows
  /// there, for a file may name a part of London in a region's place.
  private func insideCondition(_ regions: [Area]) -> SQL {
    let codes = regions.flatMap { areas.authorities(of: $0).map(\.code) }
    return """
      (level = 'Local authority' and (region in (\(values: regions.map(\.name))) or area_code in (\(values: codes))))
      """
  }

  /// The query of what stays the same when an area's code changes and the area does not, for following it over the years.
  public func place(of column: String) -> SQL {
    let changes = areas.renamed.keys.sorted().map { code -> SQL in
      "when \(code) then \(areas.currentCode(of: code))"
    }
    return changes.isEmpty
      ? "\(column: column)" : "case \(column: column) \(changes, separator: " ") else \(column: column) end"
  }

  /// The area that a word of the line means.
  ///
  /// - Throws: ``SlateError`` where it could mean several, or none.
  public func area(_ name: AreaName) throws -> Area {
    switch areas.find(name.text) {
    case .one(let area): return area
    case .several(let candidates):
      let names = candidates.prefix(8).map(\.name).joined(separator: ", ")
      throw SlateError(
        "'\(name.text)' could mean \(candidates.count) areas: \(names)\(candidates.count > 8 ? ", ..." : "").",
        at: .argument(name.text), hint: "Type more of the name, or the code.")
    case .none(let nearest):
      throw SlateError(
        "There is no area called '\(name.text)'.", at: .argument(name.text), suggestions: nearest,
        hint: nearest.isEmpty
          ? "Areas are England, its regions and its local authorities, by name or code." : "")
    }
  }

  /// Says why nothing was found, in place of an empty table.
  private func demandRows(_ rows: InputRows, of input: Input, whole: Relation, _ selection: Selection)
    async throws
  {
    let found = try await connection.collect("select count(*) from (select 1 from \(rows.relation) limit 1)")
    guard found.row(0)[0].integer == 0 else { return }
    var known: [String] = []
    if whole.column("level") != nil {
      let levels = try await connection.collect("select distinct level from \(whole) order by level")
      known = (0..<levels.rowCount).compactMap { levels.row($0)[0].text }
    }
    let ended = selection.areas.compactMap { try? area($0) }.filter { !$0.isCurrent }.map { area in
      let names = areas.successors(of: area).map(\.name)
      return
        "\(area.name) (\(area.code)) ended on \(area.to); its place was taken by \(names.joined(separator: " and "))."
    }
    let isEmbedded = rows.isEmbedded
    throw SlateError(
      "\(input.id), read from \(rows.source), has no rows for that"
        + (known.isEmpty ? "." : "; it has rows for these levels: \(known.joined(separator: ", "))."),
      hint: !ended.isEmpty
        ? ended.joined(separator: " ")
        : isEmbedded
          ? "Authorities are in the file itself, \(input.publication.title) (\(input.publication.address)): import it."
          : known.contains(Area.Level.authority.official) && !known.contains(Area.Level.region.official)
            ? "Regions are not in it: '--region \"\(try regionName(selection))\"' has the authorities of one, and '--by authority' all."
            : "")
  }
}

extension Session {
  /// The region that a person asked for, else one as an example.
  fileprivate func regionName(_ selection: Selection) throws -> String {
    let named = try (selection.areas + (selection.region.map { [$0] } ?? [])).map { try area($0) }
    return named.first(where: \.isRegion)?.name ?? "North East"
  }
}

extension Relation {
  /// The rows for which all conditions hold.
  public func filtered(_ conditions: [SQL]) -> Relation {
    guard !conditions.isEmpty else { return self }
    var relation = self
    relation.sql = "select * from \(self) where \(conditions, separator: " and ")"
    return relation
  }
}
