import Datasets
import Engine
import Foundation
import SlateTestSupport
import Testing

@Suite("What becomes of columns", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ColumnTests {
  private func load(_ text: String, metadata: String? = nil) async throws -> (Bench, ImportReport) {
    let bench = try await Bench()
    if let metadata { _ = try bench.write("t.meta.csv", metadata) }
    return (bench, try await bench.load(try bench.write("t.csv", text)))
  }

  @Test("Whole numbers, decimals and symbols keep their types and spellings")
  func kinds() async throws {
    let (bench, report) = try await load(
      """
      time_period,new_la_code,count,share_pc,blank,text
      202425,E1,1,12.50,,one
      202425,E2,z,0.1,,2
      202425,E3, x ,Low,,3
      202425,E4,,low,,4
      """)
    #expect(report.dataset.columns.map(\.kind) == [.text, .text, .integer, .decimal, .text, .text])
    #expect(report.dataset.column("count")?.symbols == "count_symbol")
    #expect(report.dataset.column("share_pc")?.decimals == 2)
    #expect(report.dataset.column("share_pc")?.label == "Share (%)")
    let table = try await bench.connection.collect(report.dataset.relation)
    #expect(
      (0..<4).map { table.row($0)[2] } == [
        .integer(1), .missing(Symbol(rawValue: "z")), .missing(Symbol(rawValue: "x")), .missing(nil),
      ])
    #expect(table.row(2)[3] == .missing(Symbol(rawValue: "Low")))
    #expect(table.row(3)[3] == .missing(Symbol(rawValue: "low")))
    #expect(report.oddities.contains { $0.contains("Spaces around symbols in count (first on line 4)") })
  }

  @Test("Thousands separators, % signs and exponents are read as numbers, and said")
  func dressed() async throws {
    let (bench, report) = try await load(
      "la_name,n,share,e\nA,\"12,154.00\",11.00%,1e+05\nB,7,x,3\nC,\"1,000,000\",9%,2\n")
    let row = try await bench.row("select sum(n)::double, sum(share)::double, sum(e)::double from t")
    #expect(row == [.number(1_012_161), .number(20), .number(100_005)])
    #expect(report.dataset.column("share")?.unit == "%")
    #expect(report.dataset.column("e")?.kind == .integer)
    for part in [
      "thousands separators in n (first on line 2)", "% sign in share (first on line 2)", "exponent",
    ] {
      #expect(report.oddities.contains { $0.contains(part) }, "\(part)")
    }
  }

  @Test("However many columns are odd, each kind of oddity is one sentence with its first line")
  func manyOddities() async throws {
    let names = (1...30).map { "n\($0)" }
    func row(_ cell: String) -> String { "A,\(names.map { _ in cell }.joined(separator: ","))\n" }
    let (_, report) = try await load(
      "la_name,\(names.joined(separator: ","))\n" + row("1") + row("\"1,000\"") + row("11%") + row(" x ")
        + row("NEW"))
    #expect(report.oddities.count == 4)
    for part in [
      "n6 and 24 more (first on line 3)", "n6 and 24 more (first on line 4)",
      "n6 and 24 more (first on line 5)",
      "'NEW' stands in place of numbers in n1, n2, n3, n4, n5, n6 and 24 more (first on line 6)",
    ] {
      #expect(report.oddities.contains { $0.contains(part) }, "\(part)")
    }
  }

  // Department for Education, Compare school and college performance: the abbreviations beside the files to download.
  @Test(
    "Abbreviations of the performance tables have their reasons",
    arguments: [
      ("NE", Symbol.Reason.notApplicable), ("NA", .notApplicable), ("NP", .notAvailable),
      ("SUPP", .confidential),
      ("SP", .roundsToNothing), ("LOWCOV", .unreliable), ("RE", .unreliable),
    ])
  func performanceTables(symbol: String, reason: Symbol.Reason) async throws {
    let (bench, report) = try await load("SCHNAME,P8MEA\nA,-0.12\nB,\(symbol)\nC,0.5\n")
    #expect(report.dataset.column("P8MEA")?.decimals == 2)
    let table = try await bench.connection.collect(report.dataset.relation)
    #expect(table.row(1)[1] == .missing(Symbol(rawValue: symbol)))
    #expect(Symbol(rawValue: symbol).reason == reason)
    #expect(report.oddities == [])
    #expect(report.summary.symbols.map(\.symbol.rawValue) == [symbol])
  }

  // The data standards name z, x, c, low, k and u; of these nothing is said there, nor in the performance tables' abbreviations.
  @Test(
    "Symbols that no source explains stay symbols, without a reason", arguments: ["NEW", "UNAVAIL", "DNS"])
  func unexplained(symbol: String) async throws {
    let (bench, report) = try await load("la_name,n\nA,1\nB,\(symbol)\nC,3\n")
    #expect(report.dataset.column("n")?.kind == .integer)
    let table = try await bench.connection.collect(report.dataset.relation)
    #expect(table.row(1)[1] == .missing(Symbol(rawValue: symbol)))
    #expect(Symbol(rawValue: symbol).reason == .unexplained)
    #expect(
      report.oddities.contains {
        $0.hasPrefix("'\(symbol)' stands in place of numbers in n (first on line 3)")
      })
  }

  @Test("Codes stay text, and so do columns in which other texts stand")
  func texts() async throws {
    let rows = (1...30).map { "2024,00\($0),00\($0),\($0)\n" }.joined()
    let (_, report) = try await load(
      "time_period,old_la_code,reference,mostly\n" + rows + "2024,1,1,see note\n")
    #expect(report.dataset.columns.allSatisfy { $0.kind == .text && $0.role == .dimension })
    #expect(
      report.oddities.contains { $0.contains("'see note' stands among numbers in mostly (first on line 32)") }
    )
  }

  // Names of the extracts of Get Information about Schools and of the performance tables.
  @Test("Numbers of schools, authorities and records are names, not figures")
  func identifiers() async throws {
    let (_, report) = try await load(
      "URN,LA (code),EstablishmentNumber,UPRN,RECTYPE,SchoolCapacity\n100000,201,3614,200000071925,1,271\n")
    #expect(report.dataset.columns.filter { $0.role == .measure }.map(\.name) == ["SchoolCapacity"])
  }

  @Test("Metadata decides over names, and its gaps are said")
  func metadata() async throws {
    let (bench, report) = try await load(
      "time_period,age,plans,other\n2024,5,1,2\n2024,6,??,3\n",
      metadata: """
        \u{feff}col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp
        AGE,Filter,Age of child,,,
        plans,Indicator,"Plans, all",,£,0
        gone,Indicator,Gone,,,
        """)
    #expect(report.metadata == "t.meta.csv")
    #expect(report.dataset.column("age")?.label == "Age of child")
    let plans = try #require(report.dataset.column("plans"))
    #expect([plans.label, plans.unit] == ["Plans, all", "£"])
    #expect(plans.decimals == 0)
    #expect(try await bench.row("select plans_symbol::varchar from t where age = '6'") == [.text("??")])
    #expect(report.oddities.contains { $0.contains("lacks: gone") })
    #expect(report.oddities.contains { $0.contains("does not describe other") })
    #expect(report.oddities.contains { $0.contains("'??'") && $0.contains("line 3") })
  }

  @Test("Names that repeat, are empty or collide with a symbol column get names of their own")
  func names() async throws {
    let (_, report) = try await load("n,N,n_2,,n_symbol,la_name\n1,2,3,4,5,A\nz,2,3,4,5,B\n")
    #expect(report.dataset.columns.map(\.name) == ["n", "N_3", "n_2", "column_4", "n_symbol", "la_name"])
    #expect(report.dataset.column("n")?.symbols == "n_symbol_2")
    #expect(report.oddities.count == 2)
  }

  @Test("Big numbers, many decimals and many texts find room")
  func sizes() async throws {
    let (bench, report) = try await load(
      "la_name,big,long,wide\nA,123456789012345678901,0.1234567890123,1234567890123.123456\nB,1,2,3\n")
    #expect(report.dataset.columns.map(\.kind) == [.text, .decimal, .number, .decimal])
    #expect(try await bench.row("select sum(big)::varchar from t") == [.text("123456789012345678902")])
    let many = "la_name,note\n" + (1...70_000).map { "A,note \($0)\n" }.joined()
    let wide = try await bench.load(try bench.write("many.csv", many))
    #expect(wide.dataset.column("note")?.kind == .text)
    #expect(try await bench.row("select count(distinct note) from many") == [.integer(70_000)])
  }

  @Test("A workspace in a file has its datasets when it is opened again")
  func reopening() async throws {
    let bench = try await Bench()
    let path = try bench.write("kept.csv", "time_period,empty,n\n2024,,1\n2025,,z\n")
    let workspace = bench.folder.appending(path: "workspace.db").path
    var written: [Dataset] = []
    do {
      let connection = try Database.open(.file(workspace)).connect()
      try await Catalog(connection).prepare()
      written.append(try await Importer(connection) { _, _ in }.importFile(path, as: nil).dataset)
    }
    let connection = try Database.open(.file(workspace)).connect()
    #expect(try await Catalog(connection).all() == written)
    let table = try await connection.collect(try #require(written.first).relation)
    #expect(table.row(1) == [.text("2025"), .missing(nil), .missing(.notApplicable)])
    _ = try bench.write("kept.csv", "time_period,empty,n\n2024,,1\n2026,new,2\n")
    #expect(try await Importer(connection) { _, _ in }.importFile(path, as: nil).dataset.version == 2)
  }

  @Test("File names become names, and the release says what the file says")
  func naming() async throws {
    let bench = try await Bench()
    let text = "time_period,time_identifier,n\n202324,Financial year,1\n202223,Financial year,1\n"
    let report = try await bench.load(try bench.write("2024 Spending (Revised).csv", text))
    #expect(report.dataset.name == "file_2024_spending_revised")
    #expect(report.dataset.release == "2023-24 revised")
    // Releases before the data standards say year and level; a year group is no period, and nor is 2222222.
    let older = try await bench.load(
      try bench.write("older.csv", "year,level,n\n201516,NATIONAL,1\n201415,Regional,1\n"))
    #expect(older.dataset.release == "2015/16")
    #expect(older.summary.periods == ["2014/15", "2015/16"] && older.summary.levels.map(\.rows) == [1, 1])
    let groups = try await bench.load(try bench.write("groups.csv", "year,level,n\nYear 7,A level,1\n"))
    #expect(groups.dataset.release == "" && groups.summary.periods.isEmpty && groups.summary.levels.isEmpty)
    let strange = try await bench.load(
      try bench.write("strange.csv", "time_period,time_identifier,n\n2222222,Calendar year,1\n"))
    #expect(strange.dataset.release == "")
    #expect(strange.oddities.contains { $0.hasPrefix("1 row has the time period '2222222'") })
    let named = try await bench.load(
      try bench.write("x*?[1].csv", "version,n\nProvisional,1\n"), as: "Mine_2")
    #expect(named.dataset.name == "mine_2")
    #expect(named.dataset.release == "provisional")
  }
}
