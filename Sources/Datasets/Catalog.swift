import Engine

/// The datasets of a workspace: what was imported, in which versions, with the meaning of every column.
public struct Catalog: Sendable {
  let connection: Connection

  /// The catalog of the workspace that a connection works in.
  public init(_ connection: Connection) { self.connection = connection }

  /// Lays out the catalog's own tables in a new workspace; an existing one stays as it is.
  public func prepare() async throws {
    try await connection.execute(
      script: """
        create schema if not exists data;
        create schema if not exists slate;
        create table if not exists slate.datasets (
          name varchar, version integer, file varchar, fingerprint varchar, row_count bigint, release varchar,
          primary key (name, version));
        create table if not exists slate.columns (
          dataset varchar, version integer, position integer, name varchar, kind varchar, label varchar, unit varchar,
          decimals integer, role varchar, symbols varchar);
        create table if not exists slate.bindings (
          input varchar, dataset varchar, target varchar, source varchar);
        alter table slate.datasets add column if not exists individuals boolean default false;
        alter table slate.datasets add column if not exists origin varchar default '';
        """)
  }

  /// Every version of every dataset, in the order of their import.
  public func all() async throws -> [Dataset] {
    // An older workspace that is only read lacks the later columns, which then are as if empty.
    let records = try await connection.collect(
      """
      select name, version, file, fingerprint, row_count, release, coalesce(individuals, false), coalesce(origin, '')
      from (
        select rowid as position, * from slate.datasets
        union all by name select false as individuals, '' as origin where false)
      order by position
      """)
    let fields = try await connection.collect(
      """
      select dataset, version, name, kind, label, unit, decimals, role, symbols from slate.columns
      order by dataset, version, position
      """)
    var columns: [String: [Column]] = [:]
    for row in 0..<fields.rowCount {
      let cells = fields.row(row)
      guard let dataset = cells[0].text, let version = cells[1].integer, let name = cells[2].text else {
        continue
      }
      columns["\(dataset)@\(version)", default: []].append(
        Column(
          name, cells[3].text.flatMap(Column.Kind.init) ?? .other, label: cells[4].text,
          unit: cells[5].text ?? "",
          decimals: cells[6].integer.flatMap { $0 < 0 ? nil : $0 },
          role: cells[7].text.flatMap(Column.Role.init), symbols: cells[8].text))
    }
    return (0..<records.rowCount).compactMap { row in
      let cells = records.row(row)
      guard let name = cells[0].text, let version = cells[1].integer else { return nil }
      return Dataset(
        name: name, version: version, file: cells[2].text ?? "", fingerprint: cells[3].text ?? "",
        rows: cells[4].integer ?? 0, release: cells[5].text ?? "",
        columns: columns["\(name)@\(version)"] ?? [],
        individuals: cells[6] == .boolean(true), origin: cells[7].text ?? "")
    }
  }

  /// The newest version of every dataset, in the order of their import.
  public func newest() async throws -> [Dataset] {
    let every = try await all()
    return every.filter { dataset in
      !every.contains { $0.name == dataset.name && $0.version > dataset.version }
    }
  }

  /// Marks a dataset as rows of individuals.
  func markIndividuals(_ dataset: Dataset) async throws {
    _ = try await connection.execute(
      "update slate.datasets set individuals = true where name = \(dataset.name) and version = \(dataset.version)"
    )
  }

  /// Enters a dataset whose table stands, and points the view of its name to it. Part of the importer's transaction.
  func enter(_ dataset: Dataset) async throws {
    _ = try await connection.execute(
      """
      insert into slate.datasets (name, version, file, fingerprint, row_count, release, individuals, origin)
      values (\(dataset.name), \(dataset.version), \(dataset.file), \(dataset.fingerprint), \(dataset.rows),
        \(dataset.release), \(dataset.individuals), \(dataset.origin))
      """)
    let columns = dataset.columns.enumerated().map { position, column -> SQL in
      """
      (\(dataset.name), \(dataset.version), \(position), \(column.name), \(column.kind.rawValue), \(column.label),
        \(column.unit), \(column.decimals ?? -1), \(column.role.rawValue), \(column.symbols))
      """
    }
    let entry: SQL = "insert into slate.columns values \(columns)"
    _ = try await connection.execute(entry.inlined)
    _ = try await connection.execute(
      "create or replace view \(table: dataset.name) as select * from \(schema: Dataset.schema, table: dataset.table)"
    )
  }
}
