import Data
import Places
import PluginSupport
import Sample
import SlateKit
import SlateTestSupport
import Tables
import Testing

@Suite(
  "Forecasts, need and viability", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ForecastTests {
  private let prompt = Prompt(PlacesPlugin.self)

  private func sampled(_ options: String = "--authorities 12 --pupils 20000 --span 6 --seed 3") async throws
    -> Workbench
  {
    let bench = Workbench([TablesPlugin.self, DataPlugin.self, SamplePlugin.self, PlacesPlugin.self])
    try await bench.run("sample \(options)")
    return bench
  }

  /// One planning area of primary schools: 96 in Reception become 97.4 in Year 1.
  private let worked = """
    let rolls = sql "select 'A' as planning_area, 'Kent' as authority, year, ncy, pupils from (values (2022, 0, 100), \
    (2023, 0, 104), (2024, 0, 96), (2022, 1, 100), (2023, 1, 102), (2024, 1, 105)) as t(year, ncy, pupils)"
    """

  @Test("Worked example: a pooled survival ratio of 207 / 204, and a weighted one")
  func survival() async throws {
    try await prompt.run(worked)
    for (method, expected) in [
      ("pooled", 97.41176470588235), ("weighted", (1.02 + 2 * 105.0 / 104) / 3 * 96),
    ] {
      let rows = try await prompt.values(
        "from rolls | places forecast --by planning-area --groups --method \(method) --to 2025")
      let row = try #require(rows.first { $0["year"]?.integer == 2025 && $0["ncy"]?.integer == 1 })
      #expect(abs((row["pupils"]?.double ?? 0) - expected) < 1e-9)
      #expect(row["low"]?.isMissing == true)
    }
    let notices = try await prompt.notices("from rolls | places forecast --by planning-area --to 2025")
    #expect(notices.contains { $0.hasPrefix("warning: There is no table of births") })
    #expect(notices.contains { $0.contains("naive") && $0.contains("--method chooses") })
  }

  @Test(
    "Births by uptake, new homes by pupil yield, and the Year 6 of the authority without a table of moves")
  func pools() async throws {
    try await prompt.run(
      """
      let rolls = sql "select area as planning_area, 'Kent' as authority, year, ncy, pupils from (values ('P', 2023, 0, 80), \
      ('P', 2024, 0, 90), ('P', 2023, 6, 100), ('P', 2024, 6, 120), ('S', 2023, 7, 60), ('S', 2024, 7, 50)) as t(area, year, ncy, pupils)"
      """)
    try await prompt.run(
      """
      let born = sql "select 'P' as planning_area, year, births from (values (2023, 100), (2024, 100), (2025, 200)) as t(year, births)"
      """)
    try await prompt.run(
      """
      let homes = sql "select 'P' as planning_area, 2025 as year, dwellings, yield from (values (100, 0.25), (40, 0.5)) as t(dwellings, yield)"
      """)
    let line = "from rolls | places forecast --by planning-area --births born --groups --to 2025"
    func pupils(_ line: String, _ area: String, _ group: Int) async throws -> Double? {
      try await prompt.values(line).first {
        $0["planning_area"]?.text == area && $0["year"]?.integer == 2025 && $0["ncy"]?.integer == group
      }?["pupils"]?.double
    }
    // Births of 2023 and 2024: 170 of 200 came.
    #expect(try await pupils(line, "P", 0) == 170)
    // 100 x 0.25 + 40 x 0.5 = 45, over seven year groups.
    let housed = try #require(try await pupils(line + " --housing homes", "P", 0))
    #expect(abs(housed - 170 - 45.0 / 7) < 1e-9)
    // Year 7 of 2024 were 50 of the 100 in Year 6 a year before; 120 are there now.
    #expect(try await pupils(line, "S", 7) == 60)
    #expect(try await prompt.notices(line).contains { $0.contains("no table of moves to Year 7") })
  }

  @Test("On a sample the uptake that was put in comes out, and every method stands beside the others")
  func sample() async throws {
    let bench = try await sampled()
    let rows = try await bench.run("places forecast --by all --groups --to 2026 --phase primary").rows
    let births = try await bench.run(
      "select cast(sum(births) as double) as b from sample_births where year = 2026"
    ).rows
    let entry = try #require(
      rows.first { $0["year"] == "2026" && $0["ncy"] == "0" }?["pupils"].flatMap(Double.init))
    let born = try #require(births.first?["b"].flatMap(Double.init))
    // 0.92 was put in, with a spread of 2% in 12 areas and 3 years.
    #expect(abs(entry / born - 0.92) < 0.92 * 4 * 0.02 / 6.0)
    let compared = try await bench.run("places forecast --compare").rows
    #expect(Set(compared.compactMap { $0["method"] }) == ["pooled", "weighted", "naive"])
    func error(_ method: String) -> Double? {
      compared.first { $0["phase"] == "Primary" && $0["ahead"] == "1" && $0["method"] == method }?[
        "mean_absolute"
      ]
      .flatMap(Double.init)
    }
    #expect(try #require(error("pooled")) < #require(error("naive")))
    // Six Januaries: one ahead can be tested from four of them, five ahead from none.
    #expect(
      compared.filter { $0["method"] == "naive" && $0["phase"] == "Primary" }.map { $0["cases"] } == [
        "48", "36", "24", "12",
      ])
  }

  @Test("Intervals of areas hold what they claim on the next sample year")
  func coverage() async throws {
    let ahead = 1
    let bench = try await sampled("--authorities 40 --pupils 30000 --span 7 --seed 9")
    try await bench.run("let past = from sample_rolls | where \"year <= \(2025 - ahead)\"")
    let found = try await bench.run(
      """
      from past | places forecast --by planning-area --births sample_births --transfers sample_transfers --to 2025 --phase primary \
      | where "year = 2025" | let ahead
      """,
      """
      select count(*) as n, count(*) filter (where actual between low and high) as inside from ahead join (
        select planning_area, sum(pupils) as actual from sample_rolls where year = 2025 group by all) as a using (planning_area)
      """
    ).rows
    let (all, inside) = (Double(found[0]["n"] ?? "") ?? 0, Double(found[0]["inside"] ?? "") ?? 0)
    // Forty areas and more: 90% with a standard error of 4.7 points.
    #expect(all >= 40 && inside / all > 0.76, "\(inside) of \(all)")
  }

  @Test("Worked example: need 12, rounded to 10, and spare 7 of 185 places")
  func need() async throws {
    try await prompt.run(
      """
      let pupils = sql "select * from (values ('PA1', 'Primary', 2028, 0, 55), ('PA1', 'Primary', 2028, 1, 66), \
      ('PA2', 'Primary', 2028, 0, 41), ('PA2', 'Primary', 2028, 1, 28)) as t(planning_area, phase, year, ncy, pupils)"
      """)
    try await prompt.run(
      """
      let capacity = sql "select * from (values ('PA1', 0, 60, 0, 0), ('PA1', 1, 60, 0, 0), ('PA2', 0, 32, 5, 2), ('PA2', 1, 30, 0, 0)) \
      as t(planning_area, ncy, pan, added, removed)"
      """)
    let line = "from pupils | places need --places capacity"
    let row = try #require(try await prompt.rows(line).first)
    #expect(row["places"] == "185" && row["need"] == "12.0" && row["needed"] == "10" && row["spare"] == "7")
    #expect(row["spare_rate"] == "3.8")
    let cells = try await prompt.rows(line + " --cells")
    #expect(cells.map { $0["needed"] } == ["0", "6", "6", "0"])
    #expect(try await prompt.notices(line).contains { $0.contains("never set off") })
    // £23,865 x 1.21 x 1.01 is £29,200.
    let cost = try await prompt.rows(
      line + " --cost-per-place 23865 --cost-region \"Outer London\" --index 1.01")
    #expect(cost.first?["cost_per_place"] == "29200")
    #expect(cost.first?["cost"] == "0.3")
  }

  @Test("Planning areas' errors beside the last roll, on a sample whose bias is known")
  func accuracy() async throws {
    let bench = try await sampled("--authorities 24 --pupils 30000 --span 6 --seed 4")
    let rows = try await bench.run("from sample_forecasts | places accuracy").rows
    for (ahead, bias) in [("1", 0.8), ("2", 1.5), ("3", 2.5)] {
      let row = try #require(rows.first { $0["ahead"] == ahead && $0["phase"] == "Primary" })
      #expect(abs((row["bias"].flatMap(Double.init) ?? 0) - bias) < 0.35)
      #expect(row["mape_naive"] != "x")
    }
    #expect(
      try await bench.run("from sample_forecasts | places accuracy").notices.contains {
        $0.contains("lack an actual number")
      })
  }

  @Test("By hand: errors of two planning areas whose year groups count together")
  func errors() async throws {
    let rows = try await prompt.values(
      """
      sql "select * from (values ('A', 'primary', 2020, 1, 2021, 0, 60, 50), ('A', 'primary', 2020, 1, 2021, 1, 50, 50), \
      ('B', 'primary', 2020, 1, 2021, 0, 80, 100), ('A', 'primary', 2019, 1, 2020, 0, 90, 80), ('A', 'primary', 2019, 1, 2020, 1, 10, 40)) \
      as t(planning_area, phase, base_year, horizon, year, ncy, forecast, actual)" | places accuracy
      """)
    let row = try #require(rows.first)
    // +10%, -20% and 100 / 120: -16.7%; only A of 2021 has a last roll, 120 against 100.
    #expect(abs((row["mape"]?.double ?? 0) - (10 + 20 + 100.0 / 6) / 3) < 1e-9)
    #expect(abs((row["bias"]?.double ?? 0) - (10 - 20 - 100.0 / 6) / 3) < 1e-9)
    #expect(row["compared"]?.integer == 1 && abs((row["mape_naive"]?.double ?? 0) - 20) < 1e-9)
    #expect(abs((row["mape_compared"]?.double ?? 0) - 10) < 1e-9)
  }

  @Test("A school's pupils follow its planning area, and money and places follow them")
  func viability() async throws {
    let bench = try await sampled()
    let rows = try await bench.run("places viability --per-pupil 1000 --phase primary").rows
    let schools = try await bench.run("from sample_capacity | where \"year = 2025 and phase = 'primary'\"")
      .rows
    #expect(rows.count == schools.count && !rows.isEmpty)
    let row = try #require(rows.first)
    let (now, then) = (Double(row["pupils_now"] ?? "") ?? 0, Double(row["pupils_then"] ?? "") ?? 0)
    #expect(abs((Double(row["income_change"] ?? "") ?? 0) - (then - now)) <= 1)
    let areas = try await bench.run("places forecast --by planning-area --to 2030 --phase primary").rows
    func sum(_ rows: [[String: String]], _ column: String) -> Double {
      rows.reduce(0) { $0 + (Double($1[column] ?? "") ?? 0) }
    }
    #expect(
      abs(sum(rows, "pupils_then") - sum(areas.filter { $0["year"] == "2030" }, "pupils"))
        < Double(rows.count))
    #expect(try await bench.run("places viability").notices.contains { $0.contains("£5,115 for each pupil") })
  }

  @Test("By hand: a third of the pupils gone, two schools of 60 places, one closed into the other")
  func byHand() async throws {
    let table = """
      sql "select s as school, 'A' as planning_area, y as year, 0 as ncy, p as pupils, 60 as capacity, x as easting_km, 0 as northing_km \
      from (values ('Oak', 2023, 60, 0), ('Oak', 2024, 40, 0), ('Elm', 2023, 60, 3), ('Elm', 2024, 40, 3)) as t(s, y, p, x)"
      """
    let line = table + " | places viability --method naive --per-pupil 5000 --surplus 33 --to 2026"
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["surplus_then"] } == ["33.3", "33.3"])
    #expect(rows.map { $0["passes"] } == ["2024", "2024"])
    let merged = try await prompt.rows(line + " --merge 'Elm into Oak'")
    #expect(merged.map { $0["pupils_then"] } == ["0", "80"])
    #expect(merged.map { $0["income_change"] } == ["-200", "200"])
    let notices = try await prompt.notices(line + " --merge 'Elm into Oak'")
    #expect(notices.contains { $0.contains("move 40 pupils") && $0.contains("at most 120 pupil kilometres") })
    #expect(notices.contains { $0.contains("20 pupils more than places, 20 of them by the changes") })
    // A January on, one year group has 8 fewer, and 52 places hold the 40.
    let smaller = try await prompt.notices(line.replacing("2026", with: "2025") + " --reduce 'Oak by 8'")
    #expect(smaller.contains { $0.contains("take 8 places away") && $0.contains("move 0 pupils") })
  }

  @Test("A merger moves all pupils and takes the places away; a smaller school sends on whom it cannot take")
  func changes() async throws {
    let bench = try await sampled()
    let rows = try await bench.run("places viability --phase primary").rows
    let area = try #require(
      Dictionary(grouping: rows) { $0["planning_area"] ?? "" }.values.first { $0.count > 1 })
    let (one, other) = (area[0]["school_id"] ?? "", area[1]["school_id"] ?? "")
    let merged = try await bench.run("places viability --phase primary --merge '\(one) into \(other)'")
    let closed = try #require(merged.rows.first { $0["school_id"] == one })
    #expect(closed["capacity"] == "0" && closed["pupils_then"] == "0" && closed["surplus_then"] == "z")
    func number(_ row: [String: String]?, _ column: String) -> Double { Double(row?[column] ?? "") ?? 0 }
    let into = merged.rows.first { $0["school_id"] == other }
    #expect(
      abs(number(into, "pupils_then") - number(area[0], "pupils_then") - number(area[1], "pupils_then")) <= 1)
    #expect(merged.notices.contains { $0.contains("pupil kilometres") })
    let smaller = try await bench.run("places viability --phase primary --reduce '\(one) by 20'").rows
    // Five Januaries ahead: five year groups have 20 fewer.
    #expect(number(smaller.first { $0["school_id"] == one }, "capacity") == number(area[0], "capacity") - 100)
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("places forecast", "no table of rolls"),
      ("sql \"select 1 as a\" | places forecast", "no column called 'year'"),
      ("from rolls | places forecast --to 2000", "cannot be forecast"),
      ("from rolls | places forecast --by planning-area Atlantis", "no area called 'Atlantis'"),
      ("from rolls | places forecast --births nowhere", "no table called 'nowhere'"),
      ("from rolls | where \"year = 2024\" | places forecast", "one year"),
      ("from rolls | places forecast --level 100", "--level"), ("places need --cells", "--planning-areas"),
      ("from rolls | places need", "no column called 'phase'"),
      ("places need --planning-areas", "Nothing feeds the input places.demand"),
      ("places capacity --schools", "Nothing feeds the input places.schools"),
      ("from rolls | places viability", "Nothing feeds the input places.schools"),
      ("from rolls | places accuracy", "no column called 'phase'"),
    ])
  func mistakes(_ line: String, _ expected: String) async throws {
    try await prompt.run(worked)
    let failure = await prompt.failure(line)
    #expect(failure.contains(expected), "\(failure)")
  }

  @Test(
    "Changes of schools that cannot be are said in a sentence",
    arguments: [
      ("--merge 'nobody into 900001'", "no school called 'nobody'"), ("--merge 900001", "A into B"),
      ("--merge '900001 into 900001'", "takes nobody in"), ("--reduce '900001 by x'", "no number of places"),
      ("--reduce '900001 by 1000'", "places in a year group"),
      ("--merge 'Primary into 900001'", "could mean"),
    ])
  func wrongChanges(_ options: String, _ expected: String) async throws {
    let bench = try await sampled("--authorities 4 --pupils 4000 --span 3")
    let failure = try #require(await bench.failure("places viability \(options)"))
    #expect((failure.message + failure.hint).contains(expected), "\(failure.message)")
  }
}
