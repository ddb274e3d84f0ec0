import SlateKit

/// The tables that the commands read, and the files that supply them.
enum Inputs {
  /// What a row counts. The keys (period, level, area) come with every input.
  static let counts = Input(
    "sketch.counts", "say in a few words what a row counts",
    columns: [
      Column("part", .integer, label: "Part", unit: "pupils", decimals: 0),
      Column("whole", .integer, label: "Whole", unit: "pupils", decimals: 0),
    ],
    readings: [
      // The input's columns, each with the file's column that supplies it. A file is recognised by having them all.
      Reading("The layout, as a reader would name it", ["part": "sketch_part", "whole": "sketch_whole"])
    ],
    publication: Publication(
      "The publication's title, file 'its_file'", address: "https://explore-education-statistics.service.gov.uk"))
}
