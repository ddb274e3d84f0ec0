/// On which areas a series stands across a reorganisation of authorities.
public enum Footing: String, Sendable, CaseIterable, ExpressibleByArgument {
  /// On the areas before it: the parts of an area that was split are summed.
  case old
  /// On the areas after it: areas that were merged are summed.
  case new
  /// On the smallest area whose border stayed: both sides are summed, whatever became of them.
  case whole
}

/// An area to which others are summed, so that its series goes on across a reorganisation.
struct FootingPlace {
  /// The area that is shown.
  var area: Area
  /// What it is made of: before and after the reorganisation. Each side has members that together are the area; a member has all
  /// the codes that it had.
  var sides: [[[String]]]
  /// What happened.
  var change: AreaChange

  /// The code that is shown, by each code that is summed.
  var codes: [String] { sides.flatMap { $0.flatMap(\.self) } }

  /// The areas of a footing, and the changes that no sum can undo on it.
  static func all(_ footing: Footing, in areas: AreaRegister) -> (
    places: [FootingPlace], others: [AreaChange]
  ) {
    var places: [FootingPlace] = []
    var others: [AreaChange] = []
    for change in areas.changes where change.kind != .newCode {
      let target: Area? =
        switch (change.kind, footing) {
        case (.split, .old), (.split, .whole): change.before.first
        case (.merger, .new), (.merger, .whole): change.after.first
        case (.redrawn, .whole): AreaRegister.joint(change.after)
        default: nil
        }
      guard let target else {
        others.append(change)
        continue
      }
      let sides = [change.before, change.after].map { $0.map(areas.codes) }
      places.append(FootingPlace(area: target, sides: sides, change: change))
    }
    return (places, others)
  }
}
