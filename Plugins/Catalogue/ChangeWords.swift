import SlateKit

/// Words for the changes that the API lists between two versions of a data set.
///
/// A set of changes has lists by what they are about: `filters`, `indicators`, `geographicLevels`, `locationGroups` and `timePeriods`
/// hold changes, each with a `previousState` and a `currentState`, of which an addition lacks the first and a removal the second;
/// `filterOptions` and `locationOptions` hold a `filter` or `level` with such changes as its `options`. Whatever else comes is
/// read in the same way as far as it goes.
enum ChangeWords {
  private static let order = [
    "filters", "filterOptions", "indicators", "geographicLevels", "locationGroups", "locationOptions",
    "timePeriods",
  ]
  private static let names = [
    "filters": "filter", "filterOptions": "option", "indicators": "indicator",
    "geographicLevels": "geographic level", "locationGroups": "level of locations",
    "locationOptions": "location", "timePeriods": "period",
  ]

  /// Each change of a set in words.
  static func said(_ changes: JSONValue?) -> [String] {
    let fields = changes?.fields ?? [:]
    let groups = order.filter { fields[$0] != nil } + fields.keys.filter { !order.contains($0) }.sorted()
    return groups.flatMap { group in
      (fields[group]?.items ?? []).flatMap { states($0, names[group] ?? group) }
    }
  }

  private static func states(_ value: JSONValue, _ thing: String) -> [String] {
    if let options = value["options"]?.items {
      let owner = (value["filter"] ?? value["level"]).flatMap(label)
      return options.flatMap { states($0, owner.map { "\($0), \(thing)" } ?? thing) }
    }
    let before = value["previousState"]
    let after = value["currentState"]
    switch (before.flatMap(label), after.flatMap(label)) {
    case (let old?, let new?):
      let details = details(before?.fields ?? [:], after?.fields ?? [:])
      return ["\(thing) \(old == new ? "\(new) changed" : "\(old) became \(new)")\(details)"]
    case (let old?, nil): return ["\(thing) \(old) removed"]
    case (nil, let new?): return ["\(thing) \(new) added"]
    case (nil, nil): return ["\(thing): a change that the API does not describe"]
    }
  }

  /// The fields besides the label that are not as before.
  private static func details(_ before: [String: JSONValue], _ after: [String: JSONValue]) -> String {
    let names = Set(before.keys).union(after.keys).subtracting(["label"]).sorted()
    let changed = names.compactMap { name -> String? in
      let old = before[name]?.text ?? "none"
      let new = after[name]?.text ?? "none"
      return old == new ? nil : "\(name) \(old) to \(new)"
    }
    return changed.isEmpty ? "" : " (\(changed.joined(separator: ", ")))"
  }

  private static func label(_ state: JSONValue) -> String? {
    state.text ?? state["label"]?.text ?? state["name"]?.text ?? state["period"]?.text
      ?? state["level"].flatMap(label) ?? state["id"]?.text
  }
}
