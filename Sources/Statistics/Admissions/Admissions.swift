/// Children's applications to schools, to be allocated in one round.
public struct Admissions: Sendable {
  /// How many places each school offers, by its number from 0.
  public let places: [Int]
  /// The schools that the children prefer, most preferred first, all children's one after the other.
  public let preferences: [Int32]
  /// The rank that the school gives the child of each of ``preferences``: the lowest is admitted first. No two children may
  /// have the same rank at a school: ties are broken before.
  public let ranks: [UInt64]
  /// Where each child's preferences begin, and at last where they end.
  public let starts: [Int]

  /// Applications; nil where a school's number or a list's length is wrong.
  public init?(places: [Int], preferences: [Int32], ranks: [UInt64], starts: [Int]) {
    guard preferences.count == ranks.count, starts.first == 0, starts.last == preferences.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }), places.allSatisfy({ $0 >= 0 }),
      preferences.allSatisfy({ $0 >= 0 && Int($0) < places.count })
    else { return nil }
    self.places = places
    self.preferences = preferences
    self.ranks = ranks
    self.starts = starts
  }

  /// Applications of children who each have a list of schools with the ranks that those give them.
  public init?(places: [Int], children: [[(school: Int, rank: UInt64)]]) {
    var starts = [0]
    for child in children { starts.append((starts.last ?? 0) + child.count) }
    self.init(
      places: places, preferences: children.joined().map { Int32($0.school) },
      ranks: children.joined().map(\.rank), starts: starts)
  }

  /// The same applications where the schools offer other numbers of places, one for each school.
  public func with(places: [Int]) -> Admissions {
    Admissions(places: places, flat: preferences, ranks: ranks, starts: starts)
  }

  /// No applications at all.
  public static let empty = Admissions(places: [], flat: [], ranks: [], starts: [0])

  private init(places: [Int], flat: [Int32], ranks: [UInt64], starts: [Int]) {
    self.places = places
    preferences = flat
    self.ranks = ranks
    self.starts = starts
  }

  /// How many children there are.
  public var children: Int { starts.count - 1 }

  /// An offer to each child: the number of the preference, from 0, or -1 for none.
  public typealias Offers = [Int32]

  /// Co-ordinated admissions as England has them: every child is considered for every preference, and gets the highest of
  /// those whose school would have it (deferred acceptance, Gale and Shapley 1962; no child gains by listing schools in
  /// another order than its true one).
  public var deferredAcceptance: Offers {
    var offers = Offers(repeating: -1, count: children)
    var held = places.map { _ in Admitted() }
    for first in 0..<children {
      var child = first
      var choice = 0
      // A child turned away takes its next choice at once, and may turn away another.
      while true {
        let position = starts[child] + choice
        guard position < starts[child + 1] else {
          offers[child] = -1
          break
        }
        let school = Int(preferences[position])
        let application = Admitted.Application(
          rank: ranks[position], child: Int32(child), choice: Int32(choice))
        offers[child] = Int32(choice)
        guard let turned = held[school].admit(application, places: places[school]) else { break }
        child = Int(turned.child)
        choice = Int(turned.choice) + 1
      }
    }
    return offers
  }

  /// The older rule, first preference first: schools fill with those who put them first, for good, then with those who put
  /// them second, and so on (immediate acceptance, the Boston mechanism).
  public var immediateAcceptance: Offers {
    var offers = Offers(repeating: -1, count: children)
    var left = places
    let longest = (0..<children).reduce(0) { max($0, starts[$1 + 1] - starts[$1]) }
    for choice in 0..<longest {
      var applicants = [[Admitted.Application]](repeating: [], count: places.count)
      for child in 0..<children where offers[child] < 0 && starts[child] + choice < starts[child + 1] {
        let position = starts[child] + choice
        let school = Int(preferences[position])
        guard left[school] > 0 else { continue }
        applicants[school].append(
          Admitted.Application(rank: ranks[position], child: Int32(child), choice: Int32(choice)))
      }
      for (school, list) in applicants.enumerated() where !list.isEmpty {
        for application in list.sorted(by: { $0.rank < $1.rank }).prefix(left[school]) {
          offers[Int(application.child)] = application.choice
          left[school] -= 1
        }
      }
    }
    return offers
  }

  /// Whether some child prefers a school to its offer while the school has a free place or admitted a child of a higher rank:
  /// the pairs of child and preference. Stable offers have none.
  public func blockingPairs(_ offers: Offers) -> [(child: Int, choice: Int)] {
    var highest = [UInt64](repeating: 0, count: places.count)
    var taken = [Int](repeating: 0, count: places.count)
    for child in 0..<children where offers[child] >= 0 {
      let position = starts[child] + Int(offers[child])
      let school = Int(preferences[position])
      highest[school] = max(highest[school], ranks[position])
      taken[school] += 1
    }
    var pairs: [(child: Int, choice: Int)] = []
    for child in 0..<children {
      let count = starts[child + 1] - starts[child]
      for choice in 0..<(offers[child] < 0 ? count : Int(offers[child])) {
        let position = starts[child] + choice
        let school = Int(preferences[position])
        let isFree = taken[school] < places[school]
        if isFree || (taken[school] > 0 && ranks[position] < highest[school]) {
          pairs.append((child, choice))
        }
      }
    }
    return pairs
  }
}
