import Datasets
import Engine
import SlateTestSupport
import Testing

@Suite("Sums of large datasets", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct CrossfootPartsTests {
  /// Twelve years, a year that is not said, three regions of five authorities, two categories and their total, with a slip of
  /// each kind; 61 rows a year.
  private static let text: String = {
    var text =
      "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name,sex,plans,pupils\n"
    for year in [
      "2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "",
    ] {
      for (sex, factor) in [("Total", 3), ("Female", 2), ("Male", 1)] {
        var england = 0
        for region in 1...3 {
          var sum = 0
          for authority in 1...5 {
            let plans = factor * (7 * authority + 50 * region)
            sum += plans
            let cell =
              switch (year, region, authority) {
              case ("2013", 1, 2): "c"
              case ("2016", 2, _): "\(factor * 900)"
              case ("2018", 3, 4): "\(plans + 11)"
              default: "\(plans)"
              }
            text +=
              "\(year),Calendar year,Local authority,E92000001,England,E1200000\(region),R\(region),L\(region)\(authority),A\(region)\(authority),\(sex),\(cell),\(2 * plans)\n"
          }
          england += sum
          text +=
            "\(year),Calendar year,Regional,E92000001,England,E1200000\(region),R\(region),,,\(sex),\(sum),\(2 * sum)\n"
        }
        let stated = year == "2020" && sex == "Male" ? england - 30 : england
        text +=
          "\(year),Calendar year,National,E92000001,England,,,,,\(sex),\(stated),\(year == "" ? 1 : 2 * england)\n"
      }
    }
    return text
  }()

  @Test(
    "Added up by periods, one or several at a time, a dataset has the findings that it has as a whole",
    arguments: [1, 57, 200, 740])
  func parts(rows: Int) async throws {
    let bench = try await Bench()
    let dataset = try await bench.load(try bench.write("counts.csv", Self.text)).dataset
    #expect(dataset.rows == 741)
    let whole = try #require(try await Crossfoot.findings(of: dataset, on: bench.connection))
    #expect(Set(whole.map(\.kind)) == [.repeated, .places, .categories, .missing])
    #expect(Set(whole.map(\.period)).isSuperset(of: ["2013", "2016", "2018", "2020", ""]))
    #expect(try await Crossfoot.findings(of: dataset, atMost: rows, on: bench.connection) == whole)
  }
}
