import Engine

/// Sums beside their totals, and whether those of a column are there to be made at all.
///
/// A column adds up where most of its sums hold; only then is one that does not hold a slip. Where most are off by less than
/// rounding explains, they were rounded apart from their total. So a mean, a rate, categories that overlap, or numbers rounded
/// to 5 or 10 are no slips.
struct CrossfootTrials {
  /// Where parts and total stand.
  struct Place {
    /// Period, identifier, and the filters that name the breakdown.
    var key: [UInt32]
    var region: UInt32
    var name: UInt32
    /// What the parts are called.
    var parts: String
  }

  /// The sums of a period; of all of them without one.
  private struct Period: Hashable {
    var parts: String
    var code: UInt32?
  }

  let kind: Crossfoot.Finding.Kind
  private let counts: [Column]
  private let scales: [Double]
  private var units: [Period: [CrossfootUnits]] = [:]
  private var evidence: [CrossfootEvidence] = []
  private var families: [[UInt32]: Int] = [:]
  private var places: [Place] = []
  private var checked: [String: [Int]] = [:]

  init(_ kind: Crossfoot.Finding.Kind, _ counts: [Column]) {
    self.kind = kind
    self.counts = counts
    scales = counts.map { column in (0..<(column.decimals ?? 0)).reduce(1.0) { size, _ in size * 10 } }
  }

  /// Takes the sums of all columns for one total; `trial` is nil for a column without a number in parts or total.
  mutating func take(_ place: Place, family: [UInt32], _ trial: (Int) -> CrossfootTrial?) {
    let own = families[family] ?? families.count
    if own == families.count {
      families[family] = own
      evidence += Array(repeating: CrossfootEvidence(), count: counts.count)
    }
    let period = Period(parts: place.parts, code: place.key[0])
    let all = Period(parts: place.parts, code: nil)
    var index: Int?
    for column in counts.indices {
      guard let trial = trial(column), trial.sum != 0 || trial.total != 0 else { continue }
      checked[place.parts, default: Array(repeating: 0, count: counts.count)][column] += 1
      for key in [period, all] {
        units[key, default: Array(repeating: CrossfootUnits(), count: counts.count)][column]
          .take(trial, scale: scales[column])
      }
      if evidence[own * counts.count + column].take(trial, place: index ?? places.count), index == nil {
        index = places.count
        places.append(place)
      }
    }
  }

  /// The sums that do not hold in columns whose sums otherwise do.
  func slips(_ describe: (Place) -> (period: String, place: String, breakdown: String)) -> [CrossfootSum] {
    let exact = counts.indices.map { column in
      evidence.indices.filter { $0 % counts.count == column }.reduce((telling: 0, exact: 0)) {
        ($0.telling + evidence[$1].telling, $0.exact + evidence[$1].exact)
      }
    }
    return evidence.indices.flatMap { index -> [CrossfootSum] in
      let (own, column) = (evidence[index], index % counts.count)
      let isExact = exact[column].exact * 10 >= exact[column].telling * 9
      let isKnown = isExact && exact[column].telling >= 5
      guard !own.candidates.isEmpty, addsUp(own, column, isExact: isExact, isKnown: isKnown) else {
        return []
      }
      return own.candidates.compactMap { candidate in
        let (trial, place) = (candidate.trial, places[candidate.place])
        guard abs(trial.sum - trial.total) > tolerance(of: candidate, column, isExact: isExact) else {
          return nil
        }
        let text = describe(place)
        return CrossfootSum(
          kind: kind, parts: place.parts, column: counts[column], period: text.period, place: text.place,
          breakdown: text.breakdown, sum: trial.sum, total: trial.total, count: trial.count,
          missing: trial.missing, key: place.key, region: place.region,
          isRepeated: kind == .places && isRepeated(candidate, column),
          checked: checked[place.parts]?[column] ?? 0
        )
      }
    }
  }

  /// Whether the sums of a column in one breakdown are there to be made: most hold, or nearly all of the column elsewhere where
  /// this breakdown has hardly any.
  private func addsUp(_ own: CrossfootEvidence, _ column: Int, isExact: Bool, isKnown: Bool) -> Bool {
    guard own.telling > 1 else { return isKnown }
    let held =
      own.exact
      + own.candidates.count {
        $0.trial.isTelling
          && abs($0.trial.sum - $0.trial.total) <= tolerance(of: $0, column, isExact: isExact)
      }
    return held * 2 >= own.telling && (own.telling > 3 || own.large > 0)
  }

  /// What parts and total were rounded to, in their period or in all.
  private func units(of candidate: CrossfootEvidence.Candidate, _ column: Int) -> (part: Int, total: Int) {
    let place = places[candidate.place]
    let own = units[Period(parts: place.parts, code: place.key[0])]?[column] ?? CrossfootUnits()
    let all = units[Period(parts: place.parts, code: nil)]?[column] ?? CrossfootUnits()
    return (max(own.part, all.part), max(own.total, all.total))
  }

  /// How far rounding alone can move a sum: half of a unit for each part and for the total. Where nearly all sums of a column are
  /// exact and its numbers are not rounded to 5 or more, that is nothing.
  private func tolerance(
    of candidate: CrossfootEvidence.Candidate, _ column: Int, isExact: Bool
  ) -> Double {
    let trial = candidate.trial
    if counts[column].kind == .number { return 0.001 + 0.000001 * abs(trial.total) }
    let units = units(of: candidate, column)
    if isExact, units.part == 1, units.total == 1 { return 0 }
    return 0.5 * Double((units.part * trial.count + units.total) * trial.places) / scales[column]
  }

  /// Whether every part has the same number, and that is no small one.
  private func isRepeated(_ candidate: CrossfootEvidence.Candidate, _ column: Int) -> Bool {
    let trial = candidate.trial
    let unit = Double(units(of: candidate, column).part) / scales[column]
    return trial.count >= 5 && trial.missing == 0 && trial.greatest >= 10 * unit
      && trial.sum == trial.greatest * Double(trial.count)
  }
}
