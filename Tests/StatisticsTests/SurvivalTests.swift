import Foundation
import Statistics
import Testing

@Suite("Survival") struct SurvivalTests {
  private let u = Sequence.numbers(400)
  private var durations: [Double] { u[0..<100].map { floor($0 * 10) + 1 } }
  private var ended: [Bool] { u[100..<200].map { $0 < 0.7 } }

  @Test("Worked example: a thousand teachers, leavers 113, 70, 60, 55, 50")
  func worked() {
    let curve = KaplanMeier([
      (1, 113, 0), (2, 70, 0), (3, 60, 0), (4, 55, 0), (5, 50, 652),
    ])
    let shares = curve.steps.map { ($0.survival * 1000).rounded() / 1000 }
    #expect(shares == [0.887, 0.817, 0.757, 0.702, 0.652])
    #expect(curve.survival(after: 0.5) == 1)
    #expect(curve.survival(after: 9) == curve.steps.last?.survival)
    #expect(curve.time(ofShare: 0.76) == 3)
    #expect(curve.time(ofShare: 0.1) == nil)
  }

  /// Expected values: lifelines 0.30.3, whose intervals are on the log-log scale.
  @Test("Shares and intervals of careers, some of them cut off")
  func lifelines() throws {
    let curve = KaplanMeier(durations: durations, ended: ended)
    let shares = [
      0.9499999999999995, 0.8444444444444437, 0.8111111111111102, 0.7082942097026598, 0.6710155670867303,
      0.6025445908533905, 0.4820356726827124, 0.3270956350346977, 0.19240919707923396, 0.06413639902641133,
    ]
    let intervals = [
      (0.8840465630968043, 0.9788786038228566), (0.7551757601771103, 0.9032073431233854),
      (0.7168109363423709, 0.8766594814386944), (0.6035313665450288, 0.7901199216040525),
      (0.5633499977539987, 0.7577720933702667), (0.49024344719208546, 0.6976666003107167),
      (0.366693125605499, 0.5881331825115301), (0.2183806546326469, 0.4400932638125157),
      (0.10348471843803975, 0.30194696357408496), (0.017504339908723902, 0.1548923094895388),
    ]
    #expect(curve.steps.count == 10)
    for (step, (share, interval)) in zip(curve.steps, zip(shares, intervals)) {
      #expect(agrees(step.survival, share))
      let found = try #require(curve.interval(step, scale: .logLog))
      #expect(agrees(found.lowerBound, interval.0) && agrees(found.upperBound, interval.1))
    }
  }

  @Test("The log-rank test of four groups")
  func logRank() throws {
    let groups = (0..<100).map { (u[200 + $0] < 0.5 ? 1 : 0) + (u[300 + $0] < 0.3 ? 2 : 0) }
    let counts = (0..<4).map { group in
      (1...10).map { time in
        let here = (0..<100).filter { groups[$0] == group && durations[$0] == Double(time) }
        let events = here.count { ended[$0] }
        return (time: Double(time), events: Double(events), censored: Double(here.count - events))
      }
    }
    let test = try #require(LogRank(counts))
    #expect(agrees(test.chiSquare, 4.721566507309433))
    #expect(agrees(test.probability, 0.1933582239929565))
    #expect(test.degrees == 3)
    let sums = test.groups.reduce((0, 0)) { ($0.0 + $1.observed, $0.1 + $1.expected) }
    #expect(abs(sums.0 - sums.1) < 1e-9)
  }
}
