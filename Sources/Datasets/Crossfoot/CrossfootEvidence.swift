/// What the sums of a column in one breakdown show.
struct CrossfootEvidence {
  /// A sum that does not hold, and the position of its place.
  struct Candidate {
    var trial: CrossfootTrial
    var place: Int
  }

  /// How many sums are telling.
  private(set) var telling = 0
  /// How many of these are exact.
  private(set) var exact = 0
  /// How many of these have a total of a thousand and more: hardly by chance.
  private(set) var large = 0
  private var near = 0
  private(set) var candidates: [Candidate] = []

  /// Whether so few sums come near that the column is none of counts.
  private var isHopeless: Bool { telling >= 1000 && exact * 10 < telling && near * 10 < telling }

  /// Takes a sum, and answers whether it is kept as one that does not hold.
  mutating func take(_ trial: CrossfootTrial, place: Int) -> Bool {
    if trial.isTelling {
      telling += 1
      if trial.isSame {
        exact += 1
        if trial.total >= 1000 { large += 1 }
      }
      if abs(trial.sum - trial.total) <= 0.05 * abs(trial.total) { near += 1 }
    }
    if trial.isSame { return false }
    if isHopeless {
      candidates = []
      return false
    }
    candidates.append(Candidate(trial: trial, place: place))
    return true
  }
}
