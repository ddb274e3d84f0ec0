import SlateKit

/// Places more or fewer at a school: `900123 +30`, `900123=-30`, `900123 +1 form`.
struct PlaceChange: Sendable {
  var school: String
  var number: Int

  /// The places of a form of entry.
  static let form = 30

  /// - Throws: ``SlateError`` where the text is no change, or names no school.
  init(_ text: String, known: [String: Int]) throws {
    guard
      let match = text.wholeMatch(
        of: /(.+?)\s*(?:=\s*|\s|(?=[+\-\u{2212}]))\s*([+\-\u{2212}]?)\s*(\d+)\s*(forms?)?/),
      let amount = Int(match.3)
    else {
      throw SlateError(
        "'\(text)' is no change of places.", at: .argument(text),
        hint: "Type it as 'SCHOOL +30', 'SCHOOL -30', SCHOOL=30 or 'SCHOOL +1 form'.")
    }
    school = String(match.1)
    number = (match.2.isEmpty || match.2 == "+" ? 1 : -1) * amount * (match.4 == nil ? 1 : Self.form)
    guard known[school] != nil else {
      throw SlateError.unknown("school", school, among: known.keys.sorted())
    }
  }
}
