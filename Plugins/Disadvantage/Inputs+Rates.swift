import SlateKit

extension Inputs {
  private static let stage = Column("stage", .text, label: "Stage")

  /// Attainment of disadvantaged pupils and others as printed rates or means, by the name of the ``Measure``, with the pupils of each
  /// group where the file has them.
  static let rates = Input(
    "disadvantage.rates", "printed attainment rates of disadvantaged pupils and others, each year",
    keys: Input.keys + [Column("measure", .text, label: "Measure"), Column("group", .text, label: "Group")],
    columns: [
      Column("pupils", .integer, label: "Pupils", unit: "pupils", decimals: 0),
      // Of Progress 8 and Attainment 8 it is a mean, in points.
      Column("rate", .decimal, label: "Rate or mean", decimals: 2),
    ],
    readings: [mobilityRates, performanceTables, subjects, characteristics],
    publication: Publication(
      "Key stage 2 performance tables, or Key stage 2 attainment",
      address: "https://www.compare-school-performance.service.gov.uk/download-data"),
    combining: ["period", "level", "measure"])

  /// The disadvantage gap index of files.
  static let gapIndex = Input(
    "disadvantage.gap_index", "the disadvantage gap index, each year",
    keys: Input.keys + [stage],
    columns: [Column("gap_index", .decimal, label: "Gap index", unit: "index", decimals: 3)],
    readings: [mobilityIndex, printedIndex, releasedIndex],
    publication: Publication(
      "Key stage 2 attainment, disadvantage gap index",
      address: "https://explore-education-statistics.service.gov.uk/find-statistics/key-stage-2-attainment"),
    combining: ["period", "level", "stage"])

  /// Schools at the end of key stage 2, with the disadvantaged pupils among those tested.
  static let schools = Input(
    "disadvantage.schools", "schools' key stage 2 results, with disadvantaged pupils and others",
    keys: [
      Column("period", .text, label: "Period"), Column("area_code", .text, label: "Area code").asDetail,
      Column("area", .text, label: "Area"), Column("region", .text, label: "Region").asDetail,
      Column("urn", .text, label: "URN"), Column("school", .text, label: "School"),
      Column("kind", .text, label: "Kind").asDetail,
    ],
    columns: [
      Column("eligible", .integer, label: "At the end of key stage 2", unit: "pupils", decimals: 0),
      Column("pupils", .integer, label: "Disadvantaged and others", unit: "pupils", decimals: 0),
      Column("disadvantaged", .integer, label: "Disadvantaged", unit: "pupils", decimals: 0),
      Column("others", .integer, label: "Others", unit: "pupils", decimals: 0),
      Column("disadvantaged_share", .number, label: "Disadvantaged", unit: "%", decimals: 1),
      Column("rwm", .integer, label: "Reading, writing and maths", unit: "%", decimals: 0),
      Column(
        "rwm_disadvantaged", .integer, label: "Disadvantaged, reading, writing and maths", unit: "%",
        decimals: 0),
      Column("rwm_others", .integer, label: "Others, reading, writing and maths", unit: "%", decimals: 0),
      Column("reading", .integer, label: "Reading, mean score", unit: "scaled score", decimals: 0),
      Column("maths", .integer, label: "Maths, mean score", unit: "scaled score", decimals: 0),
      Column("prior", .decimal, label: "Key stage 1, mean points", unit: "points", decimals: 1),
    ],
    readings: [performanceSchools],
    publication: Publication(
      "Key stage 2 performance tables, schools of an authority",
      address: "https://www.compare-school-performance.service.gov.uk/download-data"),
    combining: ["period", "area_code"])

  private static let mobilityColumns = [
    "measure_code", "area_code", "primary_split_type", "primary_split_value", "secondary_split_type",
    "time_period", "value", "sample_size", "unit",
  ]

  /// The key stage that a file of the Social Mobility Commission is about: indicators 12 and 13 of its State of the Nation.
  private static func stage(_ file: SourceFile) -> SQL {
    "case \(file.text("measure_code")) when 'in12' then 'KS2' when 'in13' then 'KS4' end"
  }

  /// A year without tests stands there with a value of 0 and a sample of `x`: no figure, not nobody.
  private static let mobilityRates = Reading(
    "Social Mobility Commission, State of the Nation, attainment at 11 and 16", requires: mobilityColumns
  ) { file in
    let group = file.text("primary_split_value")
    let size = file.value("sample_size")
    return file.select(
      file.keys(period: file.text("time_period"), code: file.text("area_code")) + [
        "case \(file.text("measure_code")) when 'in12' then \(Measure.readingWritingMaths.rawValue) else \(Measure.englishMaths.rawValue) end as measure",
        "case \(group) when 'Not known to be disadvantaged' then 'Others' else \(group) end as \(column: "group")",
        "case when \(size) is not null then \(file.value("value")) end as rate",
        "case when \(size) is null then coalesce(\(file.symbol("sample_size")), 'x') end as rate_symbol",
      ] + file.column("sample_size", as: "pupils"),
      where: [
        "\(file.text("primary_split_type")) = 'seb'", "\(file.text("secondary_split_type")) = 'time_period'",
        "\(file.text("area_type")) = 'Country'", "\(stage(file)) is not null",
      ])
  }

