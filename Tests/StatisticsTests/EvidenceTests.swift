import Statistics
import Testing

@Suite("Evidence") struct EvidenceTests {
  @Test("Every row of the table of months", arguments: [-1.0, 1.0])
  func months(sign: Double) {
    let rows: [(Int, Double, Double)] = [
      (0, 0, 0.01), (1, 0.02, 0.09), (2, 0.10, 0.18), (3, 0.19, 0.26), (4, 0.27, 0.35), (5, 0.36, 0.44),
      (6, 0.45, 0.52), (7, 0.53, 0.61), (8, 0.62, 0.69), (9, 0.70, 0.78), (10, 0.79, 0.87), (11, 0.88, 0.95),
      (12, 0.96, 1),
    ]
    for (months, low, high) in rows {
      #expect(EffectSize.months(sign * low) == Int(sign) * months)
      #expect(EffectSize.months(sign * high) == Int(sign) * months)
    }
  }

  @Test("A size is rounded to two places first")
  func rounding() {
    #expect(EffectSize.months(0.095) == 2)
    #expect(EffectSize.months(0.0949) == 1)
    #expect(EffectSize.months(2.5) == 12)
  }

  @Test("Worked example: four trials, fixed 0.1274, random 0.1509 (0.033 to 0.268), 2 months")
  func metaAnalysis() throws {
    let pooled = try #require(
      MetaAnalysis(effects: [0.10, 0.30, 0.05, 0.25], standardErrors: [0.08, 0.10, 0.06, 0.12]))
    #expect(agrees(pooled.fixed.effect, 0.12738780207134637))
    #expect(agrees(pooled.heterogeneity, 5.804284937987468))
    #expect(agrees(pooled.varianceBetween, 0.006829836512261575))
    #expect(abs(pooled.inconsistency - 0.483) < 5e-4)
    #expect(agrees(pooled.random.effect, 0.1509204744855127))
    #expect(agrees(pooled.random.standardError, 0.059977383724165695))
    #expect(agrees(pooled.heterogeneityProbability, 0.1215302962249588))
    let interval = pooled.random.interval()
    #expect(abs(interval.lowerBound - 0.033) < 5e-4 && abs(interval.upperBound - 0.268) < 5e-4)
    #expect(EffectSize.months(pooled.random.effect) == 2)
    #expect(abs(pooled.random.weights.reduce(0, +) - 1) < 1e-12)
  }

  @Test("Trials that agree vary by nothing, and a single one cannot be pooled")
  func ends() throws {
    let alike = try #require(MetaAnalysis(effects: [0.2, 0.2], standardErrors: [0.1, 0.2]))
    #expect(alike.varianceBetween == 0 && alike.inconsistency == 0)
    #expect(MetaAnalysis(effects: [0.2], standardErrors: [0.1]) == nil)
    #expect(MetaAnalysis(effects: [0.2, 0.1], standardErrors: [0.1, 0]) == nil)
  }
}
