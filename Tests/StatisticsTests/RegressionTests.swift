import Foundation
import Statistics
import Testing

/// Expected values: statsmodels 0.15.0 on the shared sequence.
@Suite("Regression") struct RegressionTests {
  private let u = Sequence.numbers(400)
  private var design: [[Double]] {
    [[Double](repeating: 1, count: 100), Array(u[0..<100]), u[100..<200].map { $0 * 5 }]
  }
  private var outcome: [Double] {
    (0..<100).map { row -> Double in
      let noise: Double = (u[200 + row] - 0.5) * (1 + u[row])
      return 1 + 2 * u[row] - 2.5 * u[100 + row] + noise
    }
  }

  @Test("Coefficients, errors and probabilities of ordinary least squares")
  func classical() throws {
    let model = try #require(LeastSquares(outcome, on: design))
    let coefficients = [1.0184421496109612, 1.9679453681508088, -0.5067674035805037]
    let errors = [0.12387833879955762, 0.1569509806304302, 0.029692202628072786]
    for index in 0..<3 {
      #expect(agrees(model.coefficients[index], coefficients[index]))
      #expect(agrees(model.standardError(index), errors[index]))
    }
    #expect(agrees(model.probability(0), 9.067341042433855e-13, digits: 8))
    #expect(agrees(model.determination, 0.8424806403898155))
  }

  @Test("Errors that allow for unequal variances and for clusters")
  func robust() throws {
    let robust = try #require(LeastSquares(outcome, on: design, errors: .robust))
    let errors = [0.11255048785293123, 0.17237335645336474, 0.027642119751831302]
    for index in 0..<3 { #expect(agrees(robust.standardError(index), errors[index])) }
    let clustered = try #require(
      LeastSquares(outcome, on: design, errors: .clustered((0..<100).map { $0 / 7 })))
    let clusteredErrors = [0.13021512719280245, 0.18659993091721572, 0.03107034217926513]
    for index in 0..<3 { #expect(agrees(clustered.standardError(index), clusteredErrors[index])) }
    #expect(agrees(clustered.probability(1), 4.814666193697876e-08, digits: 8))
    #expect(agrees(clustered.interval(2).lowerBound, -0.5734066598756425))
    #expect(agrees(clustered.interval(2).upperBound, -0.44012814728536476))
  }

  @Test("Weights")
  func weighted() throws {
    let model = try #require(LeastSquares(outcome, on: design, weights: u[300..<400].map { 0.5 + $0 }))
    let coefficients = [1.0243682782703771, 2.03606437715794, -0.5167506682755236]
    let errors = [0.1292070170624985, 0.16008078307896564, 0.030707355045696653]
    for index in 0..<3 {
      #expect(agrees(model.coefficients[index], coefficients[index]))
      #expect(agrees(model.standardError(index), errors[index]))
    }
    #expect(agrees(model.determination, 0.8408065174830363))
  }

  @Test("Columns of very different size are no hindrance")
  func scales() throws {
    let plain = try #require(LeastSquares(outcome, on: design))
    let large = try #require(
      LeastSquares(outcome, on: [design[0], design[1].map { $0 * 1e9 }, design[2].map { $0 * 1e-9 }]))
    #expect(agrees(large.coefficients[1] * 1e9, plain.coefficients[1]))
    #expect(agrees(large.standardError(2) * 1e-9, plain.standardError(2)))
  }

  @Test("None where a column follows from the others, or rows are too few")
  func none() {
    #expect(LeastSquares(outcome, on: design + [design[1].map { 3 - 2 * $0 }]) == nil)
    #expect(LeastSquares([1, 2], on: [[1, 1], [1, 2]]) == nil)
    #expect(LeastSquares([1, 2, 3], on: [[1, 1]]) == nil)
    #expect(LeastSquares(outcome, on: design, errors: .clustered([Int](repeating: 0, count: 100))) == nil)
  }

  @Test("Logistic regression on grouped trials")
  func logistic() throws {
    let trials = u[300..<400].map { floor($0 * 20) + 1 }
    let successes = (0..<100).map { row -> Double in
      let odds: Double = -1 + 1.5 * u[row] - 1.5 * u[100 + row]
      return floor(trials[row] / (1 + exp(-odds)) + 0.5)
    }
    let model = try #require(BinomialRegression(successes: successes, trials: trials, on: design))
    let coefficients = [-0.9880273696008866, 1.442435578464945, -0.29557784031807016]
    let errors = [0.21003542733876532, 0.2616612610821154, 0.050311053571457404]
    for index in 0..<3 {
      #expect(agrees(model.coefficients[index], coefficients[index], digits: 9))
      #expect(agrees(model.standardError(index), errors[index], digits: 8))
    }
  }

  /// Expected values: R 4.2.2, glm(y ~ 0 + factor(t) + z + w, binomial(link)) on a row for each year at risk, fitted again from
  /// its own estimate until it stands still.
  @Test(
    "Discrete-time hazards with both links, a row for each year at risk",
    arguments: [
      (
        BinomialRegression.Link.cloglog,
        [
          -2.53208434590387, -1.68203454062718, -2.75340034781584, -1.54064410659227, -2.46093962298909,
          -1.7834916694439, -1.02229367547651, -0.367817593546565, 0.0535265414108925, 0.844722390155879,
          0.0628081642929102, -1.12411636321313,
        ],
        [
          0.504285505954549, 0.398717251555935, 0.626262011554655, 0.420695890689165, 0.62985687070264,
          0.511383881571418, 0.440013544075405, 0.426080232484578, 0.476551285191167, 0.545816910682358,
          0.257338522967203, 0.460230662380458,
        ], -170.5532991225422
      ),
      (
        .logit,
        [
          -2.48802985009071, -1.5965636284222, -2.71166090447138, -1.42690469534929, -2.41737147330371,
          -1.70848155488941, -0.872144478797726, -0.161827645062349, 0.333351391502192, 1.52649239332725,
          0.0776072444498746, -1.19038247337843,
        ],
        [
          0.532146604193983, 0.438696447969846, 0.651882007978715, 0.463342078755637, 0.662162757042804,
          0.554450052424947, 0.501846844294455, 0.520398329520429, 0.609061597522938, 0.810455907170936,
          0.291211698959543, 0.520743651096223,
        ], -170.7841479082487
      ),
    ])
  func hazards(
    _ link: BinomialRegression.Link, _ coefficients: [Double], _ errors: [Double], _ likelihood: Double
  ) throws {
    var successes: [Double] = []
    var design = [[Double]](repeating: [], count: 12)
    for person in 0..<100 {
      let years = Int(u[person] * 10) + 1
      for year in 1...years {
        successes.append(year == years && u[100 + person] < 0.7 ? 1 : 0)
        for other in 1...10 { design[other - 1].append(other == year ? 1 : 0) }
        design[10].append(u[200 + person] < 0.5 ? 1 : 0)
        design[11].append(u[300 + person])
      }
    }
    let trials = [Double](repeating: 1, count: successes.count)
    let model = try #require(
      BinomialRegression(successes: successes, trials: trials, on: design, link: link))
    for index in 0..<12 {
      #expect(agrees(model.coefficients[index], coefficients[index], digits: 8))
      #expect(agrees(model.standardError(index), errors[index], digits: 8))
    }
    #expect(agrees(model.logLikelihood, likelihood))
  }

  @Test("None where a covariate separates successes from failures")
  func separation() {
    let separated = BinomialRegression(
      successes: [0, 0, 5, 5], trials: [5, 5, 5, 5], on: [[1, 1, 1, 1], [0, 0, 1, 1]])
    #expect(separated == nil)
  }
}
