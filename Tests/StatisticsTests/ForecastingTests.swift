import Statistics
import Testing

/// Expected values: Python 3 and numpy 2.4, by another program for the same definitions.
@Suite("Forecasts of pupils") struct ForecastingTests {
  private let rolls: [Int: [Double]] = [
    2015: [83, 65, 84, 55], 2016: [76, 74, 80, 68], 2017: [63, 69, 91, 59], 2018: [65, 82, 89, 99],
    2019: [90, 73, 77, 81], 2020: [62, 85, 86, 99], 2021: [66, 72, 85, 87],
  ]
  private let births: [Int: Double] = [
    2015: 70, 2016: 61, 2017: 107, 2018: 62, 2019: 96, 2020: 75, 2021: 93, 2022: 91, 2023: 84, 2024: 71,
  ]

  private var series: CohortSeries {
    CohortSeries(rolls: rolls, pools: [.init(size: births, entrants: rolls.mapValues { $0[0] })])
  }

  @Test("Worked example: 102 and 105 out of 100 and 104 are 207 / 204, and 96 become 97.4")
  func worked() throws {
    let pairs = [(could: 100.0, came: 102.0), (could: 104.0, came: 105.0)]
    let pooled = try #require(CohortSeries.ratio(pairs, .pooled))
    #expect(agrees(pooled, 207.0 / 204))
    #expect(agrees(pooled * 96, 97.41176470588235))
    // 2:1 for two years, the last counting most.
    #expect(agrees(try #require(CohortSeries.ratio(pairs, .weighted)), (1.02 + 2 * 105.0 / 104) / 3))
    #expect(CohortSeries.ratio([(could: 0, came: 3)], .pooled) == nil)
  }

  @Test(
    "Births, uptake and survival over four years",
    arguments: [
      (
        CohortSeries.Method.pooled,
        [
          [75.1439393939, 69.9539170507, 74.4, 90.0595238095],
          [69.3636363636, 79.6456500489, 72.2857142857, 78.8285714286],
          [58.6287878788, 73.5190615836, 82.3005050505, 76.5884353741],
          [58.6287878788, 62.1411115766, 75.9696969697, 87.1993446368],
        ]
      ),
      (
        .weighted,
        [
          [71.5846281362, 71.4542045768, 75.5422652857, 92.316015902],
          [66.0781182796, 77.5003433848, 74.9696177488, 82.0442466281],
          [55.8517428315, 71.5387785091, 81.3132152737, 81.4223108738],
          [55.8517428315, 60.4673008827, 75.0583525603, 88.3119067559],
        ]
      ),
    ])
  func cohorts(_ method: CohortSeries.Method, _ expected: [[Double]]) throws {
    let found = try #require(series.forecast(from: 2021, years: 4, method: method, base: 3))
    for (one, other) in zip(found.joined(), expected.joined()) { #expect(agrees(one, other, digits: 9)) }
    #expect(found.count == 4)
  }

  @Test("The benchmark leaves every year group as it was, and housing adds to it for good")
  func naive() throws {
    var series = series
    series.added = [2022: [1, 2, 3, 4]]
    let found = try #require(series.forecast(from: 2021, years: 2, method: .naive, base: 3))
    #expect(found == [[67, 74, 88, 91], [67, 74, 88, 91]])
    let pooled = try #require(series.forecast(from: 2021, years: 2, method: .pooled, base: 3))
    #expect(agrees(pooled[0][3], 94.0595238095, digits: 9))
    // Two more in group 1 are in group 2 a year later, by its survival ratio of 248 / 240.
    #expect(agrees(pooled[1][2], 72.2857142857 + 2 * 74.4 / 72, digits: 9))
  }

  @Test("Year 7 out of two feeding areas, and the mean inflow from outside")
  func feeders() throws {
    let one: [Int: Double] = [
      2015: 106, 2016: 109, 2017: 92, 2018: 119, 2019: 113, 2020: 96, 2021: 108, 2022: 85, 2023: 104,
    ]
    let two: [Int: Double] = [
      2015: 102, 2016: 108, 2017: 116, 2018: 96, 2019: 113, 2020: 105, 2021: 81, 2022: 95, 2023: 84,
    ]
    let series = CohortSeries(
      rolls: rolls,
      pools: [
        .init(size: one, entrants: [2015: 71, 2016: 67, 2017: 50, 2018: 88, 2019: 59, 2020: 50, 2021: 60]),
        .init(size: two, entrants: [2015: 19, 2016: 17, 2017: 17, 2018: 13, 2019: 12, 2020: 15, 2021: 11]),
      ])
    let found = try #require(series.forecast(from: 2021, years: 2, method: .pooled, base: 3))
    #expect(agrees(found[0][0], 61.055702675233604))
    #expect(agrees(found[1][0], 69.787046903629))
    // A forecast of the pools takes the place of what is known of them.
    let other = try #require(
      series.forecast(from: 2021, years: 1, method: .pooled, base: 3, sizes: [[2022: 0], [2022: 0]]))
    // From outside came 19, -3 and -5.
    let inflow = 11.0 / 3
    #expect(agrees(other[0][0], max(0, inflow)))
  }

