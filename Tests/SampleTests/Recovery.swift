/// Queries whose rows hold a truth, its estimate and the estimate's standard error.
enum Recovery {
  /// Probabilities, by group.
  static let binomial: [(String, String)] = [
    (
      "joiners by year group",
      share(
        """
        select j.ncy, j.n, p.total from (select "academic-year-2" as ncy, count(*) as n from sample_send_transitions
          where "setting-1" = 'NONSEND' group by all) as j
        join (select ncy, count(*) as total from sample_pupils where year > 2022 group by all) as p on p.ncy = j.ncy
        """, "sen joiner rate", "'year group ' || ncy")
    ),
    ("hazards", exits("t, shortage, high_disadvantage")),
    ("hazards by age", exits("older")),
    (
      "vacancies",
      """
      select truth, n / posts as found, sqrt(truth * (1 - truth) / posts) as error from (
        select (select value from sample_truth where effect = 'vacancy rate')
            + (band - 1) * (select value from sample_truth where effect = 'vacancy slope') as truth,
          cast(sum(vacancies) as double) as n, cast(sum(posts) as double) as posts
        from sample_vacancies as v join sample_schools as s on s.school_id = v.school_id group by band)
      """
    ),
  ]

  /// Means, by group.
  static let means: [(String, String)] = [
    (
      "forecast bias",
      """
      select value as truth, sum(forecast) / sum(actual) - 1 as found,
        any_value(spread) * sqrt(sum(actual * actual)) / sum(actual) as error
      from sample_forecasts as f
      join (select b.applies_to, b.value, s.value as spread from sample_truth as b join sample_truth as s on s.applies_to = b.applies_to
        where b.effect = 'forecast bias' and s.effect = 'forecast spread') as t on t.applies_to = f.horizon || ' years ahead'
      where actual is not null group by value
      """
    )
  ]

  /// One number each, whose interval is narrower than a quarter of it.
  static let pooled: [(String, String)] =
    [
      (
        "leavers of all needs",
        """
        select avg(rate) as truth, avg(gone) as found, sqrt(sum(rate * (1 - rate))) / count(*) as error from (
          select case when "setting-2" = 'NONSEND' then 1e0 else 0e0 end as gone, value as rate
          from sample_send_transitions join sample_truth on effect = 'sen leaver rate'
            and applies_to = case "need-1" when 'SLCN' then 'need SLCN' else 'every other need' end
          where "setting-1" <> 'NONSEND' and "academic-year-1" < 11)
        """
      ),
      (
        "movers",
        """
        select value as truth, avg(moved) as found, sqrt(value * (1 - value) / count(*)) as error from (
          select case when "setting-2" = 'special' then 1e0 else 0e0 end as moved from sample_send_transitions
          where "setting-1" = 'mainstream' and "setting-2" <> 'NONSEND'), sample_truth
        where effect = 'sen mover rate' group by value
        """
      ),
    ]
    + ["attainment", "leaver_rate", "absence_rate"].map { outcome in
      (
        "effect on \(outcome)",
        // Changes from 2018-2020 to 2023-2025, of schools that began in between less those that never did.
        """
        select value as truth, avg(change) filter (where treated) - avg(change) filter (where not treated) as found,
          sqrt(var_samp(change) filter (where treated) / count(*) filter (where treated)
            + var_samp(change) filter (where not treated) / count(*) filter (where not treated)) as error
        from (
          select o.school_id, avg(\(outcome)) filter (where year > 2022) - avg(\(outcome)) filter (where year < 2021) as change,
            o.school_id in (select school_id from sample_initiatives where outcome = '\(outcome)') as treated
          from sample_outcomes as o group by o.school_id), sample_truth
        where effect = 'initiative effect' and applies_to = '\(outcome)' group by value
        """
      )
    }

  private static func share(_ counts: String, _ effect: String, _ applies: String) -> String {
    """
    select value as truth, n / total as found, sqrt(value * (1 - value) / total) as error
    from (\(counts)) join sample_truth on effect = '\(effect)' and applies_to = \(applies)
    """
  }

  /// Exits that happened, and those that hazards and ratios lead to expect, over the years in which teachers were in service.
  private static func exits(_ groups: String) -> String {
    """
    select avg(p) as truth, avg(exit) as found, sqrt(sum(p * (1 - p))) / count(*) as error from (
      select *, 1 - pow(1 - hazard, case when shortage then (select value from sample_truth where effect = 'teacher hazard ratio' and applies_to = 'shortage') else 1e0 end * case when high_disadvantage then (select value from sample_truth where effect = 'teacher hazard ratio' and applies_to = 'high_disadvantage') else 1e0 end
        * case when older then (select value from sample_truth where effect = 'teacher hazard ratio' and applies_to = 'older') else 1e0 end) as p
      from (
        select c.*, t, case when "left" and t = years then 1e0 else 0e0 end as exit, value as hazard
        from (select *, unnest(range(1, years + 1)) as t from sample_careers) as c
        join sample_truth on effect = 'teacher hazard' and applies_to = 'year ' || t || ' since entry'))
    group by \(groups)
    """
  }
}
