/// What the numbers of a period were rounded to.
struct CrossfootUnits {
  /// The greatest numbers that divide all parts and all totals; 0 before there are any.
  private var parts = 0
  private var totals = 0

  /// Takes a sum; `scale` makes its numbers whole.
  mutating func take(_ trial: CrossfootTrial, scale: Double) {
    Self.reduce(&parts, by: trial.sum * scale)
    Self.reduce(&parts, by: trial.greatest * scale)
    Self.reduce(&totals, by: trial.total * scale)
  }

  /// Whether all parts or all totals are multiples of 5, which is what official counts are rounded to, or of 10 or 100.
  var areRounded: Bool { parts % 5 == 0 || totals % 5 == 0 }

  /// The unit of the parts.
  var part: Int { parts > 0 && parts % 5 == 0 ? parts : 1 }

  /// The unit of the totals.
  var total: Int { totals > 0 && totals % 5 == 0 ? totals : 1 }

  private static func reduce(_ unit: inout Int, by value: Double) {
    guard unit != 1, value.magnitude < 1e15 else { return }
    var (one, other) = (unit, Int(value.magnitude.rounded()))
    while other != 0 { (one, other) = (other, one % other) }
    unit = one
  }
}
