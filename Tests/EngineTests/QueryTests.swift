import Engine
import Testing

@Suite(
  "Statements and their results", .enabled(if: EngineAvailability.isLoadable, "\(EngineAvailability.reason)"))
struct QueryTests {
  private func connection() throws -> Connection { try Database.open(.memory).connect() }

  @Test("Bound values come back as they went in, NUL and quotes too")
  func values() async throws {
    let connection = try connection()
    let texts = [
      "x", "", "it's \"so\"", "a\0b\0", "é 👩‍🏫", "'\u{301}; drop table x; --",
      String(repeating: "long ", count: 50),
    ]
    for text in texts {
      let sql: SQL =
        "select \(text) as a, \(7) as b, \(-1.5) as c, \(true) as d, \(String?.none) is null as e"
      for sql in [sql, sql.inlined] {
        let row = try await connection.collect(sql).row(0)
        #expect(row == [.text(text), .integer(7), .number(-1.5), .boolean(true), .boolean(true)])
      }
    }
    let name = "odd \"name\"'\u{301}\"\u{301}"
    let table = try await connection.collect("select \(1) as \(column: name)")
    #expect(table.columns.map(\.name) == [name])
  }

  @Test("Every type is read")
  func types() async throws {
    let connection = try connection()
    try await connection.execute("create type size as enum ('small', 'large')")
    let table = try await connection.collect(
      """
      select true, 1::tinyint, (-2)::smallint, 3, 4::bigint, 5::utinyint, 6::usmallint, 7::uinteger, 8::ubigint,
        9::hugeint, 170141183460469231731687303715884105727::hugeint, 18446744073709551615::ubigint,
        0.5::float, 0.25::double, 12.50::decimal(4, 2), -12.50::decimal(9, 2), 1.5::decimal(18, 1),
        -99999999999999999999999999999999.999999::decimal(38, 6), 'a text', 'large'::size,
        date '2024-02-29', date '0044-03-15 (BC)', timestamp '1969-12-31 23:59:59.25', time '09:05:00',
        timestamptz '2024-07-01 12:00:00+01', timestamp_s '2024-07-01 12:00:00', timestamp_ms '2024-07-01 12:00:00.5',
        timestamp_ns '2024-07-01 12:00:00.123456789', null
      """)
    let expected: [Value] = [
      .boolean(true), .integer(1), .integer(-2), .integer(3), .integer(4), .integer(5), .integer(6),
      .integer(7),
      .integer(8), .integer(9), .decimal(Decimal128(coefficient: .max, scale: 0)),
      .decimal(Decimal128(coefficient: Int128(UInt64.max), scale: 0)), .number(0.5), .number(0.25),
      .decimal(Decimal128(coefficient: 1250, scale: 2)), .decimal(Decimal128(coefficient: -1250, scale: 2)),
      .decimal(Decimal128(coefficient: 15, scale: 1)),
      .decimal(Decimal128(coefficient: -99_999_999_999_999_999_999_999_999_999_999_999_999, scale: 6)),
      .text("a text"), .text("large"), .moment("2024-02-29"), .moment("-0043-03-15"),
      .moment("1969-12-31T23:59:59.25"), .moment("09:05:00"), .moment("2024-07-01T11:00:00Z"),
      .moment("2024-07-01T12:00:00"), .moment("2024-07-01T12:00:00.5"),
      .moment("2024-07-01T12:00:00.123456789"),
      .missing(nil),
    ]
    for (column, value) in expected.enumerated() {
      #expect(table.row(0)[column] == value, "column \(column)")
    }
    #expect(table.columns.map(\.kind).prefix(2) == [.boolean, .integer])
    guard case .coded(_, let dictionary) = table.vectors[19].storage else {
      Issue.record("An enumeration is not coded.")
      return
    }
    #expect(dictionary == ["small", "large"])
  }

