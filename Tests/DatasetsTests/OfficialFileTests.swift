import Datasets
import Engine
import Foundation
import SlateTestSupport
import Testing

@Suite("Official files", .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
struct OfficialFileTests {
  static let files: [(file: String, rows: Int)] = [
    ("annual_reviews", 13290), ("assessments", 12847), ("caseload", 25339), ("ceased_plans", 21164),
    ("newplans", 17859), ("requests", 13169), ("timeliness_20_week", 12211),
  ]

  @Test("Every SEN2 2025 file has its rows, and every symbol that the bytes have", arguments: files)
  func sen2(file: String, rows: Int) async throws {
    let bench = try await Bench()
    let path = Surroundings.file("send/ehc-plans-2025/\(file).csv")
    let report = try await bench.load(path)
    #expect(report.isNew)
    #expect(report.dataset.rows == rows)
    #expect(try await bench.row("select count(*) from \(table: file)") == [.integer(rows)])
    let plain = try PlainScan(path)
    #expect(plain.rows == rows)
    for (index, column) in report.dataset.columns.enumerated() where column.role == .measure {
      let counted = report.summary.symbols.filter { $0.column == column.name }
      let found = Dictionary(uniqueKeysWithValues: counted.map { ($0.symbol.rawValue, $0.count) })
      #expect(found == plain.texts[index], "\(column.name)")
      #expect(column.kind != .number, "\(column.name)")
      let numbers = try await bench.row("select count(\(column: column.name)) from \(table: file)")
      #expect(numbers == [.integer(plain.numbers[index])], "\(column.name)")
    }
    #expect(report.dataset.columns.prefix(12).allSatisfy { $0.role == .dimension && $0.kind == .text })
    #expect(report.dataset.columns.dropFirst(12).allSatisfy { $0.role == .measure })
  }

  @Test("The caseload sums to the published national figures")
  func caseload() async throws {
    let bench = try await Bench()
    let report = try await bench.load(Surroundings.file("send/ehc-plans-2025/caseload.csv"))
    let national = try await bench.connection.collect(
      """
      select time_period, ehcplans from caseload where geographic_level = 'National' and breakdown = 'All EHC plans'
      order by 1
      """)
    let plans = (0..<national.rowCount).map { national.row($0)[1].integer }
    #expect(plans == [353_995, 390_109, 430_697, 473_255, 517_048, 576_474, 638_745])
    let authorities = try await bench.row(
      """
      select sum(ehcplans) from caseload where geographic_level = 'Local authority' and breakdown = 'All EHC plans'
        and time_period = '202425'
      """)
    #expect(authorities[0].integer == 638_745)
    #expect(report.summary.periods.first == "2018/19")
    #expect(report.dataset.release == "2024/25")
    #expect(report.summary.levels.map(\.name) == ["Local authority", "Regional", "National"])
    let share = report.dataset.column("mainstream_total_pc")
    #expect(share?.unit == "%")
    #expect(share?.decimals == 1)
    #expect(share?.kind == .decimal)
  }

  @Test("Timeliness has the published figures, and a repeated column gets a name of its own")
  func timeliness() async throws {
    let bench = try await Bench()
    try await bench.load(Surroundings.file("send/ehc-plans-2025/timeliness_20_week.csv"))
    let row = try await bench.row(
      """
      select plans_issued_den, plans_issued_within_20_weeks, "PC_plans_issued_20_weeks_ex" from timeliness_20_week
      where geographic_level = 'National' and breakdown = 'All EHC plans issued' and time_period = '2024'
      """)
    #expect(row[0] == .integer(90392))
    #expect(row[2].double == 46.4)
    let reviews = try await bench.load(Surroundings.file("send/ehc-plans-2025/annual_reviews.csv"))
    #expect(reviews.dataset.column("review_meeting_prior_24_2") != nil)
    #expect(reviews.oddities.contains { $0.contains("review_meeting_prior_24_2") && $0.contains("ine 1") })
  }

  @Test("A revised file becomes version 2 and the first stays; the same file twice changes nothing")
  func versions() async throws {
    let bench = try await Bench()
    let first = try await bench.load(Surroundings.file("send/ehc-plans-2025/timeliness_20_week.csv"))
    let again = try await bench.load(Surroundings.file("send/ehc-plans-2025/timeliness_20_week.csv"))
    #expect(!again.isNew)
    #expect(again.dataset == first.dataset)
    #expect(again.summary.symbols == first.summary.symbols)
    let revised = try await bench.load(
      Surroundings.file("send/ehc-plans-2025-revised/timeliness_20_week.csv"))
    #expect(revised.isNew)
    #expect(revised.dataset.version == 2)
    #expect(revised.previous == first.dataset)
    #expect(try await bench.row("select count(*) from timeliness_20_week") == [.integer(12212)])
    #expect(
      try await bench.row("select count(*) from \(schema: "data", table: "timeliness_20_week@1")") == [
        .integer(12211)
      ])
    #expect(try await Catalog(bench.connection).newest() == [revised.dataset])
  }

  @Test("Metadata gives labels, and NULL is a symbol of its own")
  func metadata() async throws {
    let bench = try await Bench()
    let report = try await bench.load(Surroundings.file("send/sen2-2019/SEN2_AGE_STOCK/SEN2_AGE_STOCK.csv"))
    #expect(report.metadata == "SEN2_AGE_STOCK.meta.csv")
    #expect(report.dataset.name == "sen2_age_stock")
    #expect(report.dataset.rows == 8910)
    #expect(report.dataset.column("total_ehc")?.label == "Number (stock) of EHC plans")
    #expect(report.dataset.column("age")?.role == .dimension)
    #expect(report.summary.symbols.contains { $0.column == "Total_ST" && $0.symbol.rawValue == "NULL" })
    let total = try await bench.row(
      """
      select "Total_EHC" from sen2_age_stock
      where geographic_level = 'National' and age = 'Total' and time_period = '2019'
      """)
    #expect(total == [.integer(353_995)])
    let issues = try await bench.load(Surroundings.file("send/sen2-2019/SEN2_MI/SEN2_MI.csv"))
    #expect(issues.dataset.columns.count == 10 + 42)
  }
}
