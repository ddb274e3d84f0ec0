/// What the numbers of a period were rounded to.
struct CrossfootUnits {
  /// The greatest number that divides several, and how many these are.
  private struct Divisor {
    var number = 0
    var count = 0

    mutating func take(_ value: Double) {
      guard value != 0, number != 1, value.magnitude < 1e15 else { return }
      count += 1
      var (one, other) = (number, Int(value.magnitude.rounded()))
      while other != 0 { (one, other) = (other, one % other) }
      number = one
    }

    /// What official counts are rounded to, where that divides all; 1 where so few are there that it may be chance.
    var unit: Int { count < 4 ? 1 : [1000, 100, 10, 5].first { number % $0 == 0 } ?? 1 }
  }

  private var parts = Divisor()
  private var totals = Divisor()

  /// Takes a sum; `scale` makes its numbers whole.
  mutating func take(_ trial: CrossfootTrial, scale: Double) {
    parts.take(trial.sum * scale)
    parts.take(trial.greatest * scale)
    totals.take(trial.total * scale)
  }

  /// The units of parts and totals; 1 where these are not rounded.
  var part: Int { parts.unit }
  var total: Int { totals.unit }
}