  @Test("What cannot be forecast is nil, and what lies after the origin is never read")
  func limits() throws {
    #expect(series.forecast(from: 2030, years: 1, method: .pooled, base: 3) == nil)
    #expect(
      CohortSeries(rolls: [2021: [1, 2]]).forecast(from: 2021, years: 1, method: .pooled, base: 3) == nil)
    var changed = series
    changed.rolls[2020] = [1, 1, 1, 1]
    changed.rolls[2021] = [1, 1, 1, 1]
    changed.pools[0].entrants[2020] = 1
    changed.pools[0].entrants[2021] = 1
    let before = series.forecast(from: 2019, years: 2, method: .weighted, base: 3)
    #expect(before != nil && before == changed.forecast(from: 2019, years: 2, method: .weighted, base: 3))
  }

  @Test("Errors: mean and median without sign, bias, root mean square")
  func errors() {
    let found = ForecastErrors([(105, 100), (98, 100), (120, 110), (88.5, 90), (4, 0)])
    #expect(found.count == 4)
    #expect(agrees(found.meanAbsolute ?? 0, 4.43939393939394))
    #expect(agrees(found.medianAbsolute ?? 0, 3.5))
    #expect(agrees(found.bias ?? 0, 2.6060606060606064))
    #expect(agrees(found.rootMeanSquare ?? 0, 5.7282196186948))
    #expect(ForecastErrors([]).bias == nil)
  }

  @Test("An interval lies between order statistics, and needs enough cases")
  func interval() throws {
    let cases = (1...19).map { (ahead: 1, forecast: 100.0, actual: 90.0 + Double($0)) }
    // (19 + 1) x 0.05 is the first from either end.
    let range = try #require(PastErrors(cases).interval(200, ahead: 1, level: 0.9))
    #expect(agrees(range.lowerBound, 182) && agrees(range.upperBound, 218))
    #expect(PastErrors.needed(for: 0.9) == 19)
    #expect(PastErrors(Array(cases.dropLast())).interval(200, ahead: 1, level: 0.9) == nil)
    #expect(PastErrors([]).interval(200, ahead: 1, level: 0.5) == nil)
    // Four years ahead of a test of one: the ratios, squared.
    let far = try #require(PastErrors(cases).interval(100, ahead: 4, level: 0.9))
    #expect(agrees(far.lowerBound, 82.81) && agrees(far.upperBound, 118.81))
  }

  /// 300 areas whose ratios vary by chance, with known spread: nine years, the last three withheld.
  private func generated(_ seed: UInt64) -> [CohortSeries] {
    var random = RandomStream(seed: seed)
    return (0..<300).map { _ in
      let size = 40 + 200 * random.uniform()
      var rolls = [2010: (0..<7).map { _ in size }]
      var births: [Int: Double] = [:]
      for year in 2011...2021 {
        births[year] = size * (1 + 0.05 * random.normal()) / 0.9
        let last = rolls[year - 1] ?? []
        rolls[year] =
          [(births[year] ?? 0) * 0.9 * (1 + 0.03 * random.normal())]
          + (1..<7).map { last[$0 - 1] * (1.01 + 0.02 * random.normal()) }
      }
      return CohortSeries(rolls: rolls, pools: [.init(size: births, entrants: rolls.mapValues { $0[0] })])
    }
  }

  @Test("Nine of ten withheld numbers lie in an interval that claims it", arguments: [1, 2, 3])
  func coverage(_ ahead: Int) throws {
    var (inside, all) = (0, 0)
    for seed in 1...4 {
      let areas = generated(UInt64(seed))
      let past = areas.flatMap { area -> [(ahead: Int, forecast: Double, actual: Double)] in
        (2014...(2018 - ahead)).compactMap { origin in
          guard let found = area.forecast(from: origin, years: ahead, method: .pooled, base: 3)?.last,
            let actual = area.rolls[origin + ahead]
          else { return nil }
          return (ahead, found.reduce(0, +), actual.reduce(0, +))
        }
      }
      let errors = PastErrors(past)
      for area in areas {
        let found = try #require(area.forecast(from: 2018, years: ahead, method: .pooled, base: 3)?.last)
        let actual = try #require(area.rolls[2018 + ahead]).reduce(0, +)
        let range = try #require(errors.interval(found.reduce(0, +), ahead: ahead, level: 0.9))
        inside += range.contains(actual) ? 1 : 0
        all += 1
      }
    }
    // 1,200 areas: a standard error of 0.9 points where the intervals are right.
    let share = Double(inside) / Double(all)
    #expect((0.87...0.93).contains(share), "\(share)")
  }

  @Test("Worked example: need 12 and spare 7 of 185 places are not set off against each other")
  func need() {
    let cells = [(60.0, 55.0), (60, 66), (35, 41), (30, 28)].map { PlaceBalance(places: $0.0, pupils: $0.1) }
    let sum = cells.reduce(PlaceBalance(), +)
    #expect(sum.short == 12 && sum.spare == 7 && sum.places == 185)
    #expect(agrees(sum.spareRate ?? 0, 100 * 7.0 / 185))
    #expect(sum.pupils - sum.places == sum.short - sum.spare)
    #expect(PlaceBalance().spareRate == nil)
  }
}
