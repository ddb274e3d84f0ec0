import SlateKit

/// Forecasts of pupils by planning area, and the condition of buildings.
extension World {
  /// How far forecasts are out, as a share of the actual number: on average, and around that, one to three years ahead.
  static let bias = [0.008, 0.015, 0.025]
  static let spread = [0.02, 0.035, 0.05]

  var forecasts: SampleTable {
    let draw = draws("forecasts")
    let biases = zip(World.bias, World.spread).enumerated().map {
      "(\($0.offset + 1), \($0.element.0), \($0.element.1))" as SQL
    }
    return SampleTable(
      name: "sample_forecasts", summary: "a forecast of a planning area's year group, and the actual number",
      columns: [
        Column("planning_area", .text, label: "Planning area"), Column("phase", .text, label: "Phase"),
        Column("authority_code", .text, label: "Authority code"),
        Column("base_year", .integer, label: "Made in", role: .dimension),
        Column("horizon", .integer, label: "Years ahead", role: .dimension),
        Column("year", .integer, label: "January of"),
        Column("ncy", .integer, label: "Year group", role: .dimension),
        Column("forecast", .integer, label: "Forecast", unit: "pupils", decimals: 0),
        Column("actual", .integer, label: "Actual", unit: "pupils", decimals: 0, symbols: "actual_symbol"),
      ], codes: ["actual_symbol": ["x"]],
      query: """
        with roll as (
          select planning_area, s.phase, s.authority_code, year, ncy, count(*) as pupils from sample_pupils as p
          join sample_schools as s on s.school_id = p.school_id where planning_area is not null group by all),
        numbered as (select *, dense_rank() over (order by planning_area) as area from roll),
        due as (
          select * exclude (pupils, year), year - horizon as base_year, horizon, year, pupils as known, pupils as actual, bias, spread
          from numbered, (values \(biases)) as b(horizon, bias, spread) where year - horizon >= \(size.firstYear)
          union all
          select * exclude (pupils, year), year, horizon, year + horizon, pupils, null, bias, spread
          from numbered, (values \(biases)) as b(horizon, bias, spread) where year = \(SampleSize.lastYear))
        select planning_area, phase, authority_code, cast(base_year as integer) as base_year, cast(horizon as integer) as horizon,
          cast(year as integer) as year, cast(ncy as integer) as ncy,
          cast(greatest(0, round(known * (1 + bias + spread * \(draw.normal("error", of: "((area * 16 + ncy) * 4 + horizon) * 16 + year - 2010")))))
            as integer) as forecast,
          cast(actual as integer) as actual, case when actual is null then 'x' end as actual_symbol
        from due order by all
        """)
  }

  /// The chance that an element is graded D, C and B or worse, for each ten years of age.
  static let ageing = (d: 0.01, c: 0.04, b: 0.10)

  var blocks: SampleTable {
    let draw = draws("blocks")
    let elements = [("roof", 120), ("walls", 150), ("mechanical", 180), ("electrical", 110)]
    let grades = elements.map { name, _ -> SQL in
      let worse: SQL = "\(draw.uniform(name, of: "draw")) / (age / 1e1)"
      return """
        case when \(worse) < \(World.ageing.d) then 'D' when \(worse) < \(World.ageing.d + World.ageing.c) then 'C'
          when \(worse) < \(World.ageing.d + World.ageing.c + World.ageing.b) then 'B' else 'A' end as \(column: name)
        """
    }
    let needs = elements.map { name, cost -> SQL in
      "case \(column: name) when 'D' then \(cost) when 'C' then \(cost) * 5e-1 else 0 end"
    }
    return SampleTable(
      name: "sample_blocks", summary: "a building block with its condition",
      columns: [
        Column("block_id", .integer, label: "Block", role: .dimension),
        Column("school_id", .integer, label: "School number", role: .dimension),
        Column("gifa_m2", .integer, label: "Gross internal floor area", unit: "m²", decimals: 0),
        Column("built", .integer, label: "Built", role: .dimension),
        Column("age", .integer, label: "Age", unit: "years", decimals: 0),
        Column("structure", .text, label: "Structure"),
      ] + elements.map { Column($0.0, .text, label: "Grade of \($0.0)") } + [
        Column("need", .integer, label: "Condition need", unit: "£", decimals: 0)
      ],
      query: """
        select block_id, school_id, gifa_m2, built, age, structure, \(columns: elements.map(\.0)),
          cast(round(gifa_m2 * (\(needs, separator: " + "))) as integer) as need
        from (
          select *, \(grades) from (
            select *, cast(2025 - built as integer) as age, case when built < 1940 then 'traditional'
                when built < 1980 and \(draw.uniform("structure", of: "draw")) < 4e-1 then 'system-built' else 'framed' end as structure
            from (
              select cast(number * 8 + block + 1 as integer) as block_id, cast(900001 + number as integer) as school_id,
                number * 8 + block as draw,
                cast(200 + round(1800 * \(draw.uniform("area", of: "number * 8 + block"))) as integer) as gifa_m2,
                cast(1900 + \(draw.below("120", "built", of: "number * 8 + block")) as integer) as built
              from (select number, unnest(range(case kind when 1 then 5 else 2 end)) as block from \(table: World.schools)))))
        order by block_id
        """)
  }
}
