import Datasets
import Foundation
import SlateTestSupport
import Testing

@Suite("Areas of official files", .enabled(if: Surroundings.data != nil, "\(Surroundings.filesReason)"))
struct OfficialAreaTests {
  private let register = AreaRegister.standard
  /// What the look-ups hold beside areas: no code, places abroad, and schools of the forces.
  private let others: Set<String> = ["", "z", "x", "702"]

  private func rows(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: Surroundings.file(path), encoding: .utf8)
    let records = CSV.records(text.replacing("\u{FEFF}", with: ""))
    guard let header = records.first else { return [] }
    return records.dropFirst().map {
      Dictionary(zip(header.map { $0.lowercased() }, $0)) { first, _ in first }
    }
  }

  private func area(_ text: String) -> Area? {
    if case .one(let area) = register.find(text) { area } else { nil }
  }

  @Test("Every code, number and name of the look-ups of authorities is known, with its region")
  func lookUps() throws {
    for row in try rows("reference/region_la_hierarchy.csv") {
      guard let code = row["new_la_code"], !others.contains(code) else { continue }
      let found = try #require(area(code), "\(code)")
      #expect(found.name == row["la_name"] && found.regionCode == row["region_code"], "\(row)")
      #expect(others.contains(row["old_la_code"] ?? "") || found.oldCode == row["old_la_code"], "\(row)")
    }
    for row in try rows("reference/las.csv") {
      guard let code = row["new_la_code"], !others.contains(code) else { continue }
      let found = try #require(area(code), "\(code)")
      #expect(found.name == row["la_name"] && found.isCurrent == (row["status"] == "live"), "\(row)")
      let day = (row["date_of_termination"] ?? "").split(separator: "/").reversed().joined(separator: "-")
      #expect(found.to == day, "\(row)")
      let start = (row["date_of_operation"] ?? "").split(separator: "/").reversed().joined(separator: "-")
      #expect(
        code.contains("/") || found.from == start || (found.from.isEmpty && start == "2009-01-01"), "\(row)")
    }
  }

  @Test(
    "Every area in the columns of published files is known",
    arguments: [
      "send/ehc-plans-2025/timeliness_20_week.csv", "send/ehc-plans-2025/requests.csv",
      "send/sen2-2019/SEN2_MI/SEN2_MI.csv", "send/sen2-2019/SEN2_AGE_STOCK/SEN2_AGE_STOCK.csv",
      "other/week_29_persistent_absence.csv", "places/school_applications_and_offers.csv",
      "places/offers-by-la.csv",
      "places/2021-07-12_scorecards_data.csv", "places/2025-07-22_scorecard_data_2024_2023.csv",
      "reference/statistical-neighbours-2025.csv", "disadvantage/KS4_2018_LA_Char_Testdata.csv",
    ])
  func files(path: String) throws {
    let columns = ["new_la_code", "old_la_code", "la_name", "region_code", "region_name", "country_code"]
    var seen: Set<String> = []
    for row in try rows(path) { for column in columns { seen.insert(row[column] ?? "") } }
    let unknown = seen.subtracting(others).filter { area($0) == nil }
    #expect(unknown.isEmpty, "\(unknown.sorted())")
    #expect(seen.count > 100)
  }
}
