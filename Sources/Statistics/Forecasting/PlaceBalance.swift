/// Places beside the pupils who take them, or will: a shortfall and a surplus, which are never set off against each other.
///
/// At a school these are pupils in excess and unfilled places; in a year group of a planning area, places needed and spare.
public struct PlaceBalance: Sendable, Equatable {
  /// Places.
  public var places = 0.0
  /// Pupils.
  public var pupils = 0.0
  /// Pupils beyond the places of their own school or year group.
  public var short = 0.0
  /// Places without a pupil.
  public var spare = 0.0

  /// Nothing yet.
  public init() {}

  /// One school, or one year group of a planning area.
  public init(places: Double, pupils: Double) {
    self.places = places
    self.pupils = pupils
    short = max(0, pupils - places)
    spare = max(0, places - pupils)
  }

  /// The sum: shortfalls and surpluses each for themselves.
  public static func + (left: PlaceBalance, right: PlaceBalance) -> PlaceBalance {
    var sum = left
    sum.places += right.places
    sum.pupils += right.pupils
    sum.short += right.short
    sum.spare += right.spare
    return sum
  }

  /// Spare places in percent of all places; nil for no places.
  public var spareRate: Double? { places > 0 ? 100 * spare / places : nil }
  /// Pupils in excess in percent of all places; nil for no places.
  public var shortRate: Double? { places > 0 ? 100 * short / places : nil }
}
