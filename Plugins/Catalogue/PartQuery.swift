import Foundation
import SlateKit

/// A part of a data set in the API's terms.
struct PartQuery: Sendable {
  /// What the API says of the columns, of the indicators that are asked for only.
  let meta: JSONValue
  private let criteria: [JSONValue]

  /// Finds what the options name in the data set's metadata.
  ///
  /// - Throws: ``SlateError`` with the nearest names where the data set has no such indicator, area, year, filter or option.
  init(_ options: PartOptions, in meta: JSONValue) throws {
    var criteria: [JSONValue] = []
    var kept = meta.fields
    if !options.indicators.isEmpty {
      let all = meta["indicators"]?.items ?? []
      kept["indicators"] = .array(
        try options.indicators.map { text in try PartQuery.pick(text, "indicator", among: all) })
    }
    if !options.areas.isEmpty {
      let places = try options.areas.flatMap { try PartQuery.places($0.text, in: meta) }
      criteria.append(.object(["locations": .object(["in": .array(places)])]))
    }
    if let years = options.years {
      criteria.append(
        .object(["timePeriods": .object(["in": .array(try PartQuery.periods(years, in: meta))])]))
    }
    var chosen: [(filter: String, options: [JSONValue])] = []
    for text in options.conditions {
      let (filter, option) = try PartQuery.condition(text, in: meta)
      if let index = chosen.firstIndex(where: { $0.filter == filter }) {
        chosen[index].options.append(option)
      } else {
        chosen.append((filter, [option]))
      }
    }
    criteria += chosen.map { .object(["filters": .object(["in": .array($0.options)])]) }
    self.meta = .object(kept)
    self.criteria = criteria
  }

  /// The question for one page of the rows.
  ///
  /// The rows are sorted by everything that tells them apart. In any lesser order, pages could repeat rows and lack others.
  func question(page: Int, size: Int) -> JSONValue {
    let levels = (meta["locations"]?.items ?? []).compactMap(PartQuery.code)
    let filters = (meta["filters"]?.items ?? []).compactMap { $0["id"]?.text }
    let fields =
      ["timePeriod", "geographicLevel"] + levels.map { "location|\($0)" } + filters.map { "filter|\($0)" }
    var question: [String: JSONValue] = [
      "indicators": .array((meta["indicators"]?.items ?? []).compactMap { $0["id"] }),
      "sorts": .array(fields.map { .object(["field": .text($0), "direction": .text("Asc")]) }),
      "page": .number(Double(page)), "pageSize": .number(Double(size)),
    ]
    if !criteria.isEmpty { question["criteria"] = .object(["and": .array(criteria)]) }
    return .object(question)
  }

  /// The code of a group of places; older answers have it as the level itself.
  static func code(of group: JSONValue) -> String? { group["level"]?["code"]?.text ?? group["level"]?.text }

  private static func names(of item: JSONValue) -> [String] {
    ["column", "label", "name", "id"].compactMap { item[$0]?.text }
  }

  private static func pick(
    _ text: String, _ thing: String, among all: [JSONValue], marking argument: String? = nil
  ) throws -> JSONValue {
    if let item = all.first(where: { names(of: $0).contains { $0.lowercased() == text.lowercased() } }) {
      return item
    }
    let known = all.flatMap { item in ["column", "label", "name"].compactMap { item[$0]?.text } }
    throw SlateError(
      "This data set has no \(thing) '\(text)'.", at: .argument(argument ?? text),
      suggestions: Nearest.names(to: text, among: known), hint: "'catalog show ID' lists what it has.")
  }

  private static func condition(_ text: String, in meta: JSONValue) throws -> (String, JSONValue) {
    guard let sign = text.firstIndex(of: "=") else {
      throw SlateError(
        "'\(text)' is no condition.", at: .argument(text),
        hint: "Write a filter and its option, as 'sex=Total'.")
    }
    let name = text[..<sign].trimmingCharacters(in: .whitespaces)
    let wanted = text[text.index(after: sign)...].trimmingCharacters(in: .whitespaces)
    let filter = try pick(name, "filter", among: meta["filters"]?.items ?? [], marking: text)
    let option = try pick(
      wanted, "option of \(filter["label"]?.text ?? name)", among: filter["options"]?.items ?? [],
      marking: text)
    guard let id = option["id"] else {
      throw SlateError("The API gives '\(wanted)' no id.", at: .argument(text))
    }
    return (filter["id"]?.text ?? name, id)
  }

  private static func places(_ text: String, in meta: JSONValue) throws -> [JSONValue] {
    let wanted = text.lowercased()
    var exact: [JSONValue] = []
    var partly: [(name: String, place: JSONValue)] = []
    var known: [String] = []
    for group in meta["locations"]?.items ?? [] {
      guard let level = code(of: group) else { continue }
      for option in group["options"]?.items ?? [] {
        guard let id = option["id"] else { continue }
        let place = JSONValue.object(["level": .text(level), "id": id])
        let label = option["label"]?.text ?? option["name"]?.text ?? ""
        let codes = ["code", "oldCode", "urn", "laEstab", "ukprn", "id"].compactMap { option[$0]?.text }
        known.append(label)
        if label.lowercased() == wanted || codes.contains(where: { $0.lowercased() == wanted }) {
          exact.append(place)
        } else if label.lowercased().contains(wanted) {
          partly.append((label, place))
        }
      }
    }
    if !exact.isEmpty { return exact }
    if partly.count == 1 { return partly.map(\.place) }
    throw SlateError(
      partly.isEmpty
        ? "This data set has no area '\(text)'." : "'\(text)' is a part of the names of several areas.",
      at: .argument(text),
      suggestions: partly.isEmpty
        ? Nearest.names(to: text, among: known) : Array(partly.map(\.name).prefix(3)))
  }

  private static func periods(_ years: Years, in meta: JSONValue) throws -> [JSONValue] {
    let all = meta["timePeriods"]?.items ?? []
    let found = all.filter { item in
      guard let text = item["period"]?.text, let start = Int(text.prefix(4)) else { return false }
      let kind: Period.Kind = text.contains("/") ? .academicYear : .calendarYear
      return years.range.contains(Period(kind, start: start))
    }
    guard !found.isEmpty else {
      let first = all.first?["label"]?.text ?? "", last = all.last?["label"]?.text ?? ""
      throw SlateError(
        "This data set has no period in \(years.range.text).", at: .argument(years.range.text),
        hint: first.isEmpty ? "" : "Its periods are \(first == last ? first : "\(first) to \(last)").")
    }
    return found.map { .object(["period": $0["period"] ?? .null, "code": $0["code"] ?? .null]) }
  }
}
