import SlateKit

/// Regions, authorities, planning areas and schools.
extension World {
  static let authorityCode: SQL = "printf('F06%06d', authority + 1)"
  static let areaCode: SQL =
    "printf('F06%06d-%s%02d', authority + 1, case kind when 0 then 'P' else 'S' end, area)"

  static let place = [
    Column("authority_code", .text, label: "Authority code").asDetail,
    Column("authority", .text, label: "Authority"),
    Column("region_code", .text, label: "Region code").asDetail, Column("region", .text, label: "Region"),
  ]
  private static let placeItems: SQL = """
    \(World.authorityCode) as authority_code, name || ' (fictional)' as authority,
    printf('F12%06d', region + 1) as region_code, region_name as region
    """

  var areas: [SampleTable] { [regionTable, authorityTable, planningTable, schoolTable] }

  private var regionTable: SampleTable {
    SampleTable(
      name: "sample_regions", summary: "a region",
      columns: Array(World.place[2...]) + [
        Column("authorities", .integer, label: "Authorities", decimals: 0)
      ],
      query: """
        select printf('F12%06d', region + 1) as region_code, region_name as region, count(*) as authorities
        from \(table: "slate sample names") group by all order by 1
        """)
  }

  private var authorityTable: SampleTable {
    SampleTable(
      name: "sample_authorities", summary: "an authority", columns: World.place,
      query: "select \(World.placeItems) from \(table: "slate sample names") order by authority")
  }

  private var planningTable: SampleTable {
    SampleTable(
      name: "sample_planning_areas", summary: "a planning area of one phase",
      columns: [
        Column("planning_area", .text, label: "Planning area"), Column("phase", .text, label: "Phase"),
        Column("authority_code", .text, label: "Authority code"),
        Column("schools", .integer, label: "Schools", decimals: 0),
        Column("pan", .integer, label: "Published admission number", unit: "places", decimals: 0),
        Column("capacity", .integer, label: "Capacity", unit: "places", decimals: 0),
      ],
      query: """
        select \(World.areaCode) as planning_area, case kind when 0 then 'primary' else 'secondary' end as phase,
          \(World.authorityCode) as authority_code, count(*) as schools, cast(sum(forms * form_places) as bigint) as pan,
          cast(sum(forms * form_places * case kind when 0 then 7 else 5 end) as bigint) as capacity
        from \(table: World.schools) where kind < 2 group by all order by 1
        """)
  }

  private var schoolTable: SampleTable {
    let place = World.place
    return SampleTable(
      name: "sample_schools", summary: "a school",
      columns: [
        Column("school_id", .integer, label: "School number", role: .dimension),
        Column("school", .text, label: "School"),
        Column("phase", .text, label: "Phase"), Column("type", .text, label: "Type"),
      ] + place + [
        Column("planning_area", .text, label: "Planning area"), Column("trust", .text, label: "Trust"),
        Column("forms", .integer, label: "Forms of entry", decimals: 0),
        Column(
          "pan", .integer, label: "Published admission number", unit: "places", decimals: 0,
          symbols: "pan_symbol"),
        Column("capacity", .integer, label: "Capacity", unit: "places", decimals: 0),
        Column("easting_km", .number, label: "East", unit: "km", decimals: 1).asDetail,
        Column("northing_km", .number, label: "North", unit: "km", decimals: 1).asDetail,
        Column(
          "band", .integer, label: "Disadvantage band", decimals: 0, role: .dimension, symbols: "band_symbol"),
        Column("performance", .number, label: "Performance", unit: "sd", decimals: 2),
      ],
      codes: ["pan_symbol": ["z"], "band_symbol": ["z"]],
      query: """
        select cast(900001 + number as integer) as school_id,
          name || case kind when 0 then ' Primary ' when 1 then ' Secondary ' when 2 then ' Special ' when 3 then
            ' Independent Special ' else ' Alternative Provision ' end || (place + 1) || ' (fictional)' as school,
          case kind when 0 then 'primary' when 1 then 'secondary' when 4 then 'alternative provision' else 'special' end
            as phase,
          case kind when 2 then 'special' when 3 then 'independent special' when 4 then 'alternative provision' else
            case when trust is null then 'maintained' else 'academy' end end as type,
          \(World.placeItems), case when kind < 2 then \(World.areaCode) end as planning_area,
          printf('Trust %03d (fictional)', trust) as trust, cast(case when kind < 2 then forms else 0 end as integer) as forms,
          cast(case when kind < 2 then forms * form_places end as integer) as pan, case when kind > 1 then 'z' end as pan_symbol,
          cast(case kind when 0 then forms * form_places * 7 when 1 then forms * form_places * 5 else places end as integer) as capacity,
          easting as easting_km, northing as northing_km, cast(level + 1 as integer) as band,
          case when level is null then 'z' end as band_symbol, performance
        from \(table: World.schools) order by number
        """)
  }
}
