import Data
import Disadvantage
import Sample
import SlateTestSupport
import Tables
import Testing

/// What is estimated from a sample against what `sample_truth` says was put in. Every interval is of sampling alone: four standard
/// errors, or less where the comment says so, of a probability, a rank statistic or a mean.
@Suite(
  "A sample's estimates are near its truth", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct RecoveryTests {
  private func bench() -> Workbench {
    Workbench([TablesPlugin.self, DataPlugin.self, DisadvantagePlugin.self, SamplePlugin.self])
  }

  /// The numbers of a query's rows.
  private func numbers(_ bench: Workbench, _ query: String) async throws -> [[Double]] {
    try await bench.run("\(query)").cells.dropFirst().map { $0.map { Double($0) ?? .nan } }
  }

  @Test(
    "The gap index of each key stage, from three seeds", arguments: [("ks2_score", 6), ("attainment_8", 11)])
  func gaps(score: String, year: Int) async throws {
    let bench = bench()
    var sum = 0.0
    for seed in 1...3 {
      try await bench.run("sample --authorities 12 --pupils 40000 --span 1 --seed \(seed)")
      // Twice the difference of mean ranks over the number of pupils, times 10; ties share a rank.
      let found = try await numbers(
        bench,
        """
        select 20e0 * (avg(r) filter (where not disadvantaged) - avg(r) filter (where disadvantaged)) / count(*) as found,
          20e0 * sqrt((1e0 / count(*) filter (where disadvantaged) + 1e0 / count(*) filter (where not disadvantaged)) / 12) as error,
          (select value from sample_truth where effect = 'gap index' and starts_with(applies_to, '\(score)')) as truth
        from (select disadvantaged, rank() over (order by \(score)) + (count(*) over (partition by \(score)) - 1) / 2e0 as r
          from sample_pupils where ncy = \(year))
        """)
      let row = try #require(found.first)
      let distance = (row[0] - row[2]) / row[1]
      #expect(abs(distance) < 3.3, "seed \(seed): \(row)")
      // A quarter of the truth is outside the interval.
      #expect(row[2] / 4 > 3.3 * row[1], "\(row)")
      sum += distance
    }
    #expect(abs(sum) < 3.3 * 3.0.squareRoot())
  }

  @Test("Rates of plans, exits of teachers, vacancies, forecasts and initiatives, each with its interval")
  func rates() async throws {
    let bench = bench()
    try await bench.run("sample --authorities 24 --pupils 100000 --span 4 --seed 11")
    for (what, query) in Recovery.binomial + Recovery.means {
      let rows = try await numbers(bench, query)
      #expect(!rows.isEmpty, "\(what)")
      for row in rows {
        // Truth, estimate, standard error.
        #expect(abs(row[1] - row[0]) < 4 * row[2], "\(what): \(row)")
      }
    }
  }

  @Test("Intervals are narrow enough to tell an effect that is wrong by a quarter")
  func narrow() async throws {
    let bench = bench()
    try await bench.run("sample --authorities 24 --pupils 140000 --span 4 --seed 12")
    for (what, query) in Recovery.pooled {
      let row = try #require(try await numbers(bench, query).first)
      #expect(abs(row[1] - row[0]) < 3 * row[2], "\(what): \(row)")
      #expect(abs(row[0]) / 4 > 3 * row[2], "\(what): \(row)")
    }
  }

  @Test("Every pupil below Year 11 is there a year later, and capacities add up")
  func identities() async throws {
    let bench = bench()
    let counts = try await bench.run(
      "sample --authorities 4 --pupils 6000 --span 3",
      """
      select (select count(*) from sample_pupils a left join sample_pupils b on b.pupil_id = a.pupil_id and b.year = a.year + 1
          where a.year < 2025 and a.ncy < 11 and b.ncy is distinct from a.ncy + 1) as lost,
        (select count(*) from (select planning_area, capacity, pan, schools from sample_planning_areas except
          select planning_area, sum(capacity), sum(pan), count(*) from sample_schools where planning_area is not null
          group by planning_area)) as areas
      """)
    #expect(counts.lines == ["0 0"])
  }

  @Test(
    "Every design finds the initiatives' effects within its own interval",
    arguments: ["differences", "differences --cluster authority", "matched --match band"])
  func initiatives(_ design: String) async throws {
    let bench = bench()
    var (hits, all) = (0, 0)
    for seed in 1...4 {
      try await bench.run("sample --authorities 24 --pupils 60000 --span 1 --seed \(seed)")
      for outcome in ["attainment", "leaver_rate", "absence_rate"] {
        let truth = try #require(
          try await numbers(
            bench,
            "select value from sample_truth where effect = 'initiative effect' and applies_to = '\(outcome)'"
          ).first?.first)
        let row = try #require(
          try await bench.run(
            "let started = from sample_initiatives | where \"outcome = '\(outcome)'\"",
            """
            from sample_outcomes | join started --on school_id | join sample_schools --on school_id --kind inner \
            | disadvantage evaluate --outcome \(outcome) --school school_id --start start_year --design \(design)
            """
          ).rows.first)
        let interval = try (
          #require(row["low"].flatMap(Double.init)), #require(row["high"].flatMap(Double.init))
        )
        all += 1
        if interval.0 <= truth, truth <= interval.1 { hits += 1 }
        let effect = try #require(row["effect"].flatMap(Double.init))
        // Near, and told from nothing.
        #expect(abs(effect - truth) < abs(truth) / 2, "seed \(seed), \(outcome): \(row)")
        #expect(interval.0 > 0 || interval.1 < 0, "seed \(seed), \(outcome): \(row)")
      }
    }
    // Of twelve intervals of 95% three or more miss the truth about once in fifty times.
    #expect(all == 12 && hits >= 10, "\(hits) of \(all)")
  }
}
