import Foundation
import SlateKit

/// The natural logarithm.
func logarithm(_ number: Double) -> Double { log(number) }

/// The table of the effects that were put in.
extension Generator {
  private struct Group {
    var weight: Double
    var mean: Double
  }

  func truth(_ connection: Connection) async throws -> SampleTable {
    var rows: [SQL] = []
    func add(_ effect: String, _ what: String, _ value: Double, _ unit: String, _ note: String) {
      rows.append("(\(effect), \(what), \(value), \(unit), \(note))")
    }
    try await addGaps(connection, add)
    for (ncy, rate) in World.joining.enumerated() {
      add(
        "sen joiner rate", "year group \(ncy)", rate, "share of the year group",
        "plans that begin on reaching the year group")
    }
    add(
      "sen leaver rate", "need SLCN", World.leaving.slcn, "share of plans",
      "from one January to the next, up to Year 11")
    add(
      "sen leaver rate", "every other need", World.leaving.other, "share of plans",
      "from one January to the next, up to Year 11")
    add(
      "sen mover rate", "mainstream to special", World.moving, "share of plans that go on",
      "need stays; there is no other move")
    for (year, hazard) in World.leavingService.enumerated() {
      add(
        "teacher hazard", "year \(year + 1) since entry", hazard, "probability",
        "first exit, where every ratio is 1")
    }
    let grouped = "1 - (1 - hazard)^ratio: complementary log-log"
    add("teacher hazard ratio", "shortage", World.ratios.shortage, "ratio", grouped)
    add("teacher hazard ratio", "high_disadvantage", World.ratios.disadvantaged, "ratio", grouped)
    add("teacher hazard ratio", "older", World.ratios.older, "ratio", grouped)
    add(
      "teacher return", "those who left", World.returning, "probability",
      "1, 2 or 3 years after the exit, each as likely")
    add("vacancy rate", "band 1", World.vacancy.base, "share of posts", "binomial")
    add("vacancy slope", "each further band", World.vacancy.band, "share of posts", "binomial")
    add(
      "preference", "distance_km", World.attraction.kilometre, "utility per km",
      "rank-ordered logit over the authority's secondary schools")
    add(
      "preference", "performance", World.attraction.performance, "utility per sd",
      "rank-ordered logit over the authority's secondary schools")
    for (index, bias) in World.bias.enumerated() {
      add(
        "forecast bias", "\(index + 1) years ahead", bias, "share of actual",
        "pooled over planning areas and year groups")
      add(
        "forecast spread", "\(index + 1) years ahead", World.spread[index], "share of actual",
        "standard deviation around the bias")
    }
    add(
      "birth uptake", "Reception", World.births.uptake, "share of births", "the same in every planning area")
    add(
      "birth uptake spread", "Reception", World.births.spread, "share of births",
      "standard deviation of the logarithm, over planning areas and years")
    add(
      "births", "each year to come", -World.births.decline, "share of births",
      "from the mean of the years before")
    for one in World.initiatives {
      add(
        "initiative effect", one.outcome, one.effect, one.unit,
        "\(one.name): from the first year on, the same everywhere; trends are parallel")
    }
    add("absence", "pupils without free meals", 18, "sessions a year", "mean")
    add("absence", "pupils with free meals", 28, "sessions a year", "mean")
    add("element grade D", "each ten years of age", World.ageing.d, "probability", "every element alike")
    add("no effect", "sex and ethnicity on scores", 0, "sd", "for placebo tests")
    return SampleTable(
      name: "sample_truth", summary: "an effect that was put in",
      columns: [
        Column("effect", .text, label: "Effect"), Column("applies_to", .text, label: "Applies to"),
        Column("value", .number, label: "Value", decimals: 4), Column("unit", .text, label: "Unit"),
        Column("note", .text, label: "Note").asDetail,
      ],
      query: "select * from (values \(rows)) as t(effect, applies_to, value, unit, note)")
  }

