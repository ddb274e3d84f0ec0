import SlateKit

/// Teachers: their careers from first service to first exit and return, a row for each year in service, and vacancies.
extension World {
  /// The chance of being out of service so many years after first service, of those in service the year before.
  static let leavingService = [
    0.113, 0.075, 0.065, 0.060, 0.055, 0.050, 0.045, 0.040, 0.040, 0.040, 0.040, 0.040, 0.040, 0.040, 0.040,
    0.040,
    0.040, 0.040, 0.040, 0.040,
  ]
  /// Ratios of the hazard, in proportional hazards grouped by year: 1 - (1 - h)^ratio.
  static let ratios = (shortage: 1.25, disadvantaged: 1.20, older: 0.90)
  static let returning = 0.25
  /// Vacancies as a share of posts in schools of the least disadvantaged band, and what each further band adds.
  static let vacancy = (base: 0.004, band: 0.004)
  static let careers = 20

  var teachers: [SampleTable] {
    [
      SampleTable(
        name: "sample_careers", summary: "a teacher, from first service to first exit", individuals: true,
        columns: World.teacherKeys + [
          Column("years", .integer, label: "Years observed", unit: "years", decimals: 0),
          Column("left", .boolean, label: "Left by the last census"),
          Column(
            "exit_year", .integer, label: "First census out of service", role: .dimension,
            symbols: "exit_year_symbol"),
          Column(
            "return_year", .integer, label: "Census of return", role: .dimension,
            symbols: "return_year_symbol"),
        ],
        codes: World.teacherCodes.merging(["exit_year_symbol": ["z"], "return_year_symbol": ["z"]]) {
          first, _ in first
        },
        query: """
          select \(World.teacherItems), cast(least(k, \(SampleSize.lastYear) - entry) as integer) as years, left_service as left,
            cast(exit as integer) as exit_year, case when exit is null then 'z' end as exit_year_symbol,
            cast(back as integer) as return_year, case when back is null then 'z' end as return_year_symbol
          from (\(careerRows)) order by teacher
          """),
      SampleTable(
        name: "sample_teachers", summary: "a teacher in service in a year", individuals: true,
        columns: [Column("year", .integer, label: "November before")] + World.teacherKeys + [
          Column("age_band", .text, label: "Age"),
          Column("fte", .decimal, label: "Full-time equivalent", decimals: 1),
          Column("entrant", .boolean, label: "First year of service"),
          Column("returner", .boolean, label: "Back since last year"),
          Column("leaver", .boolean, label: "Out of service next year"),
        ],
        codes: World.teacherCodes.merging(["age_band": ["30 to 49", "50 and over", "under 30"]]) { first, _ in
          first
        },
        query: """
          select cast(year as integer) as year, \(World.teacherItems),
            case when age + year - entry < 30 then 'under 30' when age + year - entry < 50 then '30 to 49' else '50 and over' end
              as age_band,
            cast(case when part_time then 6e-1 else 1e0 end as decimal(2, 1)) as fte, year = entry as entrant,
            coalesce(year = back, false) as returner, case when year < \(SampleSize.lastYear) then coalesce(year + 1 = exit, false) end
              as leaver
          from (\(careerRows)), range(\(size.firstYear), \(SampleSize.lastYear + 1)) as y(year)
          where year >= entry and (exit is null or year < exit or year >= back) order by year, teacher
          """),
    ]
  }

  private static let teacherKeys = [
    Column("teacher_id", .integer, label: "Teacher", role: .dimension),
    Column("school_id", .integer, label: "School number", role: .dimension),
    Column("phase", .text, label: "Phase"),
    Column("subject", .text, label: "Subject"),
    Column("qualified_year", .integer, label: "Qualified", role: .dimension),
    Column("entry_year", .integer, label: "First in service", role: .dimension),
    Column("shortage", .boolean, label: "Shortage subject"),
    Column("high_disadvantage", .boolean, label: "School of band 4 or 5"),
    Column("older", .boolean, label: "30 or over at entry"),
  ]
  private static let teacherItems: SQL = """
    cast(teacher + 1 as integer) as teacher_id, cast(900001 + school as integer) as school_id, phase, subject,
    cast(entry - 1 as integer) as qualified_year, cast(entry as integer) as entry_year, shortage,
    high as high_disadvantage, older
    """
  private static let subjects: [(String, Double)] = [
    ("English", 0.17), ("mathematics", 0.16), ("biology", 0.09), ("chemistry", 0.08), ("physics", 0.06),
    ("computing", 0.05), ("geography", 0.08), ("history", 0.08), ("languages", 0.09), ("other", 0.14),
  ]
  private static let teacherCodes = [
    "phase": ["primary", "secondary"], "subject": (subjects.map(\.0) + ["primary"]).sorted(),
  ]

