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

  @Test("Ranks go by the criteria in their order, each school for itself, and what is missing goes last")
  func ranks() {
    var stream = RandomStream(seed: 7)
    for _ in 0..<300 {
      let count = stream.index(below: 60)
      let schools = (0..<count).map { _ in Int32(stream.index(below: 3)) }
      let truths = (0..<count).map { _ in [true, false, nil][stream.index(below: 3)] }
      let whole = (0..<count).map { _ in [Double(stream.index(below: 3)) - 1, .nan][stream.index(below: 2)] }
      let numbers = (0..<count).map { _ in [stream.uniform() - 0.5, 0, -0.0, .nan][stream.index(below: 4)] }
      let lots = Array(0..<UInt32(count)).shuffled(using: &stream)
      let ranks = ApplicantRanks(
        schools: schools, count: 3,
        criteria: [.init(truths), .init(whole), .init(numbers), .init(lots)]
      ).ranks
      func key(_ row: Int) -> [Double] {
        [truths[row].map { $0 ? 0 : 1 } ?? 2] + [whole[row], numbers[row]].map { $0.isNaN ? .infinity : $0 }
          + [Double(lots[row])]
      }
      for first in 0..<count {
        for second in 0..<count where schools[first] == schools[second] && first != second {
          #expect((ranks[first] < ranks[second]) == key(first).lexicographicallyPrecedes(key(second)))
        }
      }
    }
  }

  /// From an own calculation in Python of FNV-1a, SplitMix64 and xoshiro256**.
  @Test(
    "Lots are those of the seed and the name alone",
    arguments: [(1, [1, 0, 5, 2, 4, 3]), (2, [1, 5, 0, 2, 4, 3])] as [(UInt64, [UInt32])])
  func lots(_ seed: UInt64, _ expected: [UInt32]) {
    let names = ["Ada", "Ben", "Cléa", "Dov", "Eve", "37503"]
    #expect(AdmissionLots.places(of: names, seed: seed) == expected)
    // Without Ada and Dov the others stand as they did.
    let fewer = AdmissionLots.places(of: [1, 2, 4, 5].map { names[$0] }, seed: seed)
    let order = [1, 2, 4, 5].sorted { expected[$0] < expected[$1] }
    #expect([1, 2, 4, 5].map { UInt32(order.firstIndex(of: $0) ?? 9) } == fewer)
  }

  @Test("Lots are fair: each of two thousand seeds, each child first about as often")
  func fairLots() {
    var first = [0, 0, 0, 0]
    for seed in 0..<2000 {
      let places = AdmissionLots.places(of: ["a", "b", "c", "d"], seed: UInt64(seed))
      first[places.firstIndex(of: 0) ?? 0] += 1
    }
    // 500 each, with a standard deviation of 19.
    #expect(first.allSatisfy { abs($0 - 500) < 80 })
  }
}
