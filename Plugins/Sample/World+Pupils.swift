import SlateKit

/// Pupils, a row for each year in which they are on a roll.
extension World {
  static let needs: [(String, Double)] = [
    ("ASD", 0.32), ("SLCN", 0.22), ("SEMH", 0.21), ("MLD", 0.11), ("SLD", 0.04), ("PD", 0.04), ("SPLD", 0.03),
    ("OTH", 0.03),
  ]
  /// The chance that a plan ends from one January to the next: of SLCN, and of every other need.
  static let leaving = (slcn: 0.06, other: 0.03)
  /// The chance that a pupil with a plan in a mainstream school is in a special school a year later, if the plan goes on.
  static let moving = 0.03
  /// Where plans begin, by the need being SLD or another.
  static let settings: [(String, sld: Double, other: Double)] = [
    ("mainstream", 0.15, 0.65), ("special", 0.75, 0.30), ("independent special", 0.10, 0.05),
  ]
  /// The share of a year group that gets a plan on reaching the year, Reception to Year 11.
  static let joining = [0.012, 0.005, 0.004, 0.005, 0.005, 0.004, 0.006, 0.005, 0.004, 0.004, 0.003, 0.002]
  /// The share of a year group that begins SEN support on reaching the year, and the chance that it ends within a year.
  static let supported = [0.05, 0.03, 0.025, 0.02, 0.02, 0.015, 0.01, 0.02, 0.01, 0.01, 0.005, 0.005]
  static let supportEnding = 0.10

  /// How much lower scores are, in standard deviations of a pupil's own part: of a pupil who was poor now and then or always,
  /// with a plan or SEN support, and by school.
  static let keyStage2 = (sometimes: 0.45, always: 0.75, share: 0.8)
  static let keyStage4 = (sometimes: 0.55, always: 0.95, place: 0.5)
  static let plan = 1.0
  static let support = 0.5
  static let always = 0.4
  static let school = 0.2

  static let pupilColumns = [
    Column("pupil_id", .integer, label: "Pupil", role: .dimension),
    Column("year", .integer, label: "January of"),
    Column("school_id", .integer, label: "School number", role: .dimension),
    Column("ncy", .integer, label: "Year group", role: .dimension), Column("sex", .text, label: "Sex"),
    Column("ethnicity", .text, label: "Ethnicity"), Column("fsm", .boolean, label: "Free school meals"),
    Column("fsm_years", .integer, label: "Years with free meals", unit: "years", decimals: 0),
    Column("fsm_share", .number, label: "Share of years with free meals", decimals: 3),
    Column("disadvantaged", .boolean, label: "Free meals in the last 6 years"),
    Column("sen", .text, label: "SEN provision"), Column("need", .text, label: "Primary need"),
    Column("setting", .text, label: "Setting"),
    Column(
      "ks2_reading", .integer, label: "Reading", unit: "points", decimals: 0, symbols: "ks2_reading_symbol"),
    Column(
      "ks2_maths", .integer, label: "Mathematics", unit: "points", decimals: 0, symbols: "ks2_maths_symbol"),
    Column(
      "ks2_score", .integer, label: "Reading and mathematics", unit: "points", decimals: 0,
      symbols: "ks2_score_symbol"),
    Column(
      "attainment_8", .decimal, label: "Attainment 8", unit: "points", decimals: 1,
      symbols: "attainment_8_symbol"),
    Column("absence_sessions", .integer, label: "Sessions missed", unit: "sessions", decimals: 0),
  ]
  static let pupilCodes = [
    "sex": ["female", "male"], "sen": ["EHC plan", "none", "support"], "need": needs.map(\.0).sorted(),
    "ethnicity": ["Asian", "Black", "Chinese", "Mixed", "Other", "White"],
    "setting": ["alternative provision", "independent special", "mainstream", "special"],
    "ks2_reading_symbol": ["z"], "ks2_maths_symbol": ["z"], "ks2_score_symbol": ["z"],
    "attainment_8_symbol": ["z"],
  ]