  @Test("What has no type here comes as text, in the query's order and under its names")
  func castToText() async throws {
    let table = try await connection().collect(
      """
      select i as a, [i, null] as b, {'x': i} as c, interval (i) day as a,
        '00000000-0000-0000-0000-00000000000a'::uuid as e, 'ab'::blob as f, map {i: 'x'} as g, 5::uhugeint as h
      from range(3) t(i) order by i desc; -- the end
      """)
    #expect(table.columns.map(\.name) == ["a", "b", "c", "a", "e", "f", "g", "h"])
    #expect(
      table.row(0).compactMap(\.text) == [
        "[2, NULL]", "{'x': 2}", "2 days", "00000000-0000-0000-0000-00000000000a", "ab", "{2=x}", "5",
      ])
    #expect(table.vectors[0].count == 3 && table.row(0)[0] == .integer(2))
  }

  @Test("Missing values keep their place over many chunks")
  func missing() async throws {
    let table = try await connection().collect(
      "select case when i % 3 = 0 or i < 5000 then i end as n, case when i % 7 > 0 then 'text number ' || i end as t from range(20000) r(i)"
    )
    for row in stride(from: 0, to: 20_000, by: 61) {
      #expect(table.row(row)[0] == (row % 3 == 0 || row < 5000 ? .integer(row) : .missing(nil)))
      #expect(table.row(row)[1] == (row % 7 > 0 ? .text("text number \(row)") : .missing(nil)))
    }
  }

  @Test("A missing number has the symbol beside it, and the column of symbols does not appear")
  func symbols() async throws {
    let connection = try connection()
    let query: SQL = """
      select * from (values (1, 10, null, 'q'), (2, null, 'z', 'q'), (3, null, null, null), (4, null, 'c', 'q'))
      t(id, rate, rate_symbol, other_symbol)
      """
    let table = try await connection.collect(query)
    #expect(table.columns.map(\.name) == ["id", "rate", "other_symbol"])
    #expect(table["rate"]?[1] == .missing(.notApplicable))
    #expect(table["rate"]?[2] == .missing(nil))
    #expect(table["rate"]?[3] == .missing(.confidential))

    let known = [Column("RATE", .number, label: "Rate", unit: "%", decimals: 1)]
    let relation = try await connection.relation("\(query) ; ", describing: known, sources: ["source"])
    #expect(relation.physicalNames == ["id", "rate", "rate_symbol", "other_symbol"])
    #expect(relation.column("rate")?.label == "Rate" && relation.column("rate")?.unit == "%")
    #expect(relation.column("rate")?.kind == .integer)
    let flags = try await connection.relation(
      "select null::int as n, 'c' as flag", describing: [Column("n", .integer, symbols: "flag")])
    #expect(try await connection.collect(flags).row(0) == [.missing(.confidential)])
    let filtered = Relation(sql: "select * from \(relation) where id > 1", columns: relation.columns)
    #expect(try await connection.collect(filtered)["rate"]?[0] == .missing(.notApplicable))
  }

  @Test("A relation of two columns with one name tells them apart")
  func duplicateNames() async throws {
    let connection = try connection()
    let relation = try await connection.relation("select 1 as a, 2 as A, 3 as a_1 -- a comment")
    #expect(relation.columns.map(\.name) == ["a", "A_1", "a_1_1"])
    #expect(try await connection.collect(relation).row(0) == [.integer(1), .integer(2), .integer(3)])
  }

  @Test("Columns are known without running the query, with parameters too")
  func columns() async throws {
    let connection = try connection()
    let columns = try await connection.columns(
      of: "select \(5) as a, \("x") as b, error('ran') as c, 1.5 as d")
    #expect(columns.map(\.name) == ["a", "b", "c", "d"])
    #expect(columns.map(\.kind).prefix(2) == [.integer, .text] && columns[3].kind == .decimal)
  }

  @Test("Rows changed are counted; scripts run in order; several statements are refused; a pivot is one")
  func statements() async throws {
    let connection = try connection()
    try await connection.execute(
      script:
        "create table t(k varchar, y int, n int); insert into t values ('a', 2023, 1), ('a', 2024, 2), ('b', 2024, 3); -- done\n"
    )
    #expect(try await connection.execute("update t set n = n + \(1) where k = \("a")") == 2)
    #expect(try await connection.execute("insert into t values ('c;''', 2023, 9);") == 1)
    await #expect(throws: EngineError.self) { try await connection.execute("select 1; select 2") }
    let quoted = try await connection.relation("select e'it\\'s; ' as a, $tag$;'$tag$ as b /* ; */ ; -- ;")
    #expect(try await connection.collect(quoted).row(0) == [.text("it's; "), .text(";'")])
    let error = await #expect(throws: EngineError.self) { try await connection.collect("") }
    #expect(error?.kind == .statement)
    let pivot = try await connection.collect("pivot t on y using sum(n) group by k order by k")
    #expect(pivot.columns.map(\.name) == ["k", "2023", "2024"])
    #expect(pivot.row(0) == [.text("a"), .integer(2), .integer(3)])
    let relation = try await connection.relation("pivot t on y using sum(n) group by k")
    let ordered = try await connection.collect("select * from \(relation) where k < \("c") order by k")
    #expect(ordered.rowCount == 2)
  }

  @Test("A query streams in small tables, and stops when it is told to")
  func streaming() async throws {
    let connection = try connection()
    let relation = try await connection.relation(
      "select i, case when i % 2 = 0 then i end as n from range(1000000) t(i)")
    let counter = Counter()
    try await connection.stream(relation) { table in
      counter.add(table.rowCount)
      return true
    }
    #expect(counter.total == 1_000_000 && counter.largest <= 2048)
    let few = Counter()
    try await connection.stream(relation) { table in
      few.add(table.rowCount)
      return few.total < 5000
    }
    #expect(few.total < 10_000)
    let broken = try await connection.relation(
      "select case when i = 500000 then error('at the end') else i end as n from range(1000000) t(i)")
    await #expect(throws: EngineError.self) { try await connection.stream(broken) { _ in true } }
    #expect(try await connection.collect("select 1").rowCount == 1)
  }
}
