import SlateKit

/// The turnover and retention grids: entrants and leavers of secondary schools by subject, age and sex.
///
/// A year is the census that found the change: leavers of 2017 were there in November 2016, entrants of 2017 were not. Teachers are
/// full-time equivalents shared among the subjects that they teach.
extension Inputs {
  private static func grid(_ id: String, _ summary: String, _ file: String, _ type: String) -> Input {
    Input(
      id, summary,
      columns: [
        Column("subject", .text, label: "Subject"), Column("sex", .text, label: "Sex"),
        Column("age", .text, label: "Age"), Column("kind", .text, label: "Kind"),
        Column("teachers", .number, label: "Teachers", unit: "FTE", decimals: 1),
      ],
      readings: [
        Reading(
          "Turnover and retention grids, \(file)",
          requires: ["CensusYear", "Subject", "Gender", "AgeGroup", type, "StockSize"]
        ) { file in
          file.select([
            "\(file.text("CensusYear")) as period", "'National' as level",
            "\(SourceFile.england) as area_code", "'England' as area", "cast(null as varchar) as region",
            "\(file.text("Subject")) as subject", "\(file.text("Gender")) as sex",
            "\(file.text("AgeGroup")) as age", "\(file.text(type)) as kind",
            "cast(\(file.value("StockSize")) as double) as teachers",
          ])
        }
      ],
      publication: Publication(
        "Turnover and retention grids, file '\(file)'",
        address: "https://github.com/dfe-analytical-services/turnover-and-retention-grids"))
  }

  /// Teachers at a census, by what became of them until the next.
  static let leaverGrid = grid(
    "staffing.leaver_grid", "secondary teachers by subject, and who of them left", "data_leavers",
    "QualifiedLeaverType")
  /// Teachers at a census, by where they came from since the one before.
  static let entrantGrid = grid(
    "staffing.entrant_grid", "secondary teachers by subject, and who of them is new", "data_entrants",
    "QualifiedEntrantType")
}
