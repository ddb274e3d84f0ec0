/// An area with what it is compared with: its region, England, and the statistical neighbours of an imported list.
public struct Comparators: Sendable {
  /// Who stands beside the area.
  public struct Place: Sendable {
    /// `area`, `region`, `country`, or `neighbour 1` and so on.
    public var role: String
    /// The place itself.
    public var area: Area
    /// How close a neighbour is, in the list's words; empty where the list does not say.
    public var closeness = ""
    /// Whether it is a statistical neighbour.
    public var isNeighbour = false
  }

  /// The area first, then its region, England, and its neighbours, the nearest first.
  public var places: [Place]
  /// The dataset that names the neighbours; nil where there is none.
  public var source: String?

  /// The area with what it is compared with.
  public init(of area: Area, in session: Session) async throws {
    places = [Place(role: "area", area: area)]
    if let region = session.areas.region(of: area) { places.append(Place(role: "region", area: region)) }
    if area.level != .country, let country = session.areas.areas.first(where: { $0.level == .country }) {
      places.append(Place(role: "country", area: country))
    }
    guard let neighbours = try await session.neighbours(of: area) else { return }
    source = neighbours.source
    places += neighbours.list.enumerated().map { index, neighbour in
      Place(
        role: "neighbour \(index + 1)", area: neighbour.area, closeness: neighbour.closeness,
        isNeighbour: true)
    }
  }

  /// The codes of all places, as words of a line.
  public var words: String { places.map { "'\($0.area.code)'" }.joined(separator: " ") }

  /// What must be said where no list of neighbours was imported, or where it lacks the area.
  public func notices(for area: Area, in session: Session) async throws -> [Notice] {
    if let source { return [.note("Statistical neighbours, nearest first, are those that \(source) names.")] }
    guard area.level == .authority else { return [] }
    if try await session.hasNeighbours() {
      return [.note("The imported list of statistical neighbours does not have \(area.name).")]
    }
    return [
      .note(
        "No statistical neighbours: import a list of them, such as the neighbour table of the Department for Education's "
          + "Local Authority Interactive Tool (a row for each authority: old_la_code, SN_1, SN_2, ...).")
    ]
  }
}
