/// A made area of three settings and two needs, with what is hard in a simulation: a setting whose last academic year passes,
/// an academic year that somebody joins in one year only, a move that few make, a state that is not valid, a population that
/// changes from year to year.
///
/// What is expected was computed by a program apart from this one (Python 3.11, numpy 2.2), from the rules of METHODS.md 1.8(a)
/// with mean rates; the quantiles are those of scipy 1.17.1's `betabinom`.
enum SmallArea {
  /// The rows that each year has, and those of some years.
  private static let rows: [String] = {
    var rows: [String] = []
    func add(_ year: Int, _ from: String, _ age: Int, _ to: String, _ children: Int) {
      func plan(_ text: String) -> String {
        text.isEmpty ? "'NONSEND','NONSEND'" : "'\(text.prefix(1))','\(text.suffix(1))'"
      }
      rows.append("(\(year),\(plan(from)),\(age),\(plan(to)),\(age + 1),\(children))")
    }
    for (year, joiners, moves) in [(2020, 20, 4), (2021, 26, 6), (2022, 32, 5)] {
      for (from, age, to, children) in [
        ("", 0, "MP", joiners), ("", 0, "SQ", joiners / 4), ("", 1, "MQ", 8),
        ("MP", 1, "MP", 60), ("MP", 1, "", 5), ("MP", 1, "SP", moves), ("SQ", 1, "SQ", 9),
        ("MQ", 1, "MQ", 12), ("MQ", 1, "", 1),
        ("MP", 2, "MP", 50), ("MP", 2, "SP", 7), ("MP", 2, "HP", 2), ("SP", 2, "SP", 10), ("SP", 2, "MP", 1),
        ("SQ", 2, "SQ", 8), ("MQ", 2, "SQ", 3), ("MQ", 2, "", 2),
        ("MP", 3, "", 30), ("MP", 3, "MP", 2), ("SP", 3, "SP", 15), ("SQ", 3, "SQ", 8), ("SQ", 3, "", 1),
        ("HP", 3, "HP", 2),
        ("SP", 4, "", 9), ("SP", 4, "SP", 2), ("SQ", 4, "", 5), ("HP", 4, "", 1),
      ] {
        add(year, from, age, to, children)
      }
    }
    add(2021, "", 2, "SQ", 6)
    add(2022, "", 3, "HQ", 2)
    return rows
  }()

  static let transitions =
    "select * from (values \(rows.joined(separator: ", "))) as t(\"calendar-year\", \"setting-1\", \"need-1\", \"academic-year-1\", \"setting-2\", \"need-2\", \"academic-year-2\", children) | let transitions"

  static let population =
    "select y as \"calendar-year\", a as \"academic-year\", 900 + 40 * (y - 2020) + 25 * a + case when (y + a) % 3 = 0 then 60 else 0 end as population from range(2020, 2027) as y(y), range(1, 6) as a(a) | let population"

  static let validStates =
    "select * from (values ('M','mainstream',1,3,'P,Q','M,S,H'), ('S','special',1,5,'P,Q','M,S,H'), ('H','special',2,4,'P,Q','S,H')) as t(\"setting\", \"setting-group\", \"min-academic-year\", \"max-academic-year\", \"needs\", \"setting->setting\") | let states"

  /// Expected plans by January and part, where the rate of joiners is of all years.
  static let expected: [(view: String, year: Int, parts: [String: Double])] = [
    ("setting", 2023, ["H": 6, "M": 165, "S": 75]),
    ("setting", 2024, ["H": 5.3495, "M": 121.9047, "S": 81.9634]),
    ("setting", 2025, ["H": 4.2847, "M": 92.2675, "S": 72.8703]),
    ("setting", 2026, ["H": 3.2522, "M": 90.0894, "S": 59.0988]),
    ("need", 2024, ["P": 151.0836, "Q": 58.1341]),
    ("need", 2025, ["P": 109.3345, "Q": 60.0881]),
    ("need", 2026, ["P": 98.3581, "Q": 54.0823]),
    ("academic-year", 2023, ["1": 40, "2": 94, "3": 81, "4": 29, "5": 2]),
    (
      "academic-year", 2024,
      ["1": 37.5854, "2": 46.4880, "3": 88.6388, "4": 32.4282, "5": 3.0772, "6": 1]
    ),
    (
      "academic-year", 2025,
      ["1": 36.9289, "2": 44.5200, "3": 45.6499, "4": 37.6950, "5": 3.2464, "6": 1.3824]
    ),
    (
      "academic-year", 2026,
      ["1": 38.2420, "2": 44.6936, "3": 43.4960, "4": 22.0501, "5": 2.4015, "6": 1.5574]
    ),
  ]

  /// The same where it is of the years in which somebody joined: more in academic years 3 and 4, and so after them.
  static let expectedOfSeen: [(view: String, year: Int, parts: [String: Double])] = [
    ("setting", 2024, ["H": 6.8079, "M": 122.1198, "S": 86.2981]),
    ("setting", 2026, ["H": 5.0590, "M": 90.3816, "S": 67.7055]),
    ("need", 2025, ["P": 110.1692, "Q": 69.5913]),
    (
      "academic-year", 2025,
      ["1": 36.9289, "2": 44.5200, "3": 50.5639, "4": 42.9518, "5": 3.4135, "6": 1.3824]
    ),
  ]

  /// Nobody is in academic year 1 but those who join it: 1,145 children, each with a beta rate of 32 1/3 and 952 2/3.
  static let joinersOf2024: [String: Double] = [
    "low": 22, "lower_quartile": 31, "median": 37, "upper_quartile": 43, "high": 56,
  ]
}
