import Statistics
import Testing

@Suite("Decompositions") struct DecompositionTests {
  @Test("Worked example: three schools, 22.5% of the gap between them")
  func betweenWithin() throws {
    let split = try #require(
      BetweenWithin([
        .init(disadvantaged: 40, disadvantagedMean: 40, others: 60, othersMean: 50),
        .init(disadvantaged: 10, disadvantagedMean: 45, others: 90, othersMean: 52),
        .init(disadvantaged: 30, disadvantagedMean: 38, others: 20, othersMean: 44),
      ]))
    #expect(abs(split.disadvantagedMean - 39.875) < 1e-12)
    #expect(abs(split.othersMean - 50.353) < 5e-4)
    #expect(abs(split.total - 10.478) < 5e-4)
    #expect(abs(split.within - 8.125) < 1e-12)
    #expect(abs(split.between - 2.353) < 5e-4)
    #expect(abs(split.between / split.total - 0.225) < 5e-4)
    #expect(split.withoutOthers.isEmpty)
  }

  @Test("A school without others is left out and named")
  func withoutOthers() throws {
    let split = try #require(
      BetweenWithin([
        .init(disadvantaged: 5, disadvantagedMean: 30, others: 5, othersMean: 40),
        .init(disadvantaged: 7, disadvantagedMean: 10, others: 0, othersMean: 0),
        .init(disadvantaged: 0, disadvantagedMean: .nan, others: 5, othersMean: 42),
      ]))
    #expect(split.withoutOthers == [1] && split.disadvantagedWithoutOthers == 7)
    #expect(split.total == 11 && split.within == 10 && split.between == 1)
    #expect(BetweenWithin([]) == nil)
  }

  @Test("Worked example: composition 3.3 and rate 3.1")
  func kitagawa() {
    let split = Kitagawa([
      .init(shares: (0.6, 0.3), rates: (10, 12)), .init(shares: (0.4, 0.7), rates: (20, 24)),
    ])
    #expect(abs(split.composition - 3.3) < 1e-12)
    #expect(abs(split.rate - 3.1) < 1e-12)
    #expect(abs(split.difference - 6.4) < 1e-12)
  }

  @Test("The parts of Oaxaca and Blinder sum to the difference of means")
  func oaxacaBlinder() throws {
    let u = Sequence.numbers(400)
    let first = Array(u[0..<100])
    let second: [Double] = u[100..<200].map { $0 * 2 }
    let ones = [Double](repeating: 1, count: 100)
    let firstOutcome: [Double] = first.map { 5 + 3 * $0 }
    let secondOutcome: [Double] = second.map { 4 + 2 * $0 }
    let found = OaxacaBlinder((firstOutcome, [ones, first]), (secondOutcome, [ones, second]))
    let split = try #require(found)
    let sum = split.parts.reduce(0) { $0 + $1.endowments + $1.coefficients + $1.interaction }
    #expect(abs(sum - split.difference) < 1e-10)
    let means = (first.reduce(0, +) / 100, second.reduce(0, +) / 100)
    #expect(abs(split.parts[1].endowments - 2 * (means.0 - means.1)) < 1e-9)
    #expect(abs(split.parts[1].unexplained - means.0) < 1e-9)
    #expect(abs(split.parts[0].coefficients - 1) < 1e-9)
  }

  /// statsmodels 0.15.0, OaxacaBlinder.three_fold on the shared sequence; the parts of each characteristic from its OLS of each group.
  @Test("Oaxaca and Blinder as statsmodels splits them")
  func oaxacaReference() throws {
    let u = Sequence.numbers(600)
    let ones = [Double](repeating: 1, count: 100)
    let a = [ones, Array(u[0..<100]), u[100..<200].map { $0 * 5 }]
    let b = [ones, u[200..<300].map { $0 * 2 }, u[300..<400].map { $0 * 3 }]
    let first = (0..<100).map { row -> Double in
      let noise: Double = (u[400 + row] - 0.5) * 2
      return 1 + 2 * a[1][row] - 0.5 * a[2][row] + noise
    }
    let second = (0..<100).map { row -> Double in
      let noise: Double = (u[500 + row] - 0.5) * 2
      return 0.5 + 1.5 * b[1][row] - 0.3 * b[2][row] + noise
    }
    let split = try #require(OaxacaBlinder((second, b), (first, a)))
    #expect(agrees(split.difference, 0.8396452162619679))
    #expect(agrees(split.parts.reduce(0) { $0 + $1.endowments }, 1.712124355759874))
    #expect(agrees(split.parts.reduce(0) { $0 + $1.coefficients }, -0.403982334301381))
    #expect(agrees(split.parts.reduce(0) { $0 + $1.interaction }, -0.46849680519652526))
    let turned = try #require(OaxacaBlinder((first, a), (second, b)))
    let endowments = [0, -0.8090113141044357, -0.43461623645891384]
    let coefficients = [0.5518992794721974, 0.5438506947760722, -0.2232708347503632]
    for index in 0..<3 {
      #expect(abs(turned.parts[index].endowments - endowments[index]) < 1e-10)
      #expect(agrees(turned.parts[index].coefficients, coefficients[index]))
    }
  }

  @Test("Shapley's contributions sum to the whole, and share an interaction evenly")
  func shapley() {
    // a adds 3, b adds 5, both together 4 more.
    let shares = Shapley.contributions(of: 2) { set in
      (set & 1 != 0 ? 3 : 0) + (set & 2 != 0 ? 5 : 0) + (set == 3 ? 4 : 0)
    }
    #expect(abs(shares[0] - 5) < 1e-12 && abs(shares[1] - 7) < 1e-12)
    let rates = [1.1, 0.8, 1.3, 0.95]
    let whole = Shapley.contributions(of: 4) { set in
      rates.indices.reduce(100) { set & (1 << UInt32($1)) != 0 ? $0 * rates[$1] : $0 }
    }
    let difference = 100 * rates.reduce(1, *) - 100
    #expect(abs(whole.reduce(0, +) - difference) < 1e-9)
    #expect(Shapley.contributions(of: 0) { _ in 0 }.isEmpty)
  }
}
