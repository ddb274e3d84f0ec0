import SlateKit

/// What a planner of school places has: rolls, capacities, births, and where pupils go after Year 6.
extension World {
  /// The share of a planning area's births of five years before that enter its schools, how far a year is off that, and how much
  /// fewer births there are with each year to come.
  static let births = (uptake: 0.92, spread: 0.02, decline: 0.03)
  /// How many years of births are known that have not reached Reception.
  static let bornAhead = 4

  var planning: [SampleTable] { [rolls, capacities, birthTable, transfers] }

  private var rolls: SampleTable {
    SampleTable(
      name: "sample_rolls", summary: "a planning area's year group in a January",
      columns: [
        Column("planning_area", .text, label: "Planning area"), Column("phase", .text, label: "Phase"),
      ]
        + World.place + [
          Column("year", .integer, label: "January of"),
          Column("ncy", .integer, label: "Year group", role: .dimension),
          Column("pupils", .integer, label: "Pupils", unit: "pupils", decimals: 0),
        ],
      query: """
        select planning_area, s.phase, \(columns: World.place.map(\.name)), cast(year as integer) as year,
          cast(ncy as integer) as ncy, cast(count(*) as integer) as pupils
        from sample_pupils as p join sample_schools as s on s.school_id = p.school_id
        where planning_area is not null group by all order by planning_area, year, ncy
        """)
  }

  private var capacities: SampleTable {
    SampleTable(
      name: "sample_capacity", summary: "a school's places and pupils in a year",
      columns: [
        Column("year", .integer, label: "January of"),
        Column("school_id", .integer, label: "School number", role: .dimension),
        Column("school", .text, label: "School"), Column("phase", .text, label: "Phase"),
        Column("planning_area", .text, label: "Planning area"),
      ] + World.place + [
        Column("capacity", .integer, label: "Capacity", unit: "places", decimals: 0),
        Column("pupils", .integer, label: "Pupils", unit: "pupils", decimals: 0),
        Column("easting_km", .number, label: "East", unit: "km", decimals: 1).asDetail,
        Column("northing_km", .number, label: "North", unit: "km", decimals: 1).asDetail,
      ],
      query: """
        select cast(t.year as integer) as year, s.school_id, s.school, s.phase, s.planning_area,
          \(columns: World.place.map(\.name)), s.capacity, cast(coalesce(r.pupils, 0) as integer) as pupils, s.easting_km,
          s.northing_km
        from sample_schools as s cross join (select unnest(range(\(size.firstYear), \(SampleSize.lastYear + 1))) as year) as t
        left join (select school_id, year, count(*) as pupils from sample_pupils group by all) as r
          on r.school_id = s.school_id and r.year = t.year
        where s.planning_area is not null order by s.school_id, t.year
        """)
  }

  private var birthTable: SampleTable {
    let draw = draws("births")
    let noise: SQL =
      "exp(\(World.births.spread) * \(draw.normal("uptake", of: "area * 64 + year - 2000")))"
    return SampleTable(
      name: "sample_births",
      summary: "a planning area's births, by the January in which they reach Reception",
      columns: [
        Column("planning_area", .text, label: "Planning area"),
        Column("authority_code", .text, label: "Authority code"),
        Column("year", .integer, label: "In Reception in January of"),
        Column("births", .integer, label: "Births", unit: "children", decimals: 0),
      ],
      query: """
        with entry as (
          select planning_area, authority_code, year, pupils, dense_rank() over (order by planning_area) as area
          from sample_rolls where ncy = 0),
        every as (
          select planning_area, authority_code, area, year, cast(pupils as double) as entrants from entry
          union all
          select planning_area, authority_code, area, \(SampleSize.lastYear) + ahead,
            mean * power(1 - \(World.births.decline), ahead)
          from (select planning_area, authority_code, area, avg(pupils) as mean from entry group by all),
            range(1, \(World.bornAhead + 1)) as a(ahead))
        select planning_area, authority_code, cast(year as integer) as year,
          cast(round(entrants / (\(World.births.uptake) * \(noise))) as integer) as births
        from every order by planning_area, year
        """)
  }

  private var transfers: SampleTable {
    SampleTable(
      name: "sample_transfers",
      summary: "pupils who moved from Year 6 of one planning area to Year 7 of another",
      columns: [
        Column("from_area", .text, label: "Year 6 in"), Column("to_area", .text, label: "Year 7 in"),
        Column("year", .integer, label: "In Year 7 in January of"),
        Column("pupils", .integer, label: "Pupils", unit: "pupils", decimals: 0),
      ],
      query: """
        select coalesce(f.planning_area, 'outside') as from_area, t.planning_area as to_area, cast(b.year as integer) as year,
          cast(count(*) as integer) as pupils
        from sample_pupils as a join sample_pupils as b on b.pupil_id = a.pupil_id and b.year = a.year + 1
        join sample_schools as f on f.school_id = a.school_id join sample_schools as t on t.school_id = b.school_id
        where a.ncy = 6 and b.ncy = 7 and t.planning_area is not null group by all order by from_area, to_area, year
        """)
  }
}
