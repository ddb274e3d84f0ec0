/// The quartiles of some figures, and the quarter in which a figure lies.
///
/// Quartiles are interpolated (type 7 of Hyndman and Fan, 1996); a figure on a quartile is in the lower quarter of the
/// figures, as in the Department for Education's Local Authority Interactive Tool.
public struct QuartileBands: Sendable {
  private let cuts: [Double]

  /// The quartiles of figures; nil where there is none.
  public init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    cuts = [0.25, 0.5, 0.75].map { share in
      let position = share * Double(sorted.count - 1)
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
  }

  /// The quarter of a figure: 0 for the lowest to 3 for the highest.
  public func quarter(of value: Double) -> Int { cuts.filter { value > $0 }.count }

  /// The band of a figure: A for the best quarter to D for the worst.
  public func band(of value: Double, highIsGood: Bool) -> String {
    let quarter = quarter(of: value)
    return ["A", "B", "C", "D"][highIsGood ? 3 - quarter : quarter]
  }
}
