/// What an effect size is worth in months of progress, by the table of the Education Endowment Foundation.
///
/// The size is rounded to two decimal places, half up, before it is looked up. The Foundation's table for its Toolkit differs
/// slightly from the one for trial reports; this is the one on its page on effect sizes.
public enum EffectSize {
  /// The lowest size of each number of months, in hundredths, from 1 month on.
  private static let lowest = [2, 10, 19, 27, 36, 45, 53, 62, 70, 79, 88, 96]

  /// Months of progress, -12 to 12; a size beyond the table counts as its end.
  public static func months(_ size: Double) -> Int {
    let hundredths = (abs(size) * 100 + 0.5 + 1e-9).rounded(.down)
    let months = lowest.count { Double($0) <= hundredths }
    return size < 0 ? -months : months
  }
}
