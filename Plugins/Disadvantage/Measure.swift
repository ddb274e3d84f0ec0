import SlateKit

/// A measure of attainment whose figures for disadvantaged pupils and others are published.
enum Measure: String, CaseIterable, Sendable, ExpressibleByArgument {
  case attainment8 = "attainment-8"
  case englishMaths = "english-maths"
  case readingWritingMaths = "reading-writing-maths"
  case progress8 = "progress-8"
  case earlyYears = "early-years"
  case levelTwo = "level-2-at-19"
  case levelThree = "level-3-at-19"

  /// The column of the embedded figure as printed; nil where no figures are embedded.
  var embedded: String? {
    switch self {
    case .attainment8: "attainment_8"
    case .englishMaths: "grade_5_english_maths_rate"
    case .readingWritingMaths: "rwm_expected_rate"
    default: nil
    }
  }

  /// What the figure's numerator counts; nil where none is held.
  var numerator: SQL? {
    switch self {
    case .attainment8: "attainment_8_total"
    case .englishMaths: "grade_5_english_maths_pupils"
    default: nil
    }
  }

  /// Whether it rests on GCSE grades.
  var hasGrades: Bool { [.attainment8, .englishMaths, .progress8].contains(self) }

  /// Whether its groups are those of free school meals, and not all disadvantaged pupils.
  var isOfFreeMeals: Bool { [.earlyYears, .levelTwo, .levelThree].contains(self) }

  /// Whether it is in points, and not in percent.
  var isInPoints: Bool { self == .attainment8 || self == .progress8 }

  /// What the numerator over the number of pupils is multiplied by.
  var factor: SQL { self == .attainment8 ? "1.0" : "100.0" }

  /// The column of the numerators, in one group's name: `_points` or `_achieving`.
  var numeratorSuffix: String { self == .attainment8 ? "_points" : "_achieving" }

  /// What a reader sees above the numerators.
  var numeratorLabel: String { self == .attainment8 ? "sum of points" : "achieving it" }

  /// The unit of the figure.
  var unit: String { isInPoints ? "points" : "%" }

  /// The decimals of the figure, as published.
  var decimals: Int {
    switch self {
    case .readingWritingMaths: 0
    case .progress8, .levelTwo, .levelThree: 2
    default: 1
    }
  }

  /// The figure in the title of a chart.
  var title: String {
    switch self {
    case .attainment8: "Attainment 8"
    case .englishMaths: "grade 5 in English and maths"
    case .readingWritingMaths: "reading, writing and maths at 11"
    case .progress8: "Progress 8"
    case .earlyYears: "a good level of development at 5"
    case .levelTwo: "level 2 by the age of 19"
    case .levelThree: "level 3 by the age of 19"
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
    case .progress8:
      "Progress 8: mean points against those of pupils with the same results at 11, as printed; it is not published for 2024/25."
    case .earlyYears:
      "A good level of development at the end of the reception year, in percent as printed."
    case .levelTwo, .levelThree:
      "The level reached by the age of 19, as a percentage of those in the school census at 16, as printed. The gap is that of "
        + "the printed rates."
    }
  }

  /// Whom its groups hold.
  var groups: Notice {
    switch self {
    case .earlyYears:
      .note("Not the definition of disadvantage: pupils eligible for free school meals, against all others.")
    case .levelTwo, .levelThree:
      .note(
        "Not the definition of disadvantage: pupils eligible for and claiming free school meals at 16, against those who were not."
      )
    default: DisadvantagePlugin.definition
    }
  }
}
