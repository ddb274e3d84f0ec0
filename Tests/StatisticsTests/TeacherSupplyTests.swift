import Foundation
import Statistics
import Testing

@Suite("The arithmetic of the teacher workforce model") struct TeacherSupplyTests {
  private func year(
    _ demand: Double, leaving: Double = 0.1, hours: Double = 0, newlyQualified: Double? = nil
  ) -> TeacherSupply.Year {
    .init(
      demand: demand, leaving: leaving, hoursLost: hours, returners: 30, newToSector: 10,
      newlyQualified: newlyQualified)
  }

  @Test(
    "Worked example: 8,000 teachers, of 95% full time, 90% completing and 80% employed, are 11,695.9 trainees"
  )
  func trainees() {
    let teachers: Double = 12_000 - 3_000 - 600 - 400
    let found = TeacherSupply.trainees(for: teachers, fullTime: 0.95, completing: 0.9, employed: 0.8)
    #expect(agrees(found, 8_000 / 0.684))
    #expect((found * 10).rounded() / 10 == 11_695.9)
  }

  @Test("A surplus is not netted off, an under-supply is made good")
  func asymmetry() throws {
    // Both begin with 1,000 and want 1,000: 100 leave, 40 come back or from elsewhere.
    let surplus = try #require(
      TeacherSupply(stock: 1000, years: [year(1000, newlyQualified: 90), year(1000)]))
    #expect(surplus.supply == [1000, 1030])
    #expect(surplus.base == 1000 && surplus.shortfall == 0)
    #expect(surplus.entrants == 100 && surplus.newlyQualified == 60)
    let short = try #require(
      TeacherSupply(stock: 1000, years: [year(1000, newlyQualified: 40), year(1000)]))
    #expect(short.base == 980 && short.shortfall == 20)
    // 20 missing, and 98 of the 980 leave.
    #expect(abs(short.entrants - 118) < 1e-9 && abs(short.newlyQualified - 78) < 1e-9)
  }

  @Test("Entrants close the account: base less what goes and with what comes is demand")
  func closes() throws {
    let supply = try #require(
      TeacherSupply(
        stock: 1000,
        years: [year(1010, hours: 0.01, newlyQualified: 55), year(990, leaving: 0.12, hours: 0.02)]))
    #expect(abs(supply.base - supply.leavers - supply.hoursLost + supply.entrants - 990) < 1e-9)
  }

  @Test("None without a year, or where one before the target lacks its newly qualified teachers")
  func none() {
    #expect(TeacherSupply(stock: 1000, years: []) == nil)
    #expect(TeacherSupply(stock: 1000, years: [year(1000), year(1000)]) == nil)
  }

  @Test("Of many series the variation is half its own and half a typical one, and no better known")
  func pooled() throws {
    // Squares over the median of chi-squared by its degrees (scipy 1.17, chi2.median): 0.01 x 3 / 2.365974 = 0.012680,
    // 0.04 x 6 / 5.348121 = 0.044876, and the half of 0.01 and of the median.
    func series(_ step: Double, _ years: Int) throws -> HistoricalVariation {
      try #require(
        HistoricalVariation(
          Dictionary(uniqueKeysWithValues: (0...years).map { ($0, exp(step * Double($0))) }), over: 1))
    }
    func isNear(_ one: Double, _ other: Double) -> Bool { abs(one / other - 1) < 0.004 }
    let (one, other, slip) = (try series(0.1, 3), try series(0.2, 6), try series(2, 6))
    let pooled = try #require(HistoricalVariation.pooled(one, with: [one, other]))
    #expect(isNear(pooled.deviation, 0.019389.squareRoot()) && pooled.changes == 3)
    let apart = try #require(HistoricalVariation.pooled(one, with: [one, other, slip]))
    #expect(isNear(apart.deviation, 0.027438.squareRoot()))
    let none = try #require(HistoricalVariation.pooled(nil, with: [one, other]))
    #expect(isNear(none.deviation, 0.028778.squareRoot()) && none.changes == 3)
    #expect(HistoricalVariation.pooled(one, with: []) == one)
    #expect(HistoricalVariation.pooled(nil, with: []) == nil)
  }

  @Test("Variation is that of changes over the horizon, and years that are left out have none")
  func variation() throws {
    let series = [2011: 1.0, 2012: 2.0, 2013: 1.0, 2014: 2.0, 2015: 1.0]
    let yearly = try #require(HistoricalVariation(series, over: 1))
    #expect(yearly.changes == 4 && agrees(yearly.deviation, log(2)))
    #expect(try #require(HistoricalVariation(series, over: 2)).deviation == 0)
    #expect(HistoricalVariation(series, over: 3) == nil)
    #expect(HistoricalVariation(series.filter { $0.key != 2012 }, over: 1) == nil)
    #expect(HistoricalVariation([1: 0, 2: 1, 3: 1, 4: 1], over: 1) == nil)
  }
}