  var pupils: SampleTable {
    SampleTable(
      name: "sample_pupils", summary: "a pupil on a school's roll in a January", individuals: true,
      columns: World.pupilColumns, codes: World.pupilCodes,
      query: """
        with roll as (\(pupilYears)), pupil as (\(pupilDraws)), known as (\(pupilHistories)), scored as (\(pupilScores))
        select cast(pupil + 1 as integer) as pupil_id, cast(\(size.firstYear) + t as smallint) as year,
          cast(900001 + school as integer) as school_id, cast(ncy as tinyint) as ncy, sex, ethnicity, fsm,
          cast(fsm_years as tinyint) as fsm_years, cast(round(fsm_years / (ncy + 1e0), 3) as float) as fsm_share,
          disadvantaged, sen, case when sen <> 'none' then need end as need,
          case when kind = 4 then 'alternative provision' else setting end as setting,
          ks2_reading, case when ks2_reading is null then 'z' end as ks2_reading_symbol,
          ks2_maths, case when ks2_reading is null then 'z' end as ks2_maths_symbol,
          cast(ks2_reading + ks2_maths as smallint) as ks2_score, case when ks2_reading is null then 'z' end as ks2_score_symbol,
          attainment_8, case when attainment_8 is null then 'z' end as attainment_8_symbol,
          cast(least(378, round(-ln(missed) * case when fsm then 28e0 else 18e0 end)) as smallint) as absence_sessions
        from scored
        """)
  }

  /// The pupils of each year: `pupil` from 0, `t` from 0 for the first year, `ncy` 0 for Reception.
  private var pupilYears: SQL {
    let (all, cohort, rest) = (size.pupils, size.cohort, size.pupils % 12)
    return """
      select pupil, t, 11 + t - (pupil // \(all) * 12 + case when within < \(rest * (cohort + 1)) then within // \(cohort + 1)
        else \(rest) + (within - \(rest * (cohort + 1))) // \(cohort) end) as ncy
      from (select *, pupil % \(all) as within from (
        select r // \(all) as t, \(size.start("r // \(all)")) + r % \(all) as pupil from range(\(size.span * all)) as i(r)))
      """
  }

  private var pupilDraws: SQL {
    let draw = draws("pupils")
    let row: SQL = "pupil"
    let ethnicities = [
      ("White", 0.70), ("Asian", 0.13), ("Black", 0.06), ("Mixed", 0.07), ("Chinese", 0.01), ("Other", 0.03),
    ]
    return """
      select pupil, t, ncy, \(draw.below(count(of: World.primaryForms), "home", of: row)) as home,
        \(draw.uniform("poor", of: row)) as poor, \(draw.uniform("always", of: row)) < \(World.always) as always,
        \(draw.below("4", "phase", of: row)) as phase,
        \(draw.choice("sex", of: row, [("female", 0.49), ("male", 0.51)])) as sex,
        \(draw.choice("ethnicity", of: row, ethnicities)) as ethnicity,
        \(draw.choice("need", of: row, World.needs)) as need, \(draw.uniform("plan", of: row)) as plan,
        \(draw.uniform("plan end", of: row)) as plan_end, \(draw.uniform("setting", of: row)) as placed,
        \(draw.uniform("move", of: row)) as moves, \(draw.uniform("support", of: row)) as supported,
        \(draw.uniform("support end", of: row)) as support_end, \(draw.uniform("secondary", of: row)) as second,
        \(draw.uniform("other secondary", of: row)) as other_second, \(draw.uniform("special", of: row)) as special,
        \(draw.uniform("missed", of: "pupil * 16 + t")) as missed
      from roll
      """
  }

  /// The year group on reaching which something begins, 99 for never.
  private func beginning(_ number: SQL, _ rates: [Double]) -> SQL {
    var sum = 0.0
    let cases = rates.enumerated().map { ncy, rate -> SQL in
      sum += rate
      return "when \(number) < \(sum) then \(ncy)"
    }
    return "(case \(cases, separator: " ") else 99 end)"
  }

