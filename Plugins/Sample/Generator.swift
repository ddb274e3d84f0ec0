import SlateKit

/// Makes all tables of a sample, together or not at all.
struct Generator {
  let size: SampleSize
  let session: Session
  var world: World { World(size: size) }

  /// The tables, each after those that it reads.
  var tables: [SampleTable] {
    world.areas + [world.pupils] + world.send + world.teachers + [world.vacancies] + world.admissions
      + world.planning + [world.forecasts, world.blocks] + world.initiatives
  }

  /// Makes the sample in place of a former one.
  func generate() async throws -> [Dataset] {
    let connection = try await session.connection
    let catalog = Catalog(connection)
    let tables = tables
    do {
      return try await connection.transaction {
        for dataset in try await former(catalog) { try await catalog.removeGenerated(named: dataset.name) }
        for statement in world.groundwork { try await connection.execute(statement.inlined) }
        var made: [Dataset] = []
        for (index, table) in tables.enumerated() {
          try Task.checkCancellation()
          session.report("Making \(table.name)", Double(index) / Double(tables.count + 1))
          made.append(try await make(table, catalog))
        }
        made.append(try await make(try await truth(connection), catalog))
        for name in World.groundworkTables {
          try await connection.execute("drop table if exists temp.\(table: name)")
        }
        return made
      }
    } catch let error as EngineError where error.kind == .interrupted {
      throw CancellationError()
    }
  }

  /// Takes the sample away, all of it or nothing, with what was bound to its tables; answers how many tables it had.
  func forget() async throws -> Int {
    let catalog = Catalog(try await session.connection)
    let former = try await former(catalog)
    _ = try await catalog.forget(former)
    return former.count
  }

  private func former(_ catalog: Catalog) async throws -> [Dataset] {
    try await catalog.all().filter { $0.isFictional && $0.name.hasPrefix("sample_") }
  }

  private func make(_ table: SampleTable, _ catalog: Catalog) async throws -> Dataset {
    let draft = Dataset(
      name: table.name, version: 1, file: size.origin, fingerprint: size.fingerprint(of: table.name), rows: 0,
      release: "", columns: table.columns, individuals: table.individuals, origin: size.origin)
    do {
      return try await catalog.generate(draft, codes: table.codes, from: table.query)
    } catch let error as DatasetError {
      throw SlateError(error.message, hint: error.hint)
    }
  }
}
