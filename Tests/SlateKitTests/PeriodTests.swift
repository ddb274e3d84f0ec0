import Datasets
import Testing

@Suite("Years") struct PeriodTests {
  @Test(
    "A period's label says what kind of year it is",
    arguments: [
      ("2024", Period.Kind.calendarYear, 2024, 2024), ("2024/25", .academicYear, 2024, 2025),
      ("202425", .academicYear, 2024, 2025), ("2024-25", .financialYear, 2024, 2025),
      ("1999/00", .academicYear, 1999, 2000), ("199900", .academicYear, 1999, 2000),
    ])
  func labels(label: String, kind: Period.Kind, start: Int, end: Int) throws {
    let period = try #require(Period(label: label))
    #expect(period.kind == kind && period.start == start && period.end == end)
    #expect(
      period.label == (label.count == 6 && !label.contains("-") ? "\(start)/\(label.suffix(2))" : label))
  }

  @Test(
    "What is no year is none",
    arguments: ["", "24", "2024/26", "202426", "2024/2025", "abcd", "20245", "0999", "2024-2025"])
  func none(label: String) { #expect(Period(label: label) == nil) }

  @Test("Periods sort by the year in which they begin")
  func order() {
    let labels = ["2024", "2022/23", "2023/24"].compactMap { Period(label: $0) }.sorted().map(\.label)
    #expect(labels == ["2022/23", "2023/24", "2024"])
  }

  @Test(
    "A range has many spellings",
    arguments: [
      ("2024", ["2024"]), ("2022-2024", ["2022", "2023", "2024"]), ("2022..2024", ["2022", "2023", "2024"]),
      ("2022–2024", ["2022", "2023", "2024"]), ("2022 to 2024", ["2022", "2023", "2024"]),
      ("2023-", ["2023", "2024"]), ("-2022", ["2021", "2022"]), ("2023..", ["2023", "2024"]),
      ("..2022", ["2021", "2022"]),
      ("2022 - 2024", ["2022", "2023", "2024"]), ("2024-2024", ["2024"]),
    ])
  func calendar(range: String, expected: [String]) throws {
    let range = try #require(PeriodRange(range))
    let years = ["2021", "2022", "2023", "2024"]
    #expect(years.filter { Period(label: $0).map(range.contains) ?? false } == expected)
  }

  @Test(
    "A plain year means the school year that ends in it; a year of two means itself",
    arguments: [
      ("2024", ["2023/24"]), ("2024/25", ["2024/25"]), ("202425", ["2024/25"]), ("2024-25", ["2024/25"]),
      ("2023-2024", ["2022/23", "2023/24"]), ("2022/23-2023/24", ["2022/23", "2023/24"]),
      ("202223-202324", ["2022/23", "2023/24"]), ("2022/23..2023/24", ["2022/23", "2023/24"]),
      ("2022-23-2023-24", ["2022/23", "2023/24"]), ("2023/24-", ["2023/24", "2024/25"]),
      ("-2022/23", ["2021/22", "2022/23"]),
      ("2024-", ["2023/24", "2024/25"]), ("2025", ["2024/25"]), ("2019-2021", []),
    ])
  func academic(range: String, expected: [String]) throws {
    let range = try #require(PeriodRange(range))
    let years = ["2021/22", "2022/23", "2023/24", "2024/25"]
    #expect(years.filter { Period(label: $0).map(range.contains) ?? false } == expected)
  }

  @Test(
    "What is no range is none",
    arguments: [
      "", "-", "..", "x", "2024-x", "2024-2019", "2024/26", "24", "2024/25-2019/20", "1-2-3",
      "2019-2020-2021",
    ])
  func noRange(text: String) { #expect(PeriodRange(text) == nil) }
}
