import Statistics
import Testing

/// Expected values: scipy 1.17.1.
@Suite("Distributions") struct DistributionTests {
  @Test("The normal distribution")
  func normal() {
    let quantiles: [(Double, Double)] = [
      (1e-10, -6.361340902404056), (0.001, -3.090232306167813), (0.025, -1.9599639845400545),
      (0.3, -0.5244005127080409), (0.975, 1.959963984540054), (0.999999, 4.753424308817087),
    ]
    for (share, expected) in quantiles { #expect(agrees(Normal.quantile(share), expected)) }
    #expect(abs(Normal.quantile(0.5)) < 1e-15)
    let cumulative: [(Double, Double)] = [
      (-5, 2.866515718791933e-07), (-1.96, 0.024997895148220435), (0.5, 0.6914624612740131),
      (3, 0.9986501019683699),
    ]
    for (x, expected) in cumulative { #expect(agrees(Normal.cumulative(x), expected)) }
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
  }

  @Test("Student's t")
  func studentT() {
    let probabilities: [(Double, Double, Double)] = [
      (2.1, 5, 0.08975324988459879), (0.3, 1, 0.8144528418445154), (4.5, 150, 1.3543608923629287e-05),
      (12, 3, 0.0012450158007893362),
    ]
    for (t, degrees, expected) in probabilities {
      #expect(agrees(StudentT(degrees: degrees).twoSided(t), expected))
      #expect(agrees(StudentT(degrees: degrees).twoSided(-t), expected))
    }
    let critical: [(Double, Double)] = [
      (1, 12.706204736174694), (4, 2.7764451051977934), (29, 2.045229642132703), (150, 1.9759053308966201),
    ]
    for (degrees, expected) in critical { #expect(agrees(StudentT(degrees: degrees).critical(), expected)) }
  }

  @Test("Chi-square")
  func chiSquare() {
    let cases: [(Double, Double, Double)] = [
      (3.84, 1, 0.05004352124870519), (0.2, 4, 0.9953211598395555), (30, 10, 0.000856641210775301),
      (100, 3, 1.5541594313896026e-21),
    ]
    for (x, degrees, expected) in cases { #expect(agrees(ChiSquare.upper(x, degrees: degrees), expected)) }
    #expect(ChiSquare.upper(0, degrees: 3) == 1)
  }

  @Test("The incomplete beta function")
  func incompleteBeta() {
    let cases: [(Double, Double, Double, Double)] = [
      (0.5, 0.5, 0.3, 0.36901011956554536), (2, 5, 0.7, 0.989065), (30, 70, 0.25, 0.1358149042834277),
      (1000, 3, 0.999, 0.9194224096397954),
    ]
    for (a, b, x, expected) in cases { #expect(agrees(SpecialFunctions.incompleteBeta(a, b, x), expected)) }
    #expect(SpecialFunctions.incompleteBeta(2, 3, 0) == 0 && SpecialFunctions.incompleteBeta(2, 3, 1) == 1)
  }

  @Test("Quantiles interpolate between neighbours (type 7)")
  func quantiles() throws {
    let quantiles = Quantiles([3, 1, 4, .nan, 1, 5, 9, 2, 6])
    let expected: [(Double, Double)] = [(0, 1), (0.25, 1.75), (0.5, 3.5), (0.9, 6.9), (1, 9)]
    for (share, value) in expected { #expect(agrees(try #require(quantiles(share)), value)) }
    #expect(Quantiles([])(0.5) == nil)
    #expect(Quantiles([7])(0.9) == 7)
  }
}
