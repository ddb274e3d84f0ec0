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

  /// Expected values: R 4.2.2, survival 3.5-3, survfit with conf.type plain and log.
  @Test("Greenwood's errors, and intervals on two scales")
  func greenwood() throws {
    let curve = KaplanMeier(durations: durations, ended: ended)
    let errors = [
      0.02179449471770337, 0.0369554657281968, 0.04019659201567206, 0.0475162763999416, 0.04965118086115008,
      0.05319562327082905, 0.05712526157819132, 0.05755538104326511, 0.05167825830513103, 0.0347971865746547,
    ]
    let plain = [
      (0.907283575292053, 0.992716424707947), (0.7720130625852744, 0.9168758263036143),
      (0.7323272384591435, 0.8898949837630785), (0.6151640192793242, 0.8014244001259963),
      (0.5737010408089922, 0.7683300933644692), (0.4982830851074052, 0.7068060965993765),
      (0.370072217382028, 0.5939991279833974), (0.2142891610734189, 0.4399021089959769),
      (0.09112167201741934, 0.2936967221410488), (0, 0.1323376314760552),
    ]
    let log = [
      (0.9082297062033146, 0.9936913468430068), (0.7750324846132994, 0.9200729439216718),
      (0.7360324797870195, 0.8938481013205739), (0.6210268883982063, 0.8078244225339164),
      (0.5804284866332164, 0.775740511780318), (0.506805011198993, 0.716370154090934),
      (0.3821243140330663, 0.6080701520567694), (0.2316851935265187, 0.4617971171580546),
      (0.1136594918118924, 0.3257211389080128), (0.02214549525553277, 0.1857478296425707),
    ]
    #expect(curve.steps.count == 10)
    for (index, step) in curve.steps.enumerated() {
      #expect(agrees(step.standardError, errors[index]))
      for (scale, expected) in [(KaplanMeier.Scale.plain, plain[index]), (.log, log[index])] {
        let found = try #require(curve.interval(step, scale: scale))
        #expect(agrees(found.lowerBound, expected.0) && agrees(found.upperBound, expected.1))
      }
    }
  }

  /// Expected values: R 4.2.2, survival 3.5-3, survdiff; Python's lifelines 0.30.3 gives the same to twelve digits.
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