  private var pupilHistories: SQL {
    let sld = World.settings.map { ($0.0, $0.sld) }
    let other = World.settings.map { ($0.0, $0.other) }
    return """
      select *, case when on_plan then 'EHC plan' when on_support then 'support' else 'none' end as sen,
        case when not on_plan then 'mainstream' when first_setting = 'mainstream' and ncy >= moved then 'special'
          else first_setting end as setting
      from (
        select *, ncy >= joined and ncy < joined + 1 + floor(ln(plan_end) / ln(case need when 'SLCN' then \(1 - World.leaving.slcn)
            else \(1 - World.leaving.other) end)) as on_plan,
          ncy >= supports and ncy < supports + 1 + floor(ln(support_end) / ln(\(1 - World.supportEnding))) as on_support,
          joined + 1 + floor(ln(moves) / ln(\(1 - World.moving))) as moved,
          is_poor and (always or (ncy + phase) % 4 < 2) as fsm,
          case when not is_poor then 0 when always then ncy + 1 else \(World.meals("ncy + 1 + phase")) - \(World.meals("phase")) end
            as fsm_years,
          is_poor and (always or \(World.meals("ncy + 1 + phase")) > \(World.meals("greatest(0, ncy - 5) + phase")))
            as disadvantaged
        from (
          select p.*, f.number as primary_school, f.authority, f.share, f.performance as primary_effect, poor < f.share as is_poor,
            \(beginning("plan", World.joining)) as joined, \(beginning("supported", World.supported)) as supports,
            case need when 'SLD' then \(Draws.choice("placed", sld)) else \(Draws.choice("placed", other)) end as first_setting
          from pupil as p join \(table: World.primaryForms) as f on f.form = p.home))
      """
  }

  /// Of the first so many years of a cycle of four, those with free meals, which are its first two.
  static func meals(_ years: SQL) -> SQL { "((\(years)) // 4 * 2 + least((\(years)) % 4, 2))" }

  private var pupilScores: SQL {
    let draw = draws("scores")
    let (two, four) = (World.keyStage2, World.keyStage4)
    let sen: SQL =
      "case sen when 'EHC plan' then \(World.plan) when 'support' then \(World.support) else 0e0 end"
    func subject(_ name: String) -> SQL {
      """
      cast(round(104 + 7 * (0.8e0 * \(draw.normal("both", of: "pupil")) + 0.6e0 * \(draw.normal(name, of: "pupil"))
        + \(World.school) * primary_effect - \(two.share) * (h.share - 0.25e0) - \(sen)
        - case when not is_poor then 0e0 when always then \(two.always) else \(two.sometimes) end)) as smallint)
      """
    }
    return """
      select h.*, coalesce(
          case setting when 'special' then special_first + cast(floor(special * specials) as bigint)
            when 'independent special' then independent_first + cast(floor(special * independents) as bigint) end,
          case when not on_plan and ncy >= 9 and special < 6e-3
            then alternative_first + cast(floor(special / 6e-3 * alternatives) as bigint) end,
          case when ncy < 7 then primary_school else s.number end) as school,
        case when setting = 'mainstream' and not on_plan and ncy >= 9 and special < 6e-3 then 4 end as kind,
        case when ncy = 6 then \(subject("reading")) end as ks2_reading,
        case when ncy = 6 then \(subject("maths")) end as ks2_maths,
        case when ncy = 11 then cast(greatest(0, round(46 + 11 * (\(draw.normal("key stage 4", of: "pupil"))
          + \(World.school) * s.performance - \(four.place) * s.level / 4 - \(sen)
          - case when not is_poor then 0e0 when always then \(four.always) else \(four.sometimes) end), 1)) as decimal(4, 1))
          end as attainment_8
      from known as h join \(table: World.regions) as a on a.authority = h.authority
      join \(table: World.secondaryForms) as s on s.form = a.secondary_first
        + cast(floor(case when is_poor then greatest(second, other_second) else second end * a.secondary_forms) as bigint)
      """
  }
}
