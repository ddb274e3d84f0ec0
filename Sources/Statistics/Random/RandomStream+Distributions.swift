import Foundation

extension RandomStream {
  /// A draw from the standard normal distribution.
  public mutating func normal() -> Double { Normal.quantile(uniform()) }

  /// A draw from the gamma distribution of a shape above 0 and scale 1 (Marsaglia and Tsang 2000).
  public mutating func gamma(_ shape: Double) -> Double {
    guard shape > 0 else { return 0 }
    if shape < 1 {
      let power = pow(uniform(), 1 / shape)
      return gamma(shape + 1) * power
    }
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let cube = pow(1 + c * x, 3)
      guard cube > 0 else { continue }
      if log(uniform()) < x * x / 2 + d - d * cube + d * log(cube) { return d * cube }
    }
  }

  /// A draw from the beta distribution. A parameter of 0 puts all weight on its end: 0 for `alpha`, 1 for `beta`.
  public mutating func beta(_ alpha: Double, _ beta: Double) -> Double {
    if alpha <= 0 { return 0 }
    if beta <= 0 { return 1 }
    let x = gamma(alpha)
    let y = gamma(beta)
    return x + y > 0 ? x / (x + y) : alpha / (alpha + beta)
  }

  /// A share for each weight, drawn from the Dirichlet distribution; a weight of 0 gets none. All shares are 0 where every
  /// weight is.
  public mutating func dirichlet(_ weights: [Double]) -> [Double] {
    var shares = weights.map { $0 > 0 ? gamma($0) : 0 }
    let sum = shares.reduce(0, +)
    if sum > 0 {
      for index in shares.indices { shares[index] /= sum }
    } else if let largest = weights.indices.max(by: { weights[$0] < weights[$1] }), weights[largest] > 0 {
      // Weights so small that every draw vanished: all goes to one, as it does in the limit.
      shares[largest] = 1
    }
    return shares
  }

  /// How many of a number of trials succeed.
  public mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
    guard trials > 0, probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    if probability > 0.5 { return trials - binomial(trials, 1 - probability) }
    return Double(trials) * probability < 10
      ? binomialByGaps(trials, probability) : binomialByRejection(trials, probability)
  }

  /// How a number of things falls to parts with these shares, which sum to 1.
  public mutating func multinomial(_ trials: Int, _ shares: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: shares.count)
    var left = trials
    var weight = shares.reduce(0, +)
    for (index, share) in shares.enumerated() where left > 0 && share > 0 {
      counts[index] = weight > share ? binomial(left, share / weight) : left
      left -= counts[index]
      weight -= share
    }
    // Only rounding leaves something: it belongs to the last part that can have any.
    if left > 0, let last = shares.lastIndex(where: { $0 > 0 }) { counts[last] += left }
    return counts
  }

  /// Skips from success to success, whose distances are geometric.
  private mutating func binomialByGaps(_ trials: Int, _ probability: Double) -> Int {
    let logOfFailure = log1p(-probability)
    var successes = 0
    var position = 0.0
    while true {
      position += floor(log(uniform()) / logOfFailure) + 1
      if position > Double(trials) { return successes }
      successes += 1
    }
  }

  /// Transformed rejection with squeeze (Hörmann 1993, algorithm BTRS), for at least ten expected successes.
  private mutating func binomialByRejection(_ trials: Int, _ probability: Double) -> Int {
    let n = Double(trials)
    let odds = probability / (1 - probability)
    let deviation = (n * probability * (1 - probability)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * probability
    let center = n * probability + 0.5
    let accepted = 0.92 - 4.2 / b
    let alpha = (2.83 + 5.1 / b) * deviation
    let mode = floor((n + 1) * probability)
    let logOfMode = SpecialFunctions.logGamma(mode + 1) + SpecialFunctions.logGamma(n - mode + 1)
    while true {
      let u = uniform() - 0.5
      var v = uniform()
      let distance = 0.5 - abs(u)
      let k = floor((2 * a / distance + b) * u + center)
      if distance >= 0.07, v <= accepted { return Int(k) }
      guard k >= 0, k <= n else { continue }
      v = log(v * alpha / (a / (distance * distance) + b))
      let bound =
        logOfMode - SpecialFunctions.logGamma(k + 1) - SpecialFunctions.logGamma(n - k + 1)
        + (k - mode) * log(odds)
      if v <= bound { return Int(k) }
    }
  }
}
