import Engine
import Foundation
import Testing

@Suite(
  "Files of values, and sums", .enabled(if: EngineAvailability.isLoadable, "\(EngineAvailability.reason)"))
struct DataTests {
  @Test("A quote far behind the first rows is read, and the path may have any character")
  func lateQuote() async throws {
    let scratch = try Scratch()
    var rows = "time_period,la_name,plans\n"
    for index in 0..<30_500 { rows += "202324,Leeds,\(index)\n" }
    rows += "202324,\"Kingston upon Hull, City of\",c\n202324,\"The \"\"Vale\"\"\",12\n"
    let path = try scratch.file("it's [all] *.csv", Data(rows.utf8))
    let connection = try Database.open(.memory).connect()
    let columns = ["time_period", "la_name", "plans"].map { SQL.FileColumn($0) }
    let read = SQL.readCSV(path: path, columns: columns)
    let table = try await connection.collect(
      "select la_name, plans from \(read) where la_name <> \("Leeds") order by la_name")
    #expect(table.row(0) == [.text("Kingston upon Hull, City of"), .text("c")])
    #expect(table.row(1) == [.text("The \"Vale\""), .text("12")])
    let count = try await connection.collect("select count(*) from \(read)").row(0)[0]
    #expect(count == .integer(30_502))
  }

  @Test("Types are given, and a value that does not fit says where it stands")
  func typed() async throws {
    let scratch = try Scratch()
    let path = try scratch.file("a.tsv", Data("n\tt\n1\ta\nx\tb\n".utf8))
    let connection = try Database.open(.memory).connect()
    let columns = [SQL.FileColumn("n", type: "INTEGER"), SQL.FileColumn("t")]
    let strict = SQL.readCSV(path: path, columns: columns, dialect: CSVDialect(delimiter: "\t"))
    let error = await #expect(throws: EngineError.self) {
      try await connection.collect("select * from \(strict)")
    }
    #expect(error?.kind == .data && error?.message.contains("3") == true, "\(error?.message ?? "")")
    let lenient = SQL.readCSV(
      path: path, columns: columns, dialect: CSVDialect(delimiter: "\t"), keepingRejects: true)
    #expect(try await connection.collect("select * from \(lenient)").rowCount == 1)
    #expect(try await connection.collect("select line from reject_errors").row(0)[0] == .integer(3))
  }

  @Test("A sum of floating-point numbers on two threads is the same every time")
  func exactSum() async throws {
    let connection = try Database.open(.memory).connect()
    try await connection.execute(
      script: """
        set threads = 2;
        create table t as select (hash(range) % 1000000)::double / 997 as x, range as n, (range / 8)::decimal(18, 3) as d
        from range(1000000);
        """)
    let columns = try await connection.columns(of: "from t")
    let sums = columns.map { SQL.exactSum(of: $0) }
    #expect(sums[1].text == "sum(\"n\")" && sums[2].text == "sum(\"d\")")
    var answers: Set<[Value]> = []
    for _ in 0..<20 { answers.insert(try await connection.collect("select \(sums) from t").row(0)) }
    #expect(answers.count == 1)
    guard case .decimal(let sum)? = answers.first?[0] else {
      Issue.record("The sum is no decimal.")
      return
    }
    let plain = try await connection.collect("select sum(x) from t").row(0)[0].double ?? 0
    #expect(abs(sum.double - plain) < 0.01)
  }
}
