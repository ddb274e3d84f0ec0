import SlateKit

/// `areas`: England's regions and authorities, and what became of them.
struct AreasCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "areas", abstract: "Lists England's regions and authorities, or says everything about one.",
    discussion: """
      With the name, the code or an unambiguous part of the name of an area: its codes with the dates between which they \
      held, what it followed and what followed it, its region, and its statistical neighbours where a list of them is \
      imported. Without one: all that are there today; --all adds those that have ended, and --changes lists the \
      reorganisations since 2009. Districts, constituencies, planning areas, trusts and schools are found by their names \
      or codes in the imported files that have them.

      Codes and dates: the ONS Register of Geographic Codes and Get Information about Schools, as the Department for \
      Education's look-up of authorities holds them; Orders are named where a change was laid down in one.
      """)
  static let examples = [
    Example("areas --region 'North East'", "the authorities of a region", shows: ["E06000057", "Gateshead"]),
    Example("areas Northamptonshire", "what became of it", shows: ["E10000021", "2021-03-31"]),
    Example("areas --changes", "the reorganisations", shows: ["2023-04-01"]),
  ]

  enum Level: String, ExpressibleByArgument, CaseIterable {
    case country, region, subregion, authority
  }

  @Option(help: "Only this level.") var level: Level?
  @Option(help: "Only the authorities of this region, or of Inner or Outer London.") var region: AreaName?
  @Flag(help: "Also areas that have ended.") var all = false
  @Flag(help: "The reorganisations in place of the areas.") var changes = false
  @Argument(help: "One area, by its name, its code, or an unambiguous part of its name.") var area: AreaName?

  func run(in session: Session, on input: Relation?) async throws -> Output {
    if changes { return .relation(try await session.relation(of: changeTable(session.areas))) }
    if let area {
      do { return try await one(session.area(area), in: session) } catch let error as SlateError {
        guard let places = try await ImportedPlaces(session: session).places(called: area.text) else {
          throw error
        }
        return .relation(
          places,
          notices: [
            .note("'\(area.text)' is no country, region or authority; imported files have these places.")
          ])
      }
    }
    var shown = session.areas.areas.filter { all || $0.isCurrent }
    if let region {
      let place = try session.area(region)
      guard place.isRegion else {
        throw SlateError(
          "\(place.name) is not a region.", at: .argument(region.text),
          hint: "'areas --level region' lists the regions.")
      }
      let inside = Set(session.areas.authorities(of: place).map(\.code))
      shown = shown.filter { inside.contains($0.code) }
    }
    if let level { shown = shown.filter { $0.level.rawValue == level.rawValue } }
    return .relation(try await session.relation(of: AreasCommand.table(shown, in: session.areas)))
  }

  private static func table(_ shown: [Area], in areas: AreaRegister) -> Table {
    func names(_ list: [Area]) -> String? { list.isEmpty ? nil : list.map(\.name).joined(separator: "; ") }
    let rows = shown.map { area -> [String?] in
      [
        area.code, area.oldCode.isEmpty ? nil : area.oldCode, area.name, area.level.rawValue,
        areas.region(of: area)?.name, area.from.isEmpty ? nil : area.from, area.to.isEmpty ? nil : area.to,
        names(areas.predecessors(of: area)), names(areas.successors(of: area)),
      ]
    }
    return texts(
      [
        ("code", "Code"), ("old_code", "Number"), ("area", "Area"), ("level", "Level"), ("region", "Region"),
        ("from", "From"), ("to", "To"), ("followed", "Followed"), ("followed_by", "Followed by"),
      ], rows, details: ["followed", "followed_by"])
  }

  private func changeTable(_ areas: AreaRegister) -> Table {
    AreasCommand.texts(
      [
        ("date", "Date"), ("kind", "Kind"), ("before", "Before"), ("after", "After"),
        ("codes_before", "Codes before"),
        ("codes_after", "Codes after"), ("source", "Source"),
      ],
      areas.changes.map { change in
        [
          change.date, change.kind.rawValue, change.before.map(\.name).joined(separator: "; "),
          change.after.map(\.name).joined(separator: "; "), change.before.map(\.code).joined(separator: "; "),
          change.after.map(\.code).joined(separator: "; "), change.source,
        ]
      }, details: ["codes_before", "codes_after", "source"])
  }

  private static func texts(_ titles: [(String, String)], _ rows: [[String?]], details: Set<String>) -> Table
  {
    Table(
      columns: titles.map { name, label in
        let column = Column(name, .text, label: label)
        return details.contains(name) ? column.asDetail : column
      },
      vectors: titles.indices.map { index in
        Vector(rows.map { $0[index].map { .text($0) } ?? .missing(nil) }, kind: .text)
      })
  }

  /// The codes of a place as a table, with its other facts as notices.
  private func one(_ area: Area, in session: Session) async throws -> Output {
    let areas = session.areas
    let codes = Set(areas.codes(of: area))
    let same = areas.areas.filter { codes.contains($0.code) }.sorted {
      ($0.from, $0.code) < ($1.from, $1.code)
    }
    var notices: [Notice] = []
    if !area.otherNames.isEmpty {
      notices.append(.note("Also called \(area.otherNames.joined(separator: "; "))."))
    }
    notices += areas.changes(of: area).map { .note("\($0.sentence) (\($0.source)).") }
    if area.level != .authority {
      let members = areas.authorities(of: area).filter(\.isCurrent)
      notices.append(.note("It has \(members.count) authorities today."))
    }
    if let neighbours = try await session.neighbours(of: area) {
      let list = neighbours.list.map {
        $0.area.name + ($0.closeness.isEmpty ? "" : " (\($0.closeness.lowercased()))")
      }
      notices.append(
        .note("Statistical neighbours, by \(neighbours.source): \(list.joined(separator: "; "))."))
    }
    return .relation(
      try await session.relation(of: AreasCommand.table(same.isEmpty ? [area] : same, in: areas)),
      notices: notices)
  }
}
