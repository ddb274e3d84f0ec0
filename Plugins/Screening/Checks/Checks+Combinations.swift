import SlateKit

extension Check {
  static let combinations: [Check] = [
    pairs(
      "check_geog_country_combos", "National", "countries", ["E92", "K02", "K03", "K04", "N92", "S92", "W92"]),
    pairs("check_geog_region_combos", "Regional", "regions", ["E12", "E13"]),
    Check(
      "check_geog_la_combos", .geography, "Codes and name of each authority belong together.",
      mend: "Use the codes and the name of the register; they are case-sensitive.", needs: .data
    ) { subject in
      try await subject.combinations(of: ["old_la_code", "new_la_code", "la_name"]).compactMap { value in
        let (old, new, name) = (value[0], value[1], value[2])
        guard !new.isEmpty, !name.isEmpty, !isExempt(new, name) else { return nil }
        let known = subject.areas.areas.filter { $0.level == .authority }
        guard !known.contains(where: { $0.code == new && number(of: $0) == old && $0.name == name }),
          !Lookup.joint.contains(where: { $0 == (new, old, name) })
        else { return nil }
        let remark =
          if let area = known.first(where: { $0.code == new }) {
            "The register has \(area.name) with \(number(of: area)) and \(area.code)."
          } else if let area = known.first(where: { $0.name == name }) {
            "The register has \(area.name) with \(number(of: area)) and \(area.code)."
          } else {
            "The register has no authority with this code."
          }
        return .fail(
          "'\(old)', '\(new)' and '\(name)' do not belong together (\(rows(value.rows))). \(remark)",
          column: "new_la_code", value: new, count: value.rows, at: value.place)
      }
    },
    pairs(
      "check_geog_lad_combos", "Local authority district", "districts",
      ["E06", "E07", "E08", "E09", "W06", "S12", "N09"]),
    pairs(
      "check_geog_pcon_combos", "Parliamentary constituency", "constituencies",
      ["E14", "W07", "S14", "N05", "N06"]),
    pairs("check_geog_ward_combos", "Ward", "wards", ["E05", "E36", "W05", "S13", "N08"]),
    pairs("check_geog_lep_combos", "Local enterprise partnership", "enterprise partnerships", ["E37"]),
    pairs(
      "check_geog_lsip_combos", "Local skills improvement plan area", "skills improvement plan areas", ["E69"]
    ),
    pairs("check_geog_eda_combos", "English devolved area", "devolved areas", ["E47", "E61"]),
  ]

  /// An authority's three digits; `x` for one that the look-up has none of, as those that ended in 2009.
  private static func number(of area: Area) -> String { area.oldCode.isEmpty ? "x" : area.oldCode }

  /// Whether the pair stands for a place that is not known or not in England; other checks look at these.
  private static func isExempt(_ code: String, _ name: String) -> Bool {
    code == "x" || name == "Not available" || (code == "z" && !name.isEmpty)
  }

  /// A check that codes and names of a level belong together: by a list where there is one, and otherwise by their form,
  /// and by what the file itself says elsewhere.
  private static func pairs(_ check: String, _ levelName: String, _ things: String, _ prefixes: [String])
    -> Check
  {
    var check = Check(
      check, .geography, "Codes and names of \(things) belong together.",
      mend: "Use the code and the name of the register; they are case-sensitive.", needs: .data
    ) { subject in
      guard let level = GeographicLevel.named(levelName), let code = level.code else { return [] }
      let values = try await subject.combinations(of: [code, level.nameColumn])
        .filter { !$0[0].isEmpty && !$0[1].isEmpty && !isExempt($0[0], $0[1]) }
      if let lookup = subject.lookup(levelName) {
        return values.filter { !lookup.holds($0[0], $0[1]) }.map { value in
          if lookup.isLater(value[0]), isCode(value[0], prefixes) {
            return .advise(
              "'\(value[0])' (\(rows(value.rows))) is later than \(lookup.source): hold it against a newer list with --lookup.",
              column: code, value: value[0], count: value.rows, at: value.place)
          }
          return .fail(
            "'\(value[0])' and '\(value[1])' do not belong together (\(rows(value.rows))). "
              + lookup.remark(value[0], value[1]), column: code, value: value[0], count: value.rows,
            at: value.place)
        }
      }
      var findings = values.filter { !isCode($0[0], prefixes) }.map { value in
        Finding.fail(
          "'\(value[0])' is no code of \(things) (\(rows(value.rows))): it is "
            + "\(prefixes.prefix(4).joined(separator: ", ")) or the like, and six digits.", column: code,
          value: value[0],
          count: value.rows, at: value.place)
      }
      findings += try await severalNames(subject, code, level.nameColumn, things)
      return findings
    }
    check.caveat = { subject in
      guard subject.lookup(levelName) == nil, let code = GeographicLevel.named(levelName)?.code,
        try await subject.values(of: code).contains(where: { !$0[0].isEmpty })
      else { return "" }
      return
        "There is no register of \(things) here, so only the form of the codes was looked at, and whether each has one name in the file: give a list with --lookup."
    }
    return check
  }

  /// Codes with several names: at one time, which is a fault, or at different ones, when a place may have been renamed.
  private static func severalNames(
    _ subject: Subject, _ code: String, _ name: String, _ things: String
  ) async throws -> [Finding] {
    let pairs = try await subject.combinations(of: [code, name])
    let several = Dictionary(
      grouping: pairs.filter { !$0[0].isEmpty && !$0[1].isEmpty && !isExempt($0[0], $0[1]) }
    ) { $0[0] }
    .values.filter { $0.count > 1 }.sorted { $0[0].line < $1[0].line }
    guard !several.isEmpty else { return [] }
    let dated = try await subject.combinations(of: ["time_period", code, name])
    return several.map { group in
      let rarest = group.min { ($0.rows, $1.line) < ($1.rows, $0.line) } ?? group[0]
      let names = quoted(group.map { $0[1] })
      let times = dated.filter { $0[1] == rarest[0] }.map { $0[0] }
      let isAtOnce = times.isEmpty || Set(times).count < times.count
      return isAtOnce
        ? .fail(
          "The code '\(rarest[0])' has several names: \(names).", column: name, value: rarest[1],
          count: rarest.rows, at: rarest.place)
        : .advise(
          "The code '\(rarest[0])' has another name at another time: \(names).", column: name,
          value: rarest[1], count: rarest.rows, at: rarest.place)
    }
  }

  /// Whether a text is a nine-character code with one of these beginnings.
  private static func isCode(_ text: String, _ prefixes: [String]) -> Bool {
    text.utf8.count == 9 && prefixes.contains { text.hasPrefix($0) }
      && TimeIdentifier.isDigits(String(text.suffix(6)))
  }
}
