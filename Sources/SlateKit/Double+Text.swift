import Foundation

extension Double {
  /// The number in a sentence, with so many decimals, rounded half up.
  public func text(decimals: Int) -> String {
    guard isFinite else { return "\(self)" }
    let factor = pow(10, Double(decimals))
    // The tenth of a thousandth takes back what binary numbers lose: 0.285 is held as a little less.
    let rounded = (abs(self) * factor + 0.5 + 1e-9).rounded(.down) / factor
    let text = String(format: "%.\(decimals)f", rounded)
    return self < 0 && rounded > 0 ? "-" + text : text
  }
}
