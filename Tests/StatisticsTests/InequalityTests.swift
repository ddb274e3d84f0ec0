import Statistics
import Testing

@Suite("Inequality") struct InequalityTests {
  @Test("The index of counts by score is that of the pupils", arguments: 1...50)
  func counts(seed: Int) throws {
    var stream = RandomStream(seed: UInt64(seed))
    let scores = (0..<200).map { _ in stream.index(below: 30) }
    let flags = scores.map { _ in stream.uniform() < 0.3 }
    let counts = (0..<30).map { score in
      let here = scores.indices.filter { scores[$0] == score }
      let disadvantaged = here.count { flags[$0] }
      return (disadvantaged: disadvantaged, others: here.count - disadvantaged)
    }
    let pupils = try #require(GapIndex(scores: scores.map(Double.init), disadvantaged: flags))
    let counted = try #require(GapIndex(counts: counts))
    #expect(abs(pupils.index - counted.index) < 1e-10)
    #expect(pupils.disadvantaged == counted.disadvantaged)
  }

  @Test("Mutual information adds up between and within groups of schools")
  func levels() throws {
    let groups = [[(100, 40), (100, 20)], [(200, 20), (100, 10)], [(100, 10)], [(50, 0)]]
      .map { $0.map { Segregation.School(pupils: Double($0.0), disadvantaged: Double($0.1)) } }
    let levels = try #require(Segregation.levels(groups))
    let whole = try #require(Segregation(groups.flatMap { $0 }))
    #expect(abs(levels.total - whole.mutualInformation) < 1e-12)
    // The two schools of the second group have the same share: nothing lies within.
    #expect(abs(levels.within[1]) < 1e-15 && levels.within[2] == 0 && levels.within[3] == 0)
    #expect(Segregation.levels([]) == nil)
  }

  @Test("An outcome that rises in a straight line with rank")
  func concentration() throws {
    // Four equal units at ranks 1/8, 3/8, 5/8, 7/8; outcomes 1 to 4: a slope of 4 over the whole range.
    let line = try #require(
      Concentration((1...4).map { .init(weight: 10, disadvantage: Double($0), outcome: Double($0)) }))
    #expect(abs(line.slope - 4) < 1e-12)
    #expect(abs(line.mean - 2.5) < 1e-12)
    // 2 cov / mean = 2 * (4 * variance of the ranks, 5/64) / 2.5.
    #expect(abs(line.index - 0.25) < 1e-12)
    let reversed = try #require(
      Concentration((1...4).map { .init(weight: 10, disadvantage: -Double($0), outcome: Double($0)) }))
    #expect(abs(reversed.index + 0.25) < 1e-12)
    #expect(
      Concentration([
        .init(weight: 1, disadvantage: 1, outcome: 2), .init(weight: 1, disadvantage: 1, outcome: 3),
      ])
        == nil)
  }
}
