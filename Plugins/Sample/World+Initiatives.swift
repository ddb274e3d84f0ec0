import SlateKit

/// Initiatives that begin in different years in different schools, and what they change.
extension World {
  struct Initiative {
    var name: String
    var outcome: String
    var effect: Double
    var unit: String
    var level: Double
    var noise: Double
  }

  static let initiatives = [
    Initiative(
      name: "Reading Lanterns (fictional)", outcome: "attainment", effect: 1.5, unit: "points", level: 104,
      noise: 2),
    Initiative(
      name: "Staying Stars (fictional)", outcome: "leaver_rate", effect: -1.5, unit: "percentage points",
      level: 10, noise: 2),
    Initiative(
      name: "Morning Bells (fictional)", outcome: "absence_rate", effect: -0.6, unit: "percentage points",
      level: 7, noise: 0.8),
  ]

  private func start(_ index: Int) -> SQL {
    let draw = draws("initiative \(index)")
    let share: SQL = "1e-1 + 8e-2 * level"
    return
      "case when \(draw.uniform("treated", of: "number")) < \(share) then 2021 + \(draw.below("3", "year", of: "number")) end"
  }

  var initiatives: [SampleTable] {
    let schools: SQL = "(select * from \(table: World.schools) where kind < 2)"
    let treated = World.initiatives.enumerated().map { index, initiative -> SQL in
      """
      select \(initiative.name) as initiative, \(initiative.outcome) as outcome, cast(900001 + number as integer) as school_id,
        cast(\(start(index)) as integer) as start_year from \(schools)
      """
    }
    let items = World.initiatives.enumerated().map { index, one -> SQL in
      let draw = draws("outcome \(index)")
      return """
        \(one.level) + \(one.noise) * \(draw.normal("school", of: "number")) + \(0.2 * one.noise) * (year - 2018)
          - \(one.effect) * 3e-1 * level + case when year >= \(start(index)) then \(one.effect) else 0e0 end
          + \(one.noise / 2) * \(draw.normal("year", of: "number * 16 + year - 2018")) as \(column: one.outcome)
        """
    }
    return [
      SampleTable(
        name: "sample_initiatives", summary: "a school that an initiative reached, and since when",
        columns: [
          Column("initiative", .text, label: "Initiative"), Column("outcome", .text, label: "Outcome"),
          Column("school_id", .integer, label: "School number", role: .dimension),
          Column("start_year", .integer, label: "First year", role: .dimension),
        ],
        query:
          "select * from (\(treated, separator: " union all ")) where start_year is not null order by initiative, school_id"
      ),
      SampleTable(
        name: "sample_outcomes", summary: "a school's outcomes in a year, 2018 to 2025",
        columns: [
          Column("school_id", .integer, label: "School number", role: .dimension),
          Column("year", .integer, label: "Year"),
          Column("attainment", .number, label: "Attainment", unit: "points", decimals: 2),
          Column("leaver_rate", .number, label: "Teachers leaving", unit: "%", decimals: 2),
          Column("absence_rate", .number, label: "Absence", unit: "%", decimals: 2),
        ],
        query: """
          select cast(900001 + number as integer) as school_id, cast(year as integer) as year, round(attainment, 4) as attainment,
            round(leaver_rate, 4) as leaver_rate, round(absence_rate, 4) as absence_rate
          from (select number, year, \(items) from \(schools), range(2018, 2026) as y(year)) order by number, year
          """),
    ]
  }
}
