import SlateKit

extension Inputs {
  /// The groups of a column of the department's, as the commands name them; anything else is no group of a gap.
  private static func group(_ text: SQL) -> SQL {
    """
    case lower(\(text)) when 'disadvantaged' then 'Disadvantaged' when 'disadvantaged all other' then 'Others'
      when 'not known to be disadvantaged' then 'Others' when 'not disadvantaged' then 'Others'
      when 'total' then 'Total' when 'all pupils' then 'Total' end
    """
  }

  /// The rows of England, regions and authorities, of all state-funded schools and both sexes where the file divides them, that are
  /// about all pupils or about disadvantage alone.
  private static func rows(_ file: SourceFile, group: SQL, topics: String) -> [SQL] {
    let topic: SQL = "lower(\(file.text(topics)))"
    var conditions: [SQL] = [
      "\(file.text("geographic_level")) in ('National', 'Regional', 'Local authority')",
      "\(group) is not null",
      "\(topic) in ('total', 'all pupils') and \(group) = 'Total' or \(topic) in ('disadvantage', 'disadvantage status') and \(group) <> 'Total'",
    ]
    for column in ["sex", "gender"] where file.has(column) {
      conditions.append("\(file.text(column)) = 'Total'")
    }
    if file.has("establishment_type_group") {
      conditions.append(
        "replace(lower(\(file.text("establishment_type_group"))), '-', ' ') in ('all state funded', 'total')")
    }
    return conditions
  }

  /// Who a row is about: a column of its own, or else the value of the breakdown.
  private static func status(_ file: SourceFile) -> SQL {
    group(file.text(file.has("disadvantage_status") ? "disadvantage_status" : "breakdown"))
  }

  /// *Key stage 4 performance* with the names of columns that it has from 2024/25 on.
  static let attainmentFrom2025 = Reading(
    "KS4 performance, names of 2024/25",
    requires: [
      "time_period", "geographic_level", "breakdown_topic", "pupil_count", "attainment8_sum",
      "attainment8_average",
      "engmath_95_total", "engmath_95_percent",
    ]
  ) { file in
    let group = status(file)
    return file.select(
      file.standardKeys + ["\(group) as \(column: "group")"] + file.column("pupil_count", as: "pupils")
        + file.column("attainment8_sum", as: "attainment_8_total")
        + file.column("attainment8_average", as: "attainment_8")
        + file.column("engmath_95_total", as: "grade_5_english_maths_pupils")
        + file.column("engmath_95_percent", as: "grade_5_english_maths_rate"),
      where: rows(file, group: group, topics: "breakdown_topic"))
  }

  /// *Key stage 2 attainment* with a row for each subject.
  static let subjects = Reading(
    "Key stage 2 attainment, a row for each subject",
    requires: [
      "time_period", "geographic_level", "breakdown_topic", "subject", "eligible_pupil_count",
      "expected_standard_pupil_percent",
    ]
  ) { file in
    let group = status(file)
    return file.select(
      file.standardKeys + [
        "\(Measure.readingWritingMaths.rawValue) as measure", "\(group) as \(column: "group")",
      ] + file.column("eligible_pupil_count", as: "pupils")
        + file.column("expected_standard_pupil_percent", as: "rate"),
      where: rows(file, group: group, topics: "breakdown_topic")
        + ["lower(\(file.text("subject"))) = 'reading, writing and maths'"])
  }

  /// *Key stage 2 attainment* to 2022/23, with columns for each subject and a row for each characteristic.
  static let characteristics = Reading(
    "Key stage 2 attainment, a row for each characteristic",
    requires: [
      "time_period", "geographic_level", "characteristic_group", "characteristic", "t_rwm_eligible_pupils",
      "pt_rwm_met_expected_standard",
    ]
  ) { file in
    let group = group(file.text("characteristic"))
    return file.select(
      file.standardKeys + [
        "\(Measure.readingWritingMaths.rawValue) as measure", "\(group) as \(column: "group")",
      ] + file.column("t_rwm_eligible_pupils", as: "pupils")
        + file.column("pt_rwm_met_expected_standard", as: "rate"),
      where: rows(file, group: group, topics: "characteristic_group"))
  }

  /// The gap index of *Key stage 2 attainment* and *Key stage 4 performance*, with a row for each group or each year. It does not
  /// say its key stage; see ``printedIndex``.
  static let releasedIndex = Reading(
    "Gap index, release of the department",
    requires: ["time_period", "geographic_level", "disadvantage_gap_index"]
  ) { file in
    let index = file.value("disadvantage_gap_index")
    let rows = file.select(
      file.standardKeys + [
        stageByYears(year: file.standardPeriod, index: index), "\(index) as gap_index",
        "case when \(index) is null then coalesce(\(file.symbol("disadvantage_gap_index")), 'x') end as gap_index_symbol",
      ])
    return
      "\(rows) qualify row_number() over (partition by \(file.standardPeriod) order by \(index) is null) = 1"
  }
}
