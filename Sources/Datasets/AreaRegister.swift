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
    changes = AreaRegister.changes(areas)
    keys = areas.map { area in ([area.name] + area.otherNames).map(AreaRegister.key) }
  }

  /// Every reorganisation, the earliest first.
  public let changes: [AreaChange]
  /// The names of each area in the spelling by which they are compared.
  private let keys: [[String]]

  /// A name as it is compared: lower-case words and digits. `St. Helens` and `St Helens` are one name, and so are `Stoke-on-Trent`
  /// and `Stoke on Trent`; a footnote's number in brackets behind a name does not count.
  static func key(_ text: String) -> String {
    var words: [String] = []
    var text = text.lowercased().replacing("&", with: " and ").replacing("'", with: "")
    if text.hasSuffix(")"), let open = text.lastIndex(of: "("),
      text[text.index(after: open)...].dropLast().allSatisfy({ $0.isASCII && $0.isNumber })
    {
      text = String(text[..<open])
    }
    words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return words.joined(separator: " ")
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
    if let joint = joint(text) { return .one(joint) }
    let wanted = AreaRegister.key(text)
    guard !wanted.isEmpty else { return .none(nearest: []) }
    let exact = zip(areas, keys).filter { area, names in
      names.contains(wanted) || area.code.lowercased() == wanted || area.oldCode == wanted
    }
    if let match = AreaRegister.preferred(exact.map(\.0)) { return match }
    let partial = zip(areas, keys).filter { $1.contains { $0.contains(wanted) } }.map(\.0)
    let nearest = Nearest.names(to: text, among: areas.filter(\.isCurrent).map(\.name))
    guard let match = AreaRegister.preferred(partial) else { return .none(nearest: nearest) }
    // 'hamshire' is a part of two names, and a slip in the spelling of a third one.
    if case .several = match, !nearest.isEmpty, !partial.contains(where: { $0.hasWord(beginning: text) }) {
      return .none(nearest: nearest)
    }
    return match
  }

  /// Of areas that fit, the current ones; and of a name that a region and an authority share, both.
  /// Two authorities that files give one row together, with `/` between their names, codes or numbers.
  private func joint(_ text: String) -> Area? {
    let parts = text.split(separator: " / ")
    guard parts.count > 1 else { return nil }
    let members = parts.compactMap { part -> Area? in
      if case .one(let area) = find(String(part)) { area } else { nil }
    }
    guard members.count == parts.count, members.allSatisfy({ $0.level == .authority }) else { return nil }
    return AreaRegister.joint(members)
  }

  /// Several authorities as one area, named and coded as the department does it: with ` / ` between them.
  public static func joint(_ members: [Area]) -> Area {
    func joined(_ field: (Area) -> String) -> String { members.map(field).joined(separator: " / ") }
    let regions = Set(members.map(\.regionCode))
    return Area(
      level: .authority, code: joined(\.code), oldCode: joined(\.oldCode), name: joined(\.name),
      regionCode: regions.count == 1 ? members[0].regionCode : "", from: members.map(\.from).max() ?? "",
      to: members.map(\.to).filter { !$0.isEmpty }.min() ?? "", successors: [], otherNames: [])
  }

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
    let same = areas.filter { currentCode(of: $0.code) == currentCode(of: area.code) }.map(\.code)
    return same.isEmpty ? [area.code] : same
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

  /// The region of an authority or of a part of London; nil for a country or region.
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

extension Area {
  /// Whether a word of the name begins with a text.
  fileprivate func hasWord(beginning text: String) -> Bool {
    let name = " " + name.lowercased()
    return name.contains(" " + text.lowercased()) || name.contains("-" + text.lowercased())
  }
}
