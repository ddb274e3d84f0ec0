import Statistics
import Testing

@Suite("Admissions") struct AdmissionsTests {
  /// Schools A, B, C with 1, 1 and 2 places; children p1 to p4.
  private func worked() throws -> Admissions {
    let order = [["p3", "p1", "p2", "p4"], ["p1", "p4", "p3", "p2"], ["p4", "p2", "p3", "p1"]]
    let lists = [("p1", [0, 1, 2]), ("p2", [0, 2, 1]), ("p3", [1, 0, 2]), ("p4", [1, 2, 0])]
    return try #require(
      Admissions(
        places: [1, 1, 2],
        children: lists.map { child, schools in
          schools.map { ($0, UInt64(order[$0].firstIndex(of: child) ?? 9)) }
        }))
  }

  @Test("Worked example: nobody gets the first preference by deferred acceptance, half do by the older rule")
  func example() throws {
    let admissions = try worked()
    #expect(admissions.deferredAcceptance == [1, 1, 1, 1])
    #expect(admissions.immediateAcceptance == [0, 1, 2, 0])
    #expect(admissions.blockingPairs(admissions.deferredAcceptance).isEmpty)
    #expect(!admissions.blockingPairs(admissions.immediateAcceptance).isEmpty)
  }

  private func random(_ seed: UInt64) throws -> Admissions {
    var stream = RandomStream(seed: seed)
    let schools = 1 + stream.index(below: 7)
    let children = stream.index(below: 30)
    let ranks = (0..<schools).map { _ in (0..<children).map(UInt64.init).shuffled(using: &stream) }
    return try #require(
      Admissions(
        places: (0..<schools).map { _ in stream.index(below: 6) },
        children: (0..<children).map { child in
          Array(0..<schools).shuffled(using: &stream).prefix(stream.index(below: schools + 1))
            .map { ($0, ranks[$0][child]) }
        }))
  }

  /// The offers that another order of proposals gives: round by round, all children who have none at once.
  private func byRounds(_ admissions: Admissions) -> [Int32] {
    var choice = [Int](repeating: 0, count: admissions.children)
    while true {
      var held = [[(rank: UInt64, child: Int)]](repeating: [], count: admissions.places.count)
      for child in 0..<admissions.children {
        let position = admissions.starts[child] + choice[child]
        guard position < admissions.starts[child + 1] else { continue }
        held[Int(admissions.preferences[position])].append((admissions.ranks[position], child))
      }
      var turned: [Int] = []
      for (school, list) in held.enumerated() {
        turned += list.sorted { $0.rank < $1.rank }.dropFirst(admissions.places[school]).map(\.child)
      }
      if turned.isEmpty { break }
      for child in turned { choice[child] += 1 }
    }
    return choice.indices.map { child in
      admissions.starts[child] + choice[child] < admissions.starts[child + 1] ? Int32(choice[child]) : -1
    }
  }

  @Test("Stable, within the places, and the same in any order of proposals: three thousand cases")
  func properties() throws {
    for seed in 0..<3000 {
      let admissions = try random(UInt64(seed))
      let offers = admissions.deferredAcceptance
      #expect(admissions.blockingPairs(offers).isEmpty, "case \(seed)")
      #expect(offers == byRounds(admissions), "case \(seed)")
      for found in [offers, admissions.immediateAcceptance] {
        var taken = [Int](repeating: 0, count: admissions.places.count)
        for child in 0..<admissions.children where found[child] >= 0 {
          taken[Int(admissions.preferences[admissions.starts[child] + Int(found[child])])] += 1
        }
        #expect(zip(taken, admissions.places).allSatisfy { $0 <= $1 }, "case \(seed)")
      }
    }
  }

  @Test("What cannot be is refused")
  func refused() {
    #expect(Admissions(places: [1], preferences: [1], ranks: [0], starts: [0, 1]) == nil)
    #expect(Admissions(places: [1], preferences: [0], ranks: [], starts: [0, 1]) == nil)
    #expect(Admissions(places: [-1], preferences: [], ranks: [], starts: [0]) == nil)
  }
}
