/// Made transitions with known rates, and what is expected of them by a calculation apart from the program's.
///
/// Needs P and Q, settings A, B and C, academic years 1 to 4. Each year so many join in year 1 and 2; of those in a setting a
/// fixed part leaves, and a fixed part of A moves to B or C.
struct Transitions {
  struct Place: Hashable {
    var need: String
    var setting: String
    var year: Int
  }

  static let needs = ["P", "Q"]
  static let settings = ["A", "B", "C"]
  static let years = [2021, 2022, 2023]
  static let academicYears = 1...4

  /// Children who join a place each year.
  static func joiners(_ place: Place) -> Int {
    guard place.year <= 2 else { return 0 }
    let base = ["A": 30, "B": 12, "C": 6][place.setting] ?? 0
    return place.need == "P" ? base : base / 2
  }

  /// Children in a place in the first January of each year.
  static func present(_ place: Place) -> Int {
    let base = ["A": 200, "B": 120, "C": 80][place.setting] ?? 0
    return (place.need == "P" ? base : base / 2) + 10 * place.year
  }

  static func leavers(_ place: Place) -> Int {
    place.year == 4 ? present(place) : present(place) / (place.setting == "C" ? 8 : 12)
  }

  /// Where those who move go.
  static func moves(_ place: Place) -> [String: Int] {
    place.year == 4 || place.setting != "A" ? [:] : ["B": present(place) / 20, "C": present(place) / 40]
  }

  static let places = needs.flatMap { need in
    settings.flatMap { setting in academicYears.map { Place(need: need, setting: setting, year: $0) } }
  }

  /// The rows of the open format, with their numbers of children.
  static let rows: [String] = years.flatMap { year in
    places.flatMap { place -> [String] in
      let own = "'\(place.setting)','\(place.need)'"
      func row(_ from: String, _ fromYear: Int, _ to: String, _ toYear: Int, _ children: Int) -> [String] {
        children > 0 ? ["(\(year),\(from),\(fromYear),\(to),\(toYear),\(children))"] : []
      }
      let outside = "'NONSEND','NONSEND'"
      let moved = moves(place).values.reduce(0, +)
      let stayed = present(place) - leavers(place) - moved
      return row(outside, place.year - 1, own, place.year, joiners(place))
        + row(own, place.year, outside, place.year + 1, leavers(place))
        + moves(place).sorted { $0.key < $1.key }.flatMap { setting, children in
          row(own, place.year, "'\(setting)','\(place.need)'", place.year + 1, children)
        } + row(own, place.year, own, place.year + 1, stayed)
    }
  }

  static let line =
    "select * from (values \(rows.joined(separator: ", "))) as t(\"calendar-year\", \"setting-1\", \"need-1\", \"academic-year-1\", \"setting-2\", \"need-2\", \"academic-year-2\", children) | let transitions"

  /// 2,000 children in each academic year, and a tenth more in January 2026.
  static let population =
    "select y as \"calendar-year\", a as \"academic-year\", case when y = 2026 then 2200 else 2000 end as population from range(2021, 2030) as y(y), range(0, 6) as a(a) | let population"

  /// The children in each place in January 2024 and in some Januaries after it: plain arithmetic with mean rates.
  ///
  /// - Parameter joining: what new plans are multiplied by in a transition that begins in a year.
  static func expected(_ count: Int, joining: (Int) -> Double = { _ in 1 }) -> [[Place: Double]] {
    let many = Double(years.count)
    var now: [Place: Double] = [:]
    for place in places {
      let before = Place(need: place.need, setting: place.setting, year: place.year - 1)
      var children = Double(joiners(place))
      if place.year > 1 {
        children += Double(present(before) - leavers(before) - moves(before).values.reduce(0, +))
        for setting in settings where setting != place.setting {
          let other = Place(need: place.need, setting: setting, year: place.year - 1)
          children += Double(moves(other)[place.setting] ?? 0)
        }
      }
      now[place] = children
    }
    var all = [now]
    for step in 0..<count {
      var next: [Place: Double] = [:]
      let year = 2024 + step
      for place in places {
        let size = year + 1 == 2026 ? 2200.0 : 2000.0
        // The joiners of an academic year, and one child more in equal parts for its six states.
        let all = places.filter { $0.year == place.year }.map { Double(joiners($0)) }.reduce(0, +)
        let share = (many * Double(joiners(place)) + 1 / 6.0) / (many * all + 1)
        next[place, default: 0] += all / 2000 * size * joining(year) * share
        guard place.year < 4, let here = now[place], here > 0 else { continue }
        let same = places.filter { $0.year == place.year }
        func sum(_ number: (Place) -> Int) -> Double { same.map { many * Double(number($0)) }.reduce(0, +) }
        let movedOf = { (place: Place) in moves(place).values.reduce(0, +) }
        let leaving =
          (many * Double(leavers(place)) + (sum(leavers) + 0.5) / (sum(present) + 1))
          / (many * Double(present(place)) + 1)
        let keptAll = sum { present($0) - leavers($0) }
        let kept = many * Double(present(place) - leavers(place))
        let moving =
          moves(place).isEmpty
          ? 0 : (many * Double(movedOf(place)) + (sum(movedOf) + 0.5) / (keptAll + 1)) / (kept + 1)
        let stay = here * (1 - leaving)
        next[Place(need: place.need, setting: place.setting, year: place.year + 1), default: 0] +=
          stay * (1 - moving)
        // Moves of the cell, and one more as of all moves of the academic year and one more in equal parts.
        let ofYear = ["B", "C"].map { setting in sum { moves($0)[setting] ?? 0 } + 0.5 }
        let weights = zip(["B", "C"], ofYear).map { setting, weight in
          many * Double(moves(place)[setting] ?? 0) + weight / ofYear.reduce(0, +)
        }
        for (setting, weight) in zip(["B", "C"], weights) where moving > 0 {
          next[Place(need: place.need, setting: setting, year: place.year + 1), default: 0] +=
            stay * moving * weight / weights.reduce(0, +)
        }
      }
      all.append(next)
      now = next
    }
    return all
  }
}
