import Datasets
import Engine
import SlateTestSupport
import Testing

@Suite("Every official file", .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
struct EveryFileTests {
  /// Rows and columns as pandas and Python's csv module count them; of the printed table the rows with a name and figures,
  /// and one column more for the headings among them.
  static let files: [(file: String, rows: Int, columns: Int)] = [
    ("benchmark/lait-bds-long.parquet", 641070, 7),
    ("benchmark/lait_data_dictionary.csv", 448, 18),
    ("disadvantage/2017-850-ks2.csv", 331, 326),
    ("disadvantage/2018-850-ks2.csv", 334, 318),
    ("disadvantage/202324_national_char_data_revised.csv", 10292, 42),
    ("disadvantage/2026-01-01-in12-full-dataset.csv", 321, 26),
    ("disadvantage/2026-01-01-in13-full-dataset.csv", 160, 26),
    ("disadvantage/IN12-3.0-attainment-at-age-11--by-year-gap--table-format.csv", 14, 2),
    ("disadvantage/IN13-3.0-attainment-at-age-16--by-year-gap--table-format.csv", 14, 2),
    ("disadvantage/KS4_2018_LA_Char_Testdata.csv", 7044, 29),
    ("disadvantage/school_fsm.csv", 24442, 4),
    ("other/absence_by_term.csv", 9680, 35),
    ("other/exclusions_by_characteristic.csv", 4586, 15),
    ("other/week_29_persistent_absence.csv", 5928, 13),
    ("places/2021-07-12_scorecards_data.csv", 150, 115),
    ("places/2023-07-07_scorecards_data_2022.csv", 153, 86),
    ("places/2025-07-22_scorecard_data_2024_2023.csv", 308, 151),
    ("places/2026-06-25_metadata.csv", 223, 2),
    ("places/offers-by-la.csv", 2588, 36),
    ("places/school_applications_and_offers.csv", 1620, 27),
    ("reference/gias-hampshire-surrey-2022.csv", 1096, 111),
    ("reference/lads.csv", 350, 5),
    ("reference/las.csv", 176, 9),
    ("reference/ons_mid-year_population_estimates_2012_to_2024.csv", 2132, 12),
    ("reference/region_la_hierarchy.csv", 181, 5),
    ("reference/regions.csv", 11, 2),
    ("reference/statistical-neighbours-2025.csv", 153, 24),
    ("screening-checks.tsv", 81, 2),
    ("send/dsg_deficit_derived.xlsx", 478, 7),
    ("send/ehc-plans-2025-revised/requests.csv", 13170, 29),
    ("send/ehc-plans-2025-revised/timeliness_20_week.csv", 12212, 26),
    ("send/ehc-plans-2025/annual_reviews.csv", 13290, 34),
    ("send/ehc-plans-2025/assessments.csv", 12847, 31),
    ("send/ehc-plans-2025/caseload.csv", 25339, 60),
    ("send/ehc-plans-2025/ceased_plans.csv", 21164, 23),
    ("send/ehc-plans-2025/newplans.csv", 17859, 60),
    ("send/ehc-plans-2025/requests.csv", 13169, 29),
    ("send/ehc-plans-2025/timeliness_20_week.csv", 12211, 26),
    ("send/sen2-2019/SEN2_AGE_NEW/SEN2_AGE_NEW.csv", 8910, 13),
    ("send/sen2-2019/SEN2_AGE_STOCK/SEN2_AGE_STOCK.csv", 8910, 13),
    ("send/sen2-2019/SEN2_MI/SEN2_MI.csv", 810, 52),
    ("send/tribunal-appeal-rate-2014-2024.csv", 159, 38),
    ("staffing/data_entrants.csv", 3192, 6),
    ("staffing/data_leavers.csv", 3192, 6),
    ("staffing/swfc_2016_fte.csv", 21913, 6),
    ("staffing/teacher-workforce-model/1_pupil_teacher_numbers_2026-04-23.parquet", 36, 5),
    ("staffing/teacher-workforce-model/2_pgitt_need_timeseries_2026-04-23.parquet", 126, 10),
    ("staffing/teacher-workforce-model/3_drivers_analysis_2026-04-23.parquet", 220, 4),
    ("staffing/teacher-workforce-model/4_flow_trajectories_2025_publication_2026-04-23.parquet", 1824, 8),
    ("staffing/teacher_leader_development_ecf_retention_2024_25.csv", 432, 17),
    ("staffing/workforce_ptrs_2010_2023_pcon.csv", 7462, 16),
  ]

  @Test("It imports with every row and column", arguments: files)
  func imports(file: String, rows: Int, columns: Int) async throws {
    let bench = try await Bench()
    let report = try await bench.load(Surroundings.file(file))
    #expect(report.dataset.rows == rows)
    #expect(report.dataset.columns.count == columns)
    #expect(
      try await bench.row("select count(*) from \(schema: Dataset.schema, table: report.dataset.table)")
        == [.integer(rows)])
  }

  @Test("The appeal rates of the printed table have their names, figures and symbols")
  func printed() async throws {
    let bench = try await Bench()
    let report = try await bench.load(Surroundings.file("send/tribunal-appeal-rate-2014-2024.csv"))
    // Read by eye from the file: Darlington's row, and the footnote glued to Bournemouth.
    let darlington = try await bench.row(
      """
      select "LA code", "2014 Appeals registered", "2014 Appeals registered_symbol"::varchar,
        "2015 Total Appealable Decisions", "2015 SEND Tribunal Appeal Rate", heading
      from tribunal_appeal_rate_2014_2024 where "Local Authority" = 'Darlington'
      """)
    #expect(darlington[0] == .text("841") || darlington[0] == .integer(841))
    #expect(darlington[1].integer == nil)
    #expect(darlington[2] == .text("-"))
    #expect(darlington[3] == .integer(469))
    #expect(darlington[4].double == 0.4)
    #expect(darlington[5] == .text("NORTH EAST"))
    let names = try await bench.row(
      "select count(*) from tribunal_appeal_rate_2014_2024 where \"Local Authority\" in ('Bournemouth', 'Poole')"
    )
    #expect(names == [.integer(2)])
    #expect(report.oddities.contains { $0.contains("lines 4 to 5") })
    #expect(report.oddities.contains { $0.contains("Bournemouth5") || $0.contains("Cumberland8") })
  }

  @Test("The Parquet file of indicators keeps its symbols, and sums as pandas sums it")
  func parquet() async throws {
    let bench = try await Bench()
    try await bench.load(Surroundings.file("benchmark/lait-bds-long.parquet"))
    let found = try await bench.row(
      """
      select count("Values"), count(*) filter ("Values_symbol" = 'c'), count(*) filter ("Values_symbol" = 'x'),
        count(*) filter ("Values_symbol" = '-') from lait_bds_long
      """)
    #expect(found == [.integer(547_187), .integer(0), .integer(0), .integer(93_883)])
  }
}
