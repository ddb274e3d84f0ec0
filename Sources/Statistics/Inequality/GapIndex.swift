/// The disadvantage gap index: how far apart two groups of pupils stand in one ranking of all of them.
///
/// The Department for Education ranks all pupils, takes the difference between the mean rank of disadvantaged pupils and
/// that of the others, and scales it so that 0 is no gap, 10 is every disadvantaged pupil below every other pupil, and -10
/// the reverse (SFR 40/2014, "Measuring disadvantaged pupils' attainment gaps over time"). Ties get mid-ranks here, the
/// only rule by which swapping the groups turns the sign.
public struct GapIndex: Sendable, Equatable {
  /// How many disadvantaged pupils there are.
  public let disadvantaged: Int
  /// How many other pupils there are.
  public let others: Int
  /// The mean rank of disadvantaged pupils, 1 being the lowest score.
  public let disadvantagedMeanRank: Double
  /// The mean rank of the others.
  public let othersMeanRank: Double

  /// The index of pupils with a score and a group each; nil where the lists differ in length, a group is empty, or a score
  /// is no number.
  public init?(scores: [Double], disadvantaged flags: [Bool]) {
    guard scores.count == flags.count, !scores.contains(where: \.isNaN) else { return nil }
    var sums = (disadvantaged: 0.0, others: 0.0)
    var count = 0
    for (rank, isDisadvantaged) in zip(MidRanks.of(scores), flags) {
      if isDisadvantaged {
        sums.disadvantaged += rank
        count += 1
      } else {
        sums.others += rank
      }
    }
    guard count > 0, count < scores.count else { return nil }
    disadvantaged = count
    others = scores.count - count
    disadvantagedMeanRank = sums.disadvantaged / Double(count)
    othersMeanRank = sums.others / Double(others)
  }

  /// The index of pupils counted by score: how many disadvantaged and how many others have each, from the lowest score to the
  /// highest; nil where a group is empty or a count is negative.
  public init?(counts: [(disadvantaged: Int, others: Int)]) {
    guard counts.allSatisfy({ $0.disadvantaged >= 0 && $0.others >= 0 }) else { return nil }
    var below = 0
    var sums = (disadvantaged: 0.0, others: 0.0)
    var all = (disadvantaged: 0, others: 0)
    for count in counts {
      let here = count.disadvantaged + count.others
      let rank = Double(below) + Double(here + 1) / 2
      sums.disadvantaged += rank * Double(count.disadvantaged)
      sums.others += rank * Double(count.others)
      all.disadvantaged += count.disadvantaged
      all.others += count.others
      below += here
    }
    guard all.disadvantaged > 0, all.others > 0 else { return nil }
    disadvantaged = all.disadvantaged
    others = all.others
    disadvantagedMeanRank = sums.disadvantaged / Double(all.disadvantaged)
    othersMeanRank = sums.others / Double(all.others)
  }

  /// The index, from -10 to 10.
  public var index: Double { 20 / Double(disadvantaged + others) * (othersMeanRank - disadvantagedMeanRank) }

  /// The probability that another pupil ranks above a disadvantaged one, less the probability of the reverse, both drawn
  /// at random: a tenth of the index.
  public var probability: Double { index / 10 }

  /// The gap between the groups' mean percentile ranks, in percentile points: five times the index.
  public var percentiles: Double { index * 5 }

  /// The area under the curve: the probability that another pupil ranks above a disadvantaged one, ties counted as half.
  public var areaUnderCurve: Double { (1 + probability) / 2 }
}
