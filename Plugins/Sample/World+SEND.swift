import SlateKit

/// Plans from year to year, in the open format of simulations of SEND: transitions, population, costs.
extension World {
  var send: [SampleTable] { [transitions, population, costs] }

  private var transitions: SampleTable {
    let last = SampleSize.lastYear
    return SampleTable(
      name: "sample_send_transitions", summary: "a pupil's setting and need in a January and in the next",
      individuals: true,
      columns: [
        Column("calendar-year", .integer, label: "First January", role: .dimension),
        Column("setting-1", .text, label: "Setting"), Column("need-1", .text, label: "Need"),
        Column("academic-year-1", .integer, label: "Year group", role: .dimension),
        Column("setting-2", .text, label: "Next setting"), Column("need-2", .text, label: "Next need"),
        Column("academic-year-2", .integer, label: "Next year group", role: .dimension),
      ],
      query: """
        with plans as (select pupil_id, year, ncy, cast(need as varchar) as need, cast(setting as varchar) as setting
          from sample_pupils where sen = 'EHC plan')
        select cast(coalesce(a.year, b.year - 1) as integer) as "calendar-year", coalesce(a.setting, 'NONSEND') as "setting-1",
          coalesce(a.need, 'NONSEND') as "need-1", cast(coalesce(a.ncy, b.ncy - 1) as integer) as "academic-year-1",
          coalesce(b.setting, 'NONSEND') as "setting-2", coalesce(b.need, 'NONSEND') as "need-2",
          cast(coalesce(b.ncy, a.ncy + 1) as integer) as "academic-year-2"
        from (select * from plans where year < \(last)) as a
        full join (select * from plans where year > \(size.firstYear)) as b
          on b.pupil_id = a.pupil_id and b.year = a.year + 1
        order by coalesce(a.year, b.year - 1), coalesce(a.pupil_id, b.pupil_id)
        """)
  }

  private var population: SampleTable {
    SampleTable(
      name: "sample_send_population", summary: "the pupils of a year group, ten years ahead",
      columns: [
        Column("calendar-year", .integer, label: "January", role: .dimension),
        Column("academic-year", .integer, label: "Year group", role: .dimension),
        Column("population", .integer, label: "Pupils", unit: "pupils", decimals: 0),
      ],
      query: """
        select cast(\(size.firstYear) + t as integer) as "calendar-year", cast(ncy as integer) as "academic-year",
          cast(\(size.start("t + 12 - ncy")) - \(size.start("t + 11 - ncy")) as integer) as population
        from range(\(size.span + 10)) as y(t), range(12) as n(ncy) order by t, ncy
        """)
  }

  private var costs: SampleTable {
    let rows = World.needs.map(\.0).flatMap { need in
      [("mainstream", 9_000), ("special", 26_000), ("independent special", 62_000)].map {
        setting, cost -> SQL in
        "(\(need), \(setting), \(need == "SLD" ? cost + 4_000 : cost))"
      }
    }
    return SampleTable(
      name: "sample_send_costs", summary: "what a plan costs in a year",
      columns: [
        Column("need", .text, label: "Need"), Column("setting", .text, label: "Setting"),
        Column("cost", .integer, label: "Cost", unit: "£", decimals: 0),
      ], query: "select * from (values \(rows)) as t(need, setting, cost)")
  }
}
