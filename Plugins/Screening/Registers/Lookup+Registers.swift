import SlateKit

extension Lookup {
  /// A list from text: each line has a code and, parted by semicolons, the names of it and of the codes that follow it.
  /// A code may come again with a further name.
  init(source: String, runs: String...) {
    self.init(source: source, names: [:])
    for line in runs.flatMap({ $0.split(separator: "\n") }) {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let first = Int(parts[0].dropFirst(3)) else { continue }
      for (index, name) in parts[1].split(separator: ";").enumerated() {
        let digits = String(first + index)
        let code = parts[0].prefix(3) + String(repeating: "0", count: 6 - digits.count) + digits
        names[String(code), default: []].insert(String(name))
      }
    }
  }

  /// The constituencies of 2010 in England, and those of 2024 in the United Kingdom.
  static let constituencies = Lookup(
    source: "the register of constituencies of 2010 and 2024",
    runs: constituencies2010, constituencies2024, otherConstituencies2024)

  /// Local enterprise partnerships.
  static let enterprisePartnerships = Lookup(
    source: "the register of enterprise partnerships", runs: enterprisePartnershipNames)

  /// Areas of local skills improvement plans.
  static let skillsAreas = outgrown("the register of skills improvement plan areas of 2023", skillsAreaNames)

  /// Devolved areas of England.
  static let devolvedAreas = outgrown("the register of devolved areas of 2025", devolvedAreaNames)

  /// Districts: the authorities that have no other below them, and the districts below the others.
  static func districts(_ areas: AreaRegister) -> Lookup {
    var lookup = Lookup(source: "the register of districts", runs: shireDistricts)
    for area in areas.areas where area.level == .authority && !area.code.hasPrefix("E10") {
      lookup.names[area.code, default: []].insert(area.name)
    }
    for joint in joint where !joint.code.hasPrefix("E09") { lookup.names[joint.code] = [joint.name] }
    return lookup
  }

  /// Neighbours that some files publish together, under both codes and both names, as DfE's data screener allows.
  static let joint: [(code: String, old: String, name: String)] = [
    ("E06000061 / E06000062", "940 / 941", "North Northamptonshire / West Northamptonshire"),
    ("E06000063 / E06000064", "942 / 943", "Cumberland / Westmorland and Furness"),
    ("E09000021 / E09000027", "314 / 318", "Kingston upon Thames / Richmond upon Thames"),
    ("E07000010 / E07000009", "", "Fenland / East Cambridgeshire"),
  ]

  private static func outgrown(_ source: String, _ names: String) -> Lookup {
    var lookup = Lookup(source: source, runs: names)
    lookup.isOutgrown = true
    return lookup
  }
}
