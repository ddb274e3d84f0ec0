extension Session {
  /// What feeds an input first.
  public enum Feed: Sendable {
    case dataset(Dataset, Reading)
    case published
  }

  /// What feeds an input before anything else: a dataset that a reading recognises, else the embedded figures where they
  /// hold the series; nil where nothing does.
  public func feed(of input: Input) async throws -> Feed? { try await parts(of: input).first?.feed }

  /// All that feeds an input.
  ///
  /// What was bound by hand goes before everything, and alone. Otherwise all datasets feed it that a reading recognises, in
  /// their newest versions. Of each period and level only one dataset's rows count: those of the dataset that reaches the
  /// latest period, or of two that reach as far, the one that was imported last. Embedded figures add the periods that no
  /// file has, where they are of the same kind.
  ///
  /// - Returns: The parts that have rows, the one that counts most first; none where nothing feeds the input.
  public func parts(of input: Input) async throws -> [FeedPart] {
    let bound = try await boundParts(of: input)
    guard bound.isEmpty else { return try await combined(bound, in: input) }
    var parts: [FeedPart] = []
    for dataset in try await catalog.newest() {
      let names = dataset.columns.map(\.name)
      guard let reading = input.readings.first(where: { $0.recognises(names) }) else { continue }
      let part = try await part(dataset, reading, input)
      // A file may have a layout and none of its rows: that of new plans by need has the columns of that of all plans.
      if try await hasRows(part) { parts.append(part) }
    }
    let series = try await connection.collect("select count(*) from published where series = \(input.id)")
    let embedded =
      (series.row(0)[0].integer ?? 0) > 0
      ? FeedPart(feed: .published, extent: [], sql: PublishedFigures.select(input)) : nil
    if parts.isEmpty { return embedded.map { [$0] } ?? [] }
    return try await combined(parts, embedded: input.extendsEmbedded ? embedded : nil, in: input)
  }

  /// The rows of a dataset as a reading maps them.
  func part(_ dataset: Dataset, _ reading: Reading, _ input: Input) async throws -> FeedPart {
    if reading.query != nil { try await layOutAreas() }
    let mapped = try reading.select(from: SourceFile(dataset), columns: input.columns)
    let sql = try await conformed(mapped, to: input)
    return FeedPart(feed: .dataset(dataset, reading), extent: [], sql: sql)
  }

  /// A mapped file with exactly the input's columns: what it lacks is missing with the symbol `x`.
  private func conformed(_ mapped: SQL, to input: Input) async throws -> SQL {
    let found = try await connection.columns(of: mapped)
    let kinds = Dictionary(found.map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let items = input.allColumns.flatMap { column -> [SQL] in
      let symbol = Column.symbolName(of: column.name)
      guard let kind = kinds[column.name] else {
        let value: SQL = "cast(null as \(SQL.typeName(of: column.kind))) as \(column: column.name)"
        return column.kind.isNumeric ? [value, "'x' as \(column: symbol)"] : [value]
      }
      let name: SQL = "\(column: column.name)"
      guard column.kind.isNumeric else {
        return [kind == .text ? name : "cast(\(name) as varchar) as \(name)"]
      }
      let value: SQL =
        kind.isNumeric ? name : "try_cast(\(name) as \(SQL.typeName(of: column.kind))) as \(name)"
      return kinds[symbol] == nil
        ? [value] : [value, "cast(\(column: symbol) as varchar) as \(column: symbol)"]
    }
    return "select \(items) from (\(mapped))"
  }

  /// Lets each part keep the rows that no part before it has.
  private func combined(
    _ parts: [FeedPart], embedded: FeedPart? = nil, in input: Input
  ) async throws -> [FeedPart] {
    guard parts.count > 1 || embedded != nil else { return parts }
    var parts = parts
    for index in parts.indices { parts[index].extent = try await extent(of: parts[index], in: input) }
    parts = FeedPart.ranked(parts)
    let names = Set(input.allColumns.map(\.name))
    let keys = input.combining.filter(names.contains)
    if !input.hasKey("period") && keys == ["level"] || keys.isEmpty { parts = Array(parts.prefix(1)) }
    var kept: [FeedPart] = []
    for part in parts {
      if let part = part.without(kept, by: keys) { kept.append(part) }
    }
    guard var embedded else { return kept }
    let periods = Set(kept.flatMap(\.extent).map(\.period))
    let shapes = Set(periods.map(FeedPart.shape))
    embedded.extent = try await extent(of: embedded, in: input).filter {
      !periods.contains($0.period) && shapes.contains(FeedPart.shape($0.period))
    }
    guard !embedded.extent.isEmpty else { return kept }
    let wanted = Set(embedded.extent.map(\.period)).sorted()
    embedded.sql = "select * from (\(embedded.sql)) where period in (\(values: wanted))"
    return kept + [embedded]
  }

  /// The rows of an input for which a condition holds, read from the parts that have such rows.
  public func rows(_ rows: InputRows, of input: Input, where condition: SQL) async throws -> InputRows {
    var kept = rows.filtered([condition])
    guard rows.parts.count > 1 else { return kept }
    kept.parts = []
    for var part in rows.parts {
      part.sql = "select * from (\(part.sql)) where \(condition)"
      let own = Set(try await extent(of: part, in: input))
      part.extent = part.extent.filter(own.contains)
      if !part.extent.isEmpty { kept.parts.append(part) }
    }
    if kept.parts.isEmpty { kept.parts = rows.parts }
    for sources in [\InputRows.relation.sources, \InputRows.everyYear.sources] {
      kept[keyPath: sources] = kept.parts.map(\.table)
    }
    return kept
  }

  private func hasRows(_ part: FeedPart) async throws -> Bool {
    try await connection.collect("select 1 from (\(part.sql)) limit 1").rowCount > 0
  }

  private func extent(of part: FeedPart, in input: Input) async throws -> [FeedPart.Extent] {
    let items = ["period", "level"].map { name -> SQL in
      input.hasKey(name) ? "coalesce(cast(\(column: name) as varchar), '')" : "''"
    }
    let found = try await connection.collect("select distinct \(items) from (\(part.sql)) order by all")
    return (0..<found.rowCount).map { index in
      FeedPart.Extent(period: found.row(index)[0].text ?? "", level: found.row(index)[1].text ?? "")
    }
  }

  /// Lays the register of areas out for readings that name places in another way; once for each life of the engine.
  private func layOutAreas() async throws {
    let connection = try await connection
    let generation = connection.database.generation
    guard state.withLock({ $0.areasGeneration != generation }) else { return }
    try await AreaTable.load(areas, into: connection)
    state.withLock { $0.areasGeneration = generation }
  }
}
