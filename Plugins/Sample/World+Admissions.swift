import SlateKit

/// Applications for Year 7 in the September after the last census.
extension World {
  /// What a kilometre takes from a school's attraction, and a standard deviation of performance adds; beside them stands a
  /// Gumbel draw, so that choices follow a rank-ordered logit over the authority's secondary schools.
  static let attraction = (kilometre: -0.6, performance: 0.7)

  var admissions: [SampleTable] {
    [
      SampleTable(
        name: "sample_applications", summary: "a child who moves to Year 7", individuals: true,
        columns: [
          Column("child_id", .integer, label: "Child", role: .dimension),
          Column("authority_code", .text, label: "Authority code"),
          Column("easting_km", .number, label: "East", unit: "km", decimals: 1),
          Column("northing_km", .number, label: "North", unit: "km", decimals: 1),
          Column("looked_after", .boolean, label: "Looked after"),
          Column("disadvantaged", .boolean, label: "Disadvantaged"),
          Column("listed", .integer, label: "Preferences", decimals: 0),
        ],
        query: """
          select cast(child + 1 as integer) as child_id, \(World.authorityCode) as authority_code, home_east as easting_km,
            home_north as northing_km, looked_after, disadvantaged,
            cast(least(listed, n) as integer) as listed
          from (\(children)) as c join (
            select authority, count(*) as n from \(table: World.schools) where kind = 1 group by authority) as s using (authority)
          order by child
          """),
      SampleTable(
        name: "sample_preferences", summary: "a preference of a child", individuals: true,
        columns: [
          Column("child_id", .integer, label: "Child", role: .dimension),
          Column("preference", .integer, label: "Preference", role: .dimension),
          Column("school_id", .integer, label: "School number", role: .dimension),
          Column("distance_km", .number, label: "Distance", unit: "km", decimals: 2),
          Column("sibling", .boolean, label: "Sibling there"),
          Column("catchment", .boolean, label: "In its catchment"),
        ], query: preferences),
    ]
  }

  /// The pupils of Year 6 in the last year, at their homes near their primary schools.
  private var children: SQL {
    let draw = draws("applications")
    let first = size.span + 4
    return """
      select pupil as child, f.authority, round(f.easting + 3 * \(draw.uniform("east", of: "pupil")) - 15e-1, 1) as home_east,
        round(f.northing + 3 * \(draw.uniform("north", of: "pupil")) - 15e-1, 1) as home_north,
        \(draw.uniform("looked after", of: "pupil")) < 8e-3 as looked_after,
        \(draws("pupils").uniform("poor", of: "pupil")) < f.share as disadvantaged,
        1 + \(draw.below("6", "listed", of: "pupil")) as listed, \(draw.uniform("sibling", of: "pupil")) < 2e-1 as has_sibling
      from (
        select pupil, \(draws("pupils").below(count(of: World.primaryForms), "home", of: "pupil")) as home
        from range(\(size.start("\(first)")), \(size.start("\(first + 1)"))) as r(pupil)) as p
      join \(table: World.primaryForms) as f on f.form = p.home
      """
  }

  private var preferences: SQL {
    let draw = draws("preferences")
    return """
      with pair as (
        select child, listed, has_sibling, s.number,
          sqrt((home_east - s.easting) * (home_east - s.easting) + (home_north - s.northing) * (home_north - s.northing)) as distance,
          \(World.attraction.performance) * s.performance - ln(-ln(\(draw.uniform("taste", of: "child", and: "s.number")))) as taste
        from (\(children)) as c join \(table: World.schools) as s on s.kind = 1 and s.authority = c.authority),
      best as (
        select child, any_value(listed) as listed, any_value(has_sibling) as has_sibling, arg_min(number, distance) as nearest,
          arg_max({'number': number, 'distance': distance}, taste + \(World.attraction.kilometre) * distance, 6) as chosen
        from pair group by child),
      each as (
        select child, has_sibling, nearest, unnest(chosen[:listed]) as choice,
          generate_subscripts(chosen[:listed], 1) as preference from best)
      select cast(child + 1 as integer) as child_id, cast(preference as integer) as preference,
        cast(900001 + choice.number as integer) as school_id, round(choice.distance, 2) as distance_km,
        has_sibling and preference = 1 as sibling, choice.number = nearest as catchment
      from each order by child, preference
      """
  }
}
