/// The areas that a person can name: England, its regions and its local authorities, with the codes that have ended.
public struct AreaRegister: Sendable {
  /// Every area, countries first, then regions, then authorities by name.
  public let areas: [Area]

  /// The register that ships with Slate.
  public static let standard = AreaRegister(text: england)

  /// Reads a register from tab-separated lines with a header.
  ///
  /// The columns are level, code, old_code, name, region_code, from, to, successors and also_known_as, the last two with
  /// `;` between their items. A line with an unknown level is left out.
  init(text: String) {
    let areas: [Area] = text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 9, let level = Area.Level(rawValue: fields[0]) else { return nil }
      return Area(
        level: level, code: fields[1], oldCode: fields[2], name: fields[3], regionCode: fields[4],
        from: fields[5],
        to: fields[6], successors: AreaRegister.list(fields[7]), otherNames: AreaRegister.list(fields[8]))
    }
    self.areas = areas
    renamed = AreaRegister.renamed(areas)
  }

  private static func list(_ field: String) -> [String] {
    field.split(separator: ";").map { $0.trimmingSpaces() }
  }

  /// What a search for an area found.
  public enum Match: Sendable, Equatable {
    /// The one area that is meant; with the codes that the same place had before or has had since.
    case one(Area)
    /// Several could be meant.
    case several([Area])
    /// None could; with the names nearest to what was typed.
    case none(nearest: [String])
  }

  /// The area that a person means by a name, a code, or an unambiguous part of a name, in any case.
  ///
  /// A current area is preferred to one whose code has ended.
  public func find(_ text: String) -> Match {
    let wanted = text.trimmingSpaces().lowercased()
    guard !wanted.isEmpty else { return .none(nearest: []) }
    let exact = areas.filter { area in
      area.name.lowercased() == wanted || area.code.lowercased() == wanted || (area.oldCode == wanted)
        || area.otherNames.contains { $0.lowercased() == wanted }
    }
    if let match = AreaRegister.preferred(exact) { return match }
    let partial = areas.filter { area in
      area.name.lowercased().contains(wanted) || area.otherNames.contains { $0.lowercased().contains(wanted) }
    }
    if let match = AreaRegister.preferred(partial) { return match }
    let names = areas.filter(\.isCurrent).map(\.name)
    return .none(nearest: Nearest.names(to: text, among: names))
  }

  /// Of areas that fit, the current ones; and of a name that a region and an authority share, both.
  private static func preferred(_ candidates: [Area]) -> Match? {
    let current = candidates.filter(\.isCurrent)
    let pool = current.isEmpty ? candidates : current
    guard let first = pool.first else { return nil }
    return Set(pool.map(\.name)).count == 1
      ? .one(pool.count == 1 ? first : pool.last ?? first) : .several(pool)
  }

  /// All codes under which the same place appears in files: its own, and those that changed while the place did not.
  ///
  /// A code that was split, or merged with others, is another place, whatever its name.
  public func codes(of area: Area) -> [String] {
    areas.filter { currentCode(of: $0.code) == currentCode(of: area.code) }.map(\.code)
  }

  /// The newest code of the same place: the end of a chain of codes that each have one successor, which had no other
  /// predecessor.
  public func currentCode(of code: String) -> String {
    var code = code
    while let next = renamed[code] { code = next }
    return code
  }

  private static func renamed(_ areas: [Area]) -> [String: String] {
    var renamed: [String: String] = [:]
    for area in areas {
      guard let next = area.successors.first, area.successors.count == 1, next != area.code else { continue }
      if areas.filter({ $0.successors.contains(next) }).count == 1 { renamed[area.code] = next }
    }
    return renamed
  }

  /// Every code that changed while its place did not, with the code that followed it.
  public let renamed: [String: String]

  /// The region of an authority; nil for a country or region.
  public func region(of area: Area) -> Area? {
    areas.first { $0.level == .region && $0.code == area.regionCode }
  }
}

extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  func trimmingSpaces() -> String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
