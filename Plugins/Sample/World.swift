import SlateKit

/// What the fictional England is made of. The tables' queries are in the extensions, with the effects that they put in.
struct World {
  let size: SampleSize

  func draws(_ table: String) -> Draws { Draws(seed: size.seed, table: table) }

  /// Shares of disadvantaged pupils that primary schools have, each in a fifth of them.
  static let shares = [0.05, 0.15, 0.25, 0.35, 0.45]
  /// The places of Year 7 for each child who moves there from the authority's primary schools.
  static let room = 1.05
  static let schools = "slate sample schools"
  static let primaryForms = "slate sample primary forms"
  static let secondaryForms = "slate sample secondary forms"
  static let regions = "slate sample authorities"
  static let groundworkTables = ["slate sample names", secondaryForms, primaryForms, regions, schools]

  private static let heads = [
    "Quill", "Zeph", "Vexen", "Umbrel", "Ixil", "Gryphon", "Wyver", "Drago", "Faery", "Goblin", "Phoeni",
    "Krak",
    "Mythel", "Nixi", "Ogre", "Pixi", "Sphinx", "Troll", "Unicor", "Yeti",
  ]
  private static let tails = [
    "marsh", "holt", "mere", "combe", "wick", "stead", "shire", "fell", "garth", "hythe", "thwaite",
    "minster",
    "reach", "strand", "vale",
  ]

  /// The name of the authority of a number, 0 to 299.
  static func name(_ number: Int) -> String {
    heads[number % heads.count] + tails[(number / heads.count + 3 * number) % tails.count]
  }

  static let regionNames = [
    "Hither Reach", "Farther Reach", "Upper Mirage", "Nether Mirage", "Cloudbank", "Echo Coast",
    "Looking Glass",
    "Moonmarch", "Never Dales",
  ]

  /// How many schools of each kind: primary, secondary, special, independent special, alternative provision.
  private var counts: [Int] {
    let pupils = Double(size.pupils)
    let least = size.authorities
    return [
      max(2 * least, Int(pupils / 12 / 53)), max(2 * least, Int(pupils / 12 / 162)),
      max(least, Int(pupils / 6_000)),
      max(least, Int(pupils / 24_000)), max(least, Int(pupils / 40_000)),
    ]
  }

  /// The tables that others are made from, which go at the end: authorities, schools, and the forms of entry of primary and of
  /// secondary schools, each with a number from 0.
  var groundwork: [SQL] { [authorityWork, schoolWork] + formWork + [areaWork] }

  private var authorityWork: SQL {
    let rows = (0..<size.authorities).map { number -> SQL in
      let region = number * 9 / size.authorities
      return "(\(number), \(World.name(number)), \(region), \(World.regionNames[region] + " (fictional)"))"
    }
    return """
      create or replace temporary table \(table: "slate sample names") as
      select * from (values \(rows)) as t(authority, name, region, region_name)
      """
  }

  private var schoolWork: SQL {
    let draw = draws("schools")
    let kinds = counts.enumerated().map { "(\($0.offset), \($0.element))" as SQL }
    let width = max(1, Int(Double(size.authorities).squareRoot().rounded(.up)))
    return """
      create or replace temporary table \(table: World.schools) as
      with each as (
        select kind, kind * 1000000 + i as draw, i,
          case when i < \(size.authorities) then i
            else cast(floor(\(size.authorities) * ((i + 5e-1) / n) * sqrt((i + 5e-1) / n)) as bigint) end as authority
        from (select kind, n, unnest(range(n)) as i from (values \(kinds)) as k(kind, n))),
      placed as (
        select *, row_number() over (order by kind, authority, i) - 1 as number,
          row_number() over (partition by kind, authority order by i) - 1 as place,
          case kind when 0 then cast(\(draw.choice("forms", of: "draw", [("1", 0.25), ("2", 0.5), ("3", 0.25)])) as bigint)
            when 1 then 4 + \(draw.below("5", "forms", of: "draw")) else 1 end as forms,
          round(\(draw.normal("performance", of: "draw")), 2) as performance
        from each),
      ordered as (
        select *, sum(forms) over (partition by kind, authority order by number) - forms as before,
          sum(forms) over (partition by kind, authority) as total,
          sum(forms) filter (where kind = 0) over (partition by authority)
            / sum(forms) filter (where kind = 0) over () * \(size.cohort) as entrants
        from placed)
      select s.*, n.name, n.region, n.region_name,
        case kind when 1 then ceil(\(World.room) * entrants / total) else 30 end as form_places,
        case kind when 0 then number % 5 when 1 then cast(floor((before + forms / 2e0) / total * 5e0) as bigint) end as level,
        case kind when 0 then 5e-2 + 1e-1 * (number % 5) end as share,
        20 * (s.authority % \(width)) + 10 + round(16 * \(draw.uniform("east", of: "draw")) - 8, 1) as easting,
        20 * (s.authority // \(width)) + 10 + round(16 * \(draw.uniform("north", of: "draw")) - 8, 1) as northing,
        case kind when 0 then place // 5 + 1 when 1 then place // 3 + 1 end as area,
        case when kind in (0, 1) and \(draw.uniform("academy", of: "draw")) < case kind when 0 then 45e-2 else 8e-1 end
          then 1 + region * 20 + \(draw.below("20", "trust", of: "draw")) end as trust,
        90 + \(draw.below("60", "places", of: "draw")) as places
      from ordered as s join \(table: "slate sample names") as n on n.authority = s.authority
      order by number
      """
  }

  private var formWork: [SQL] {
    [(World.primaryForms, 0), (World.secondaryForms, 1)].map { name, kind in
      """
      create or replace temporary table \(table: name) as
      select row_number() over (order by number, form) - 1 as form, * exclude (form) from (
        select unnest(range(forms)) as form, number, authority, share, level, performance, easting, northing
        from \(table: World.schools) where kind = \(kind))
      """
    }
  }

  /// Where the secondary forms and the other schools of each authority begin, and how many there are.
  private var areaWork: SQL {
    """
    create or replace temporary table \(table: World.regions) as
    select s.authority, min(form_first) as secondary_first, min(form_count) as secondary_forms,
      min(number) filter (where kind = 2) as special_first, count(*) filter (where kind = 2) as specials,
      min(number) filter (where kind = 3) as independent_first, count(*) filter (where kind = 3) as independents,
      min(number) filter (where kind = 4) as alternative_first, count(*) filter (where kind = 4) as alternatives
    from \(table: World.schools) as s join (
      select authority, min(form) as form_first, count(*) as form_count from \(table: World.secondaryForms)
      group by authority) as f on f.authority = s.authority
    group by s.authority
    """
  }

  func count(of table: String) -> SQL { "(select count(*) from \(table: table))" }
}
