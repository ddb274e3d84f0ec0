import SlateKit

/// A measure of attainment whose figures for disadvantaged pupils and others are published.
enum Measure: String, CaseIterable, Sendable, ExpressibleByArgument {
  case attainment8 = "attainment-8"
  case englishMaths = "english-maths"
  case readingWritingMaths = "reading-writing-maths"

  /// The key stage that it belongs to.
  var stage: Stage { self == .readingWritingMaths ? .ks2 : .ks4 }

  /// The figure as printed.
  var printed: SQL {
    switch self {
    case .attainment8: "attainment_8"
    case .englishMaths: "grade_5_english_maths_rate"
    case .readingWritingMaths: "rwm_expected_rate"
    }
  }

  /// What the figure's numerator counts; nil where none is held.
  var numerator: SQL? {
    switch self {
    case .attainment8: "attainment_8_total"
    case .englishMaths: "grade_5_english_maths_pupils"
    case .readingWritingMaths: nil
    }
  }

  /// What the numerator over the number of pupils is multiplied by.
  var factor: SQL { self == .attainment8 ? "1.0" : "100.0" }

  /// The column of the numerators, in one group's name: `_points` or `_achieving`.
  var numeratorSuffix: String { self == .attainment8 ? "_points" : "_achieving" }

  /// What a reader sees above the numerators.
  var numeratorLabel: String { self == .attainment8 ? "sum of points" : "achieving it" }

  /// The unit of the figure.
  var unit: String { self == .attainment8 ? "points" : "%" }

  /// The decimals of the figure, as published.
  var decimals: Int { self == .readingWritingMaths ? 0 : 1 }

  /// The figure in the title of a chart.
  var title: String {
    switch self {
    case .attainment8: "Attainment 8"
    case .englishMaths: "grade 5 in English and maths"
    case .readingWritingMaths: "reading, writing and maths at 11"
    }
  }

  /// What the figure is.
  var meaning: String {
    switch self {
    case .attainment8:
      "Attainment 8: the sum of points over the number of pupils. Mean and gap are rounded last, so the gap can differ from "
        + "that of the printed means."
    case .englishMaths:
      "Grade 5 or above in English and maths, as a percentage of pupils at the end of key stage 4. Where counts are not "
        + "embedded (x), the rate is the printed one."
    case .readingWritingMaths:
      "The expected standard in reading, writing and maths, in whole percent as published; numerators are not held."
    }
  }
}