  /// The gap indices of the two key stages, from the mixture of normal distributions that scores are drawn from in the
  /// schools as they are: their performance was drawn once, and a chance link with disadvantage is part of the truth.
  private func addGaps(
    _ connection: Connection, _ add: (String, String, Double, String, String) -> Void
  ) async throws {
    let (two, four) = (World.keyStage2, World.keyStage4)
    // Schools of nearly the same mean make one group; what the hundredths lose is far below a sample's chance.
    let primary = try await connection.collect(
      """
      select round(\(World.school) * performance - \(two.share) * share, 2) as mean, sum(1 - share) as others, sum(share) as poor
      from \(table: World.primaryForms) group by mean order by mean
      """)
    gaps(
      "key stage 2", "ks2_score, Year 6", groups(primary, 1), groups(primary, 2), (two.sometimes, two.always),
      year: 6,
      variance: 0.82, add)
    let secondary = try await connection.collect(
      """
      select round(\(World.school) * s.performance - \(four.place) * s.level / 4, 2) as mean, sum(a.others * s.forms / s.total) as others,
        sum(a.poor * (power((s.before + s.forms) / s.total, 2) - power(s.before / s.total, 2))) as poor
      from \(table: World.schools) as s join (
        select authority, sum(1 - share) as others, sum(share) as poor from \(table: World.primaryForms) group by authority) as a
        on a.authority = s.authority
      where s.kind = 1 group by mean order by mean
      """)
    gaps(
      "key stage 4", "attainment_8, Year 11", groups(secondary, 1), groups(secondary, 2),
      (four.sometimes, four.always),
      year: 11, variance: 1, add)
  }

  private func groups(_ rows: Table, _ weight: Int) -> [Group] {
    (0..<rows.rowCount).map { row in
      Group(weight: rows.row(row)[weight].double ?? 0, mean: rows.row(row)[0].double ?? 0)
    }
  }

  private func gaps(
    _ stage: String, _ what: String, _ others: [Group], _ poor: [Group],
    _ effects: (sometimes: Double, always: Double),
    year: Int, variance: Double, _ add: (String, String, Double, String, String) -> Void
  ) {
    let mean = { (groups: [Group]) in
      groups.reduce(0) { $0 + $1.weight * $1.mean } / groups.reduce(0) { $0 + $1.weight }
    }
    let within = World.always * effects.always + (1 - World.always) * effects.sometimes
    let between = mean(others) - mean(poor)
    let status = Generator.provision(in: year)
    let spread = { (groups: [Group], shift: Double, share: Double) in
      groups.flatMap { group in
        status.map { Group(weight: group.weight * $0.weight * share, mean: group.mean + $0.mean - shift) }
      }
    }
    let high = spread(others, 0, 1)
    let low = spread(poor, effects.sometimes, 1 - World.always) + spread(poor, effects.always, World.always)
    var (sum, weight) = (0.0, 0.0)
    for other in high {
      for one in low {
        // The chance that one normal number is above another, twice, less one.
        sum += other.weight * one.weight * erf((other.mean - one.mean) / (2 * variance.squareRoot()))
        weight += other.weight * one.weight
      }
    }
    add(
      "gap index", what, 10 * sum / weight, "index", "of \(stage) in these schools, before scores are rounded"
    )
    add(
      "gap", what, within + between, "sd",
      "others less disadvantaged, in sd of a pupil's own part of one score")
    add(
      "gap between schools", what, between / (within + between), "share of the gap", "in mainstream schools")
  }

  /// How many pupils of a year group have a plan, SEN support or neither, and what that does to scores.
  private static func provision(in year: Int) -> [Group] {
    let plans = World.needs.reduce(0) { sum, need in
      let leaving = need.0 == "SLCN" ? World.leaving.slcn : World.leaving.other
      return sum + need.1
        * (0...year).reduce(0) { $0 + World.joining[$1] * pow(1 - leaving, Double(year - $1)) }
    }
    let support =
      (1 - plans)
      * (0...year).reduce(0) {
        $0 + World.supported[$1] * pow(1 - World.supportEnding, Double(year - $1))
      }
    return [
      Group(weight: plans, mean: -World.plan), Group(weight: support, mean: -World.support),
      Group(weight: 1 - plans - support, mean: 0),
    ]
  }
}
