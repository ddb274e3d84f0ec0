import Statistics
import Testing

@Suite("The gap index") struct GapIndexTests {
  /// Ten pupils of whom four are disadvantaged; the expected index is 6.25.
  private let scores: [Double] = [100, 103, 104, 104, 107, 110, 95, 98, 101, 113]
  private let flags = [true, false, true, false, false, false, true, false, true, false]

  @Test("Equal numbers share the mean of their ranks")
  func midRanks() {
    #expect(MidRanks.of([3, 4, 4, 5, 6, 6, 7, 8]) == [1, 2.5, 2.5, 4, 5.5, 5.5, 7, 8])
    #expect(MidRanks.of(scores) == [3, 5, 6.5, 6.5, 8, 9, 1, 2, 4, 10])
    #expect(MidRanks.of([]).isEmpty)
  }

  @Test("Worked example: eight pupils, three disadvantaged")
  func eight() throws {
    let index = try #require(
      GapIndex(
        scores: [3, 4, 4, 5, 6, 6, 7, 8],
        disadvantaged: [true, true, false, true, false, false, false, false]))
    #expect(index.othersMeanRank == 5.7)
    #expect(index.disadvantagedMeanRank == 2.5)
    #expect(abs(index.index - 8) < 1e-12)
    #expect(abs(index.areaUnderCurve - 0.9) < 1e-12)
  }

  @Test("Worked example: ten pupils, four disadvantaged")
  func ten() throws {
    let index = try #require(GapIndex(scores: scores, disadvantaged: flags))
    #expect(abs(index.othersMeanRank - index.disadvantagedMeanRank - 3.125) < 1e-12)
    #expect(abs(index.index - 6.25) < 1e-12)
    #expect(abs(index.areaUnderCurve - 0.8125) < 1e-12)
    #expect(abs(index.percentiles - 31.25) < 1e-12)
  }

  @Test("Full separation is 10, no difference 0")
  func ends() throws {
    let apart = try #require(
      GapIndex(scores: [1, 2, 3, 4, 5], disadvantaged: [true, true, false, false, false]))
    #expect(abs(apart.index - 10) < 1e-12)
    let tied = try #require(GapIndex(scores: [7, 7, 7], disadvantaged: [true, false, false]))
    #expect(tied.index == 0)
  }

  @Test("A published index of 3.92 is a probability of 0.392 and 19.6 percentile points")
  func readings() throws {
    let index = try #require(GapIndex(scores: scores, disadvantaged: flags))
    #expect(abs(index.probability - index.index / 10) < 1e-12)
    #expect(abs(index.percentiles - index.index * 5) < 1e-12)
  }

  @Test("The same under any strictly increasing transform of the scores", arguments: 1...20)
  func transformed(seed: Int) throws {
    let (scores, flags) = Self.sample(seed)
    let plain = try #require(GapIndex(scores: scores, disadvantaged: flags))
    let cubed = try #require(GapIndex(scores: scores.map { $0 * $0 * $0 + 2 * $0 - 7 }, disadvantaged: flags))
    #expect(plain == cubed)
  }

  @Test("Swapping the groups turns the sign", arguments: 1...20)
  func swapped(seed: Int) throws {
    let (scores, flags) = Self.sample(seed)
    let plain = try #require(GapIndex(scores: scores, disadvantaged: flags))
    let turned = try #require(GapIndex(scores: scores, disadvantaged: flags.map { !$0 }))
    #expect(abs(plain.index + turned.index) < 1e-12)
  }

  @Test("Never beyond 10", arguments: 1...20)
  func bounded(seed: Int) throws {
    let (scores, flags) = Self.sample(seed)
    let plain = try #require(GapIndex(scores: scores, disadvantaged: flags))
    #expect(abs(plain.index) <= 10)
  }

  @Test("The same when every pupil stands twice", arguments: 1...20)
  func duplicated(seed: Int) throws {
    let (scores, flags) = Self.sample(seed)
    let plain = try #require(GapIndex(scores: scores, disadvantaged: flags))
    let twice = try #require(GapIndex(scores: scores + scores, disadvantaged: flags + flags))
    #expect(abs(plain.index - twice.index) < 1e-12)
  }

  @Test("By counting pairs, the same", arguments: 1...20)
  func pairs(seed: Int) throws {
    let (scores, flags) = Self.sample(seed)
    let plain = try #require(GapIndex(scores: scores, disadvantaged: flags))
    var balance = 0
    for (other, isDisadvantaged) in zip(scores, flags) where !isDisadvantaged {
      for (score, isDisadvantaged) in zip(scores, flags) where isDisadvantaged {
        balance += other > score ? 1 : other < score ? -1 : 0
      }
    }
    #expect(abs(plain.index - 10 * Double(balance) / Double(plain.others * plain.disadvantaged)) < 1e-9)
  }

  @Test("None for an empty group, lists of unequal length, or a score that is no number")
  func none() {
    #expect(GapIndex(scores: [1, 2], disadvantaged: [true, true]) == nil)
    #expect(GapIndex(scores: [], disadvantaged: []) == nil)
    #expect(GapIndex(scores: [1], disadvantaged: [true, false]) == nil)
    #expect(GapIndex(scores: [1, .nan], disadvantaged: [true, false]) == nil)
  }

  /// scipy 1.17.1 on the shared sequence: mannwhitneyu, somersd and rankdata of 300 scores, 96 of them of disadvantaged pupils.
  @Test("As scipy has it: the area under the curve, Somers' d, and mean ranks")
  func scipy() throws {
    let u = Sequence.numbers(600)
    let flags = u[300..<600].map { $0 < 0.3 }
    let scores = zip(u, flags).map { number, isDisadvantaged in
      (number * 40).rounded(.down) - (isDisadvantaged ? 6 : 0)
    }
    let found = try #require(GapIndex(scores: scores, disadvantaged: flags))
    #expect(found.disadvantaged == 96)
    #expect(agrees(found.areaUnderCurve, 0.6747855392156863))
    #expect(agrees(found.probability, 0.34957107843137253))
    #expect(agrees(found.othersMeanRank, 167.27941176470588))
    #expect(agrees(found.disadvantagedMeanRank, 114.84375))
  }

  /// Pupils of schools with so many each: few different scores take rows of numbers, many take the cells in order.
  private static func cells(schools: Int, scores: Int, most: Int, seed: UInt64) -> [GapIndexDraws.Cell] {
    var stream = RandomStream(seed: seed)
    return (0..<schools).flatMap { school in
      (0..<12).map { _ in
        GapIndexDraws.Cell(
          score: Int32(stream.index(below: scores)), school: Int32(school),
          disadvantaged: Int32(stream.index(below: most)), others: Int32(stream.index(below: most)))
      }
    }
  }

  @Test(
    "Draws of schools give what the index of the drawn pupils is, by either way of adding",
    arguments: [(30, 20, 4), (31, 20, 12_000), (30, 50, 60_000), (40, 200_000, 4)])
  func draws(schools: Int, scores: Int, most: Int) async throws {
    let cells = Self.cells(schools: schools, scores: scores, most: most, seed: 11)
    let draws = try #require(GapIndexDraws(cells))
    let found = await draws.values(replicates: 40, seed: 5)
    let expected = ClusterBootstrap(clusters: schools, replicates: 40, seed: 5).values { times in
      var counts = [Int32: (disadvantaged: Int, others: Int)]()
      for cell in cells {
        let drawn = Int(times[Int(cell.school)])
        counts[cell.score, default: (0, 0)].disadvantaged += drawn * Int(cell.disadvantaged)
        counts[cell.score, default: (0, 0)].others += drawn * Int(cell.others)
      }
      return GapIndex(counts: counts.sorted { $0.key < $1.key }.map(\.value))?.index
    }
    #expect(found.count == 40 && expected.count == 40)
    for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-9) }
  }

  @Test("No draws of no schools, of numbers below 0, or of one group")
  func noDraws() async throws {
    #expect(GapIndexDraws([.init(score: -1, school: 0, disadvantaged: 1, others: 1)]) == nil)
    #expect(await GapIndexDraws([])?.values(replicates: 5, seed: 1) == [])
    let one = try #require(GapIndexDraws([.init(score: 0, school: 0, disadvantaged: 3, others: 0)]))
    #expect(await one.values(replicates: 5, seed: 1) == [])
  }

  /// Forty pupils with many equal scores, from a seed.
  private static func sample(_ seed: Int) -> ([Double], [Bool]) {
    var state = UInt64(seed)
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 40)
    }
    let scores = (0..<40).map { _ in Double(next() % 15) }
    return (scores, (0..<40).map { $0 == 0 || ($0 != 1 && next() % 3 == 0) })
  }
}
