import SlateKit
import Statistics

/// How many full-time equivalents of newly qualified teachers come of a trainee.
struct SupplyYield: Sendable {
  /// Full-time equivalents, completion and employment; nil where the published need decides.
  private let shares: (fullTime: Double, completing: Double, employed: Double)?
  /// Newly qualified teachers of other routes.
  let otherRoutes: Double

  /// - Throws: ``SlateError`` where only some of the three are given, or one is no share.
  init(fullTime: Double?, completing: Double?, employed: Double?, otherRoutes: Double?) throws {
    self.otherRoutes = otherRoutes ?? 0
    let given = [fullTime, completing, employed].compactMap { $0 }
    if let wrong = given.first(where: { !($0 > 0 && $0 <= 1) }) {
      throw SlateError(
        "\(wrong) is no share.", at: .argument("\(wrong)"), hint: "Shares lie between 0 and 1.")
    }
    if let fullTime, let completing, let employed {
      shares = (fullTime, completing, employed)
    } else if given.isEmpty {
      shares = nil
    } else {
      throw SlateError(
        "The yield needs all of --full-time, --completing and --employed.",
        hint: "Without any of them the published need decides.")
    }
  }

  /// The full-time equivalents of a trainee; nil where neither the person nor the published need says them.
  func perTrainee(_ newlyQualified: Double, need: Double?) -> Double? {
    if let shares { return shares.fullTime * shares.completing * shares.employed }
    guard let need, need > 0, newlyQualified > otherRoutes else { return nil }
    return (newlyQualified - otherRoutes) / need
  }

  /// Says where the yield comes from.
  func notice(_ training: String) -> Notice {
    if let shares {
      return .note(
        "A trainee yields \((shares.fullTime * shares.completing * shares.employed).text(decimals: 3)) full-time equivalents, as given. What the need then differs from the published one (apart) is the yield, hours, routes and demand of the model that are not published."
      )
    }
    return .warning(
      "The yield of a trainee is the one that makes the published need of \(training) come out: it holds completion, employment, hours and routes, which are not published, so that the need as published is no test of the model. Compare scenarios with each other."
    )
  }
}