  private static let mobilityIndex = Reading(
    "Social Mobility Commission, State of the Nation, gap index", requires: mobilityColumns
  ) { file in
    file.select(
      file.keys(period: file.text("time_period"), code: file.text("area_code")) + [
        "\(stage(file)) as stage", "nullif(\(file.value("value")), 0) as gap_index",
        "case when \(file.value("value")) = 0 then 'x' end as gap_index_symbol",
      ],
      where: ["\(file.text("unit")) = 'Disadvantage index'", "\(stage(file)) is not null"])
  }

  /// The key stage of a file of the index that does not say it. Tests at the end of key stage 2 were not held in 2019/20 and 2020/21, so
  /// a file without figures for these years is of key stage 2, and one with them of key stage 4.
  static func stageByYears(year: SQL, index: SQL) -> SQL {
    """
    case when count(*) filter (where \(year) in ('2019/20', '2020/21') and \(index) is not null) over () > 0 then 'KS4'
      else 'KS2' end as stage
    """
  }

  /// A table of years alone.
  private static let printedIndex = Reading(
    "Gap index by year, printed table", requires: ["School year", "Disadvantage attainment gap index"]
  ) { file in
    let year = file.text("School year")
    let index = file.value("Disadvantage attainment gap index")
    return file.select(
      file.keys(period: year, code: "\(SourceFile.england)") + [
        stageByYears(year: year, index: index), "\(index) as gap_index",
        "case when \(index) is null then 'x' end as gap_index_symbol",
      ])
  }

  private static let performanceColumns = [
    "RECTYPE", "LEA", "URN", "SCHNAME", "TELIG", "TFSM6CLA1A", "TNotFSM6CLA1A", "PTRWM_EXP",
    "PTRWM_EXP_FSM6CLA1A", "PTRWM_EXP_NotFSM6CLA1A",
  ]

  /// The school year of a performance table, which repeats the results of the year before under names that end in that year.
  private static func year(_ file: SourceFile) -> SQL {
    guard let before = (16...40).last(where: { file.has("PTRWM_EXP_FSM6CLA1A_\($0)") }) else {
      return "cast(null as varchar)"
    }
    return "\("20\(before)/\(before + 1)")"
  }

  private static func rows(_ file: SourceFile, _ kinds: [String]) -> SQL {
    "\(file.text("RECTYPE")) in (\(values: kinds))"
  }

  /// England's state-funded schools (record type 5) and the authority (3), as printed in whole percent.
  private static let performanceTables = Reading(
    "Key stage 2 performance tables, England and authority", requires: performanceColumns
  ) { file in
    let code: SQL =
      "case when \(file.text("RECTYPE")) = '5' then \(SourceFile.england) else \(file.code(ofNumber: "trim(\(file.text("LEA")))")) end"
    let selects = [
      ("Disadvantaged", "TFSM6CLA1A", "PTRWM_EXP_FSM6CLA1A"),
      ("Others", "TNotFSM6CLA1A", "PTRWM_EXP_NotFSM6CLA1A"), ("Total", "TELIG", "PTRWM_EXP"),
    ].map { group, pupils, rate in
      file.select(
        file.keys(period: year(file), code: code) + [
          "\(Measure.readingWritingMaths.rawValue) as measure", "\(group) as \(column: "group")",
        ]
          + file.column(pupils, as: "pupils") + file.column(rate, as: "rate"),
        where: [rows(file, ["3", "5"])])
    }
    return "\(selects, separator: " union all by name ")"
  }

  private static let performanceSchools = Reading(
    "Key stage 2 performance tables, schools", requires: performanceColumns
  ) { file in
    let both: SQL = "\(file.value("TFSM6CLA1A")) + \(file.value("TNotFSM6CLA1A"))"
    let symbol: SQL =
      "case when \(both) is null then coalesce(\(file.symbol("TFSM6CLA1A")), \(file.symbol("TNotFSM6CLA1A")), 'x') end"
    let code = file.code(ofNumber: "trim(\(file.text("LEA")))")
    return file.select(
      file.keys(period: year(file), code: code) + [
        "trim(\(file.text("URN"))) as urn", "trim(\(file.text("SCHNAME"))) as school",
        "case \(file.text("RECTYPE")) when '2' then 'special' else 'mainstream' end as kind",
        "\(both) as pupils", "\(symbol) as pupils_symbol",
        "100.0 * \(file.value("TFSM6CLA1A")) / nullif(\(both), 0) as disadvantaged_share",
        "\(symbol) as disadvantaged_share_symbol",
      ] + file.column("TELIG", as: "eligible") + file.column("TFSM6CLA1A", as: "disadvantaged")
        + file.column("TNotFSM6CLA1A", as: "others") + file.column("PTRWM_EXP", as: "rwm")
        + file.column("PTRWM_EXP_FSM6CLA1A", as: "rwm_disadvantaged")
        + file.column("PTRWM_EXP_NotFSM6CLA1A", as: "rwm_others") + file.column("READ_AVERAGE", as: "reading")
        + file.column("MAT_AVERAGE", as: "maths") + file.column("TKS1AVERAGE", as: "prior"),
      where: [rows(file, ["1", "2"])])
  }
}
