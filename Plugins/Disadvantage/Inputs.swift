import SlateKit

/// The tables that the disadvantage commands read from files.
enum Inputs {
  /// Attainment at key stage 4 of disadvantaged pupils and others.
  ///
  /// Layout: *Key stage 4 performance*, revised release of 2023/24, national characteristics
  /// (`national_char_data_revised`), of which the rows for all state-funded schools and both sexes count.
  static let attainment = Input(
    "disadvantage.attainment", "key stage 4 attainment of disadvantaged pupils and others, each year",
    columns: [
      Column("group", .text, label: "Group"),
      Column("pupils", .integer, label: "Pupils", unit: "pupils", decimals: 0),
      Column("attainment_8_total", .decimal, label: "Attainment 8, sum", unit: "points", decimals: 2),
      Column("attainment_8", .decimal, label: "Attainment 8", unit: "points", decimals: 1),
      Column(
        "grade_5_english_maths_pupils", .integer, label: "Grade 5 in English and maths", unit: "pupils",
        decimals: 0),
      Column(
        "grade_5_english_maths_rate", .decimal, label: "Grade 5 in English and maths", unit: "%", decimals: 1),
    ],
    readings: [
      Reading(
        "KS4 national characteristics",
        [
          "group": "disadvantage", "pupils": "t_pupils", "attainment_8_total": "t_att8",
          "attainment_8": "avg_att8", "grade_5_english_maths_pupils": "t_l2basics_95",
          "grade_5_english_maths_rate": "pt_l2basics_95",
        ],
        rows: [
          .init("breakdown", "Disadvantage", "Total"), .init("sex", "Total"),
          .init("establishment_type_group", "All state-funded"),
        ]),
      ofAuthorities, attainmentFrom2025,
    ],
    publication: Publication(
      "Key stage 4 performance, national characteristics",
      address: "https://explore-education-statistics.service.gov.uk/find-statistics/key-stage-4-performance"))

  /// *Key stage 4 performance* as laid out in 2017/18: counts for authorities and regions, without means or rates.
  private static let ofAuthorities = Reading(
    "KS4 2017/18, authorities and regions",
    requires: ["characteristic_disadvantage", "characteristic_gender", "t_att8", "t_l2basics_95", "t_pupils"]
  ) { file in
    let group = file.text("characteristic_disadvantage")
    let pupils: SQL = "nullif(\(file.value("t_pupils")), 0)"
    return file.select(
      file.standardKeys + [
        """
        case \(group) when 'disadvantaged' then 'Disadvantaged' when 'disadvantaged_Total_other' then 'Disadvantaged all other'
          end as \(column: "group")
        """
      ] + file.column("t_pupils", as: "pupils") + file.column("t_att8", as: "attainment_8_total")
        + file.number("t_att8", as: "attainment_8") { "cast(\($0) as double) / \(pupils)" }
        + file.column("t_l2basics_95", as: "grade_5_english_maths_pupils")
        + file.number("t_l2basics_95", as: "grade_5_english_maths_rate") {
          "100.0 * cast(\($0) as double) / \(pupils)"
        },
      where: [
        "lower(\(file.text("breakdown"))) = 'disadvantage'",
        "\(file.text("characteristic_gender")) = 'Total'",
        "\(group) <> 'Total'",
      ])
  }
}
