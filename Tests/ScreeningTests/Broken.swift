/// A pair that is broken in one place, and what must be found there.
struct Broken: Sendable, CustomStringConvertible {
  let check: String
  let result: String
  let lines: String?
  /// Other checks that the same fault cannot but offend.
  let implied: Set<String>
  let pair: Pair

  /// A pair that a check must find at fault, on these lines.
  static func fail(
    _ check: String, _ lines: String? = nil, implied: Set<String> = [], _ change: (inout Pair) -> Void
  ) -> Broken { Broken(check, "fail", lines, implied, change) }

  /// A pair about which a check must have an advice.
  static func advisory(
    _ check: String, _ lines: String? = nil, implied: Set<String> = [], _ change: (inout Pair) -> Void
  ) -> Broken { Broken(check, "advisory", lines, implied, change) }

  private init(
    _ check: String, _ result: String, _ lines: String?, _ implied: Set<String>,
    _ change: (inout Pair) -> Void
  ) {
    self.check = check
    self.result = result
    self.lines = lines
    self.implied = implied
    var pair = Pair()
    change(&pair)
    self.pair = pair
  }

  var description: String { "\(check): \(result)" }

  static let all = files + columns + metadata + time + filters + places + rest
}
