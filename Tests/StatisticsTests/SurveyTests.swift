import Foundation
import Statistics
import Testing

@Suite("Means of surveys") struct SurveyTests {
  private let u = Sequence.numbers(400)
  private var weights: [Double] { u[100..<200].map { 0.5 + 2 * $0 } }
  private var clusters: [Int] {
    let drawn = u[200..<300].map { Int($0 * 12) }
    let numbers = Dictionary(
      uniqueKeysWithValues: Set(drawn).sorted().enumerated().map { ($0.element, $0.offset) })
    return drawn.compactMap { numbers[$0] }
  }

  /// Expected values: R 4.2.2, survey 4.1-1, svymean of a design with clusters and weights. Its design effect divides by the
  /// variance with n - 1.
  @Test("A share and a mean, between clusters")
  func clustered() throws {
    let cases: [([Double], Double, Double, Double)] = [
      (u[0..<100].map { $0 < 0.4 ? 1 : 0 }, 0.4429957598330362, 0.05860731311689755, 1.378100044566669),
      (u[300..<400].map { 35 + 30 * $0 }, 48.84028848102216, 0.7467491290556459, 0.7713460950762446),
    ]
    for (answers, mean, error, effect) in cases {
      let found = try #require(SurveyMean(answers, weights: weights, clusters: clusters))
      #expect(found.base == 100)
      #expect(agrees(found.mean, mean) && agrees(found.standardError, error))
      #expect(agrees(found.designEffect * 99 / 100, effect, digits: 9))
    }
  }

  /// Expected values: the formulas of Kish, in R 4.2.2.
  @Test("A share by weights alone")
  func weighted() throws {
    let found = try #require(SurveyMean(u[0..<100].map { $0 < 0.4 ? 1 : 0 }, weights: weights))
    #expect(agrees(found.designEffect, 1.154371788195902))
    #expect(agrees(found.standardError, 0.0533705757032143))
  }

  @Test("None without answers, with a weight of 0, or in one cluster")
  func none() {
    #expect(SurveyMean([], weights: []) == nil)
    #expect(SurveyMean([1, 2], weights: [1, 0]) == nil)
    #expect(SurveyMean([1, 2], weights: [1, 1], clusters: [0, 0]) == nil)
  }

  @Test("Intervals of a weighted share cover it as often as they claim")
  func coverage() throws {
    var covered = 0
    for sample in 0..<1000 {
      var stream = RandomStream(seed: 5, stream: sample)
      var answers: [Double] = []
      var weights: [Double] = []
      for _ in 0..<400 {
        // Half of the people are asked a third as often, and weigh three times as much; their answers do not differ.
        weights.append(stream.uniform() < 0.25 ? 3 : 1)
        answers.append(stream.uniform() < 0.3 ? 1 : 0)
      }
      let found = try #require(SurveyMean(answers, weights: weights))
      if abs(found.mean - 0.3) <= 1.96 * found.standardError { covered += 1 }
    }
    #expect((930...968).contains(covered), "\(covered)")
  }
}