  /// Every career, with the census `exit` and `back` where they are not after the last one.
  private var careerRows: SQL {
    let draw = draws("careers")
    let cohort = max(1, size.pupils / 170)
    let last = SampleSize.lastYear
    var survival = 0.0
    let cumulative = World.leavingService.enumerated().map { index, hazard -> SQL in
      survival += logarithm(1 - hazard)
      return "when ln(leaves) / hazard >= \(survival) then \(index + 1)"
    }
    return """
      select *, k <= \(last) - entry as left_service, case when k <= \(last) - entry then entry + k end as exit,
        case when k <= \(last) - entry and returns < \(World.returning) and entry + k + gap <= \(last) then entry + k + gap end as back
      from (
        select *, case \(cumulative, separator: " ") else 99 end as k
        from (
          select *, case when shortage then \(World.ratios.shortage) else 1e0 end
            * case when high then \(World.ratios.disadvantaged) else 1e0 end
            * case when older then \(World.ratios.older) else 1e0 end as hazard
          from (
            select c.*, subject in ('mathematics', 'physics', 'chemistry', 'computing') as shortage,
              coalesce(p.number, s.number) as school, coalesce(p.level, s.level) >= 3 as high, age >= 30 as older
            from (
              select *, case when is_primary then 'primary' else 'secondary' end as phase,
                case when is_primary then 'primary' else \(Draws.choice("subject_draw", World.subjects)) end as subject
              from (
                select i as teacher, \(last - World.careers + 1) + i // \(cohort) as entry,
                  \(draw.uniform("phase", of: "i")) < 53e-2 as is_primary, \(draw.uniform("subject", of: "i")) as subject_draw,
                  case when \(draw.uniform("older", of: "i")) < 3e-1 then 30 + \(draw.below("20", "age", of: "i"))
                    else 22 + \(draw.below("8", "age", of: "i")) end as age,
                  \(draw.below(count(of: World.primaryForms), "primary", of: "i")) as primary_form,
                  \(draw.below(count(of: World.secondaryForms), "secondary", of: "i")) as secondary_form,
                  \(draw.uniform("leaves", of: "i")) as leaves, \(draw.uniform("returns", of: "i")) as returns,
                  1 + \(draw.below("3", "gap", of: "i")) as gap, \(draw.uniform("part", of: "i")) < 2e-1 as part_time
                from range(\(cohort * World.careers)) as r(i))) as c
            left join \(table: World.primaryForms) as p on c.is_primary and p.form = c.primary_form
            left join \(table: World.secondaryForms) as s on not c.is_primary and s.form = c.secondary_form)))
      """
  }

  var vacancies: SampleTable {
    let draw = draws("vacancies")
    return SampleTable(
      name: "sample_vacancies", summary: "a school's posts and vacancies in a year",
      columns: [
        Column("school_id", .integer, label: "School number", role: .dimension),
        Column("year", .integer, label: "November before"),
        Column("posts", .integer, label: "Posts", unit: "posts", decimals: 0),
        Column("vacancies", .integer, label: "Vacant posts", unit: "posts", decimals: 0),
      ],
      query: """
        select cast(900001 + number as integer) as school_id, cast(year as integer) as year, count(*) as posts,
          count(*) filter (where \(draw.uniform("vacant", of: "number * 1000 + post", and: "year"))
            < \(World.vacancy.base) + \(World.vacancy.band) * level) as vacancies
        from (select number, level, unnest(range(forms * 9)) as post from \(table: World.schools) where kind < 2),
          range(\(size.firstYear), \(SampleSize.lastYear + 1)) as y(year)
        group by number, year order by number, year
        """)
  }
}
