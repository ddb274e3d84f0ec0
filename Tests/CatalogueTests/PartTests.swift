import Catalogue
import Foundation
import SlateKit
import SlateTestSupport
import Testing

/// The server's small data set has three academic years, four places (England, South East, Kent, Medway) and three sexes.
@Suite("Fetching a part of a data set", .serialized, .enabled(if: Server.isAvailable, "\(Server.reason)"))
struct PartTests {
  @Test("A part has the columns of the whole file, its areas' codes and names, and the symbols of its values")
  func part() async throws {
    let server = try Server()
    try await server.bench.run(
      "fetch part --as part --areas kent 887 --years 2023 --where sex=Total sex=female --indicators headcount"
    )
    let answer = try await server.bench.run(
      "from part | sort new_la_code sex")
    #expect(
      answer.columns == [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
        "region_name", "new_la_code", "old_la_code", "la_name", "sex", "phase", "headcount",
      ])
    // A plain 2023 is the school year 2022/23. Medway's girls are confidential in it.
    let place = "202223,Academic year,Local authority,E92000001,England,E12000008,South East"
    let rows = answer.rows.map { row in
      [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
        "region_name",
      ]
      .map { row[$0] ?? "" }.joined(separator: ",")
    }
    #expect(rows == Array(repeating: place, count: 4))
    #expect(
      answer.rows.map { row in
        ["new_la_code", "old_la_code", "la_name", "sex", "headcount"].map {
          row[$0] ?? ""
        }
      } == [
        ["E06000035", "887", "Medway, \"The\" Towns", "Female", "c"],
        ["E06000035", "887", "Medway, \"The\" Towns", "Total", "20220"],
        ["E10000016", "886", "Kent", "Female", "20221"],
        ["E10000016", "886", "Kent", "Total", "20220"],
      ])
    let dataset = try #require(try await server.bench.session.catalog.newest().first)
    #expect(
      dataset.origin
        == "Explore Education Statistics, data set part, version 1.0, only indicators headcount; areas kent, 887; years 2023; where sex=Total, sex=female"
    )
    #expect(dataset.column("headcount")?.label == "Pupils")
    #expect(try await server.bench.run("catalog updates").text.contains("is the newest version"))
  }

  @Test("Pages are put together, and sorted by all that tells rows apart")
  func pages() async throws {
    let server = try Server()
    try await server.bench.run("fetch part --as part --years 2022-")
    #expect(try await server.bench.session.catalog.newest().map(\.rows) == [3 * 4 * 3])
    let asked = try await StatisticsAPI(base: server.base).get("/log")["asked"]?.items ?? []
    #expect(asked.compactMap { $0["page"]?.integer } == [1, 2, 3, 4])
    #expect(
      asked.first?["sorts"]?.items.compactMap { $0["field"]?.text } == [
        "timePeriod", "geographicLevel", "location|NAT", "location|REG", "location|LA", "filter|fs",
        "filter|fp",
      ])
    #expect(asked.first?["indicators"]?.items.compactMap(\.text) == ["ih", "ir"])
  }

  @Test("Pages that repeat a row, and so lack another, are refused")
  func twice() async throws {
    let server = try Server()
    let failure = try #require(await server.bench.failure("fetch twice --as part --years 2022-"))
    #expect(failure.message.contains("a row twice"))
    #expect(try await server.bench.session.catalog.all().isEmpty)
  }

  @Test(
    "A name that the data set does not have is answered with those it has",
    arguments: [
      ("--indicators headcont", "no indicator 'headcont'", "headcount"),
      ("--areas Kemt", "no area 'Kemt'", "Kent"),
      ("--where sexx=Total", "no filter 'sexx'", "sex"),
      ("--where sex=Femal", "no option of Sex 'Femal'", "Female"),
      ("--areas e", "a part of the names of several areas", "England"),
      ("--years 2030", "no period in 2030", "2021/22 to 2023/24"),
      ("--where sex", "'sex' is no condition", "sex=Total"),
    ])
  func unknown(options: String, message: String, mend: String) async throws {
    let server = try Server()
    let failure = try #require(await server.bench.failure("fetch part \(options)"))
    #expect(failure.message.contains(message), "\(failure.message)")
    #expect(
      (failure.suggestions + [failure.hint]).contains { $0.contains(mend) },
      "\(failure.suggestions) \(failure.hint)")
    #expect(try await server.bench.session.catalog.all().isEmpty)
  }
}
