import SlateKit
import Testing

@testable import Rendering

@Suite("Numbers")
struct NumbersTests {
  @Test(
    "Half is rounded up, away from zero, from the unrounded floating-point number",
    arguments: [
      (0.5, 0, "1"), (2.5, 0, "3"), (-2.5, 0, "-3"), (46.35, 1, "46.4"), (-0.05, 1, "-0.1"),
      (-0.04, 1, "0.0"),
      (1e15, 1, "1000000000000000.0"), (1e15, 0, "1000000000000000"), (0.285, 2, "0.29"), (1.005, 2, "1.01"),
      (2.449, 1, "2.4"), (99.95, 1, "100.0"), (0, 2, "0.00"), (-0.0, 1, "0.0"),
      (1e22, 0, "10000000000000000000000"),
      (4_503_599_627_370_497, 0, "4503599627370497"), (9_007_199_254_740_992, 1, "9007199254740992.0"),
      (1.5e300, 0, "15" + String(repeating: "0", count: 299)), (1e-20, 2, "0.00"),
      (0.000_000_000_000_05, 13, "0.0000000000001"), (0.999_999_999_999_96, 13, "1.0000000000000"),
      (12.5, 20, "12.50000000000000000000"),
    ])
  func doubles(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(Numbers.text(.number(value), decimals: decimals) == text)
  }

  @Test(
    "Without published decimals a number keeps its digits, and gains none",
    arguments: [
      (46.35, "46.35"), (5, "5"), (0.1 + 0.2, "0.30000000000000004"), (1e-5, "0.00001"),
      (1e16, "10000000000000000"),
      (-1.5e-7, "-0.00000015"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"), (0, "0"),
      (123_456.789, "123456.789"),
      (.infinity, "Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
    ])
  func digits(_ value: Double, _ text: String) {
    #expect(Numbers.text(.number(value)) == text)
  }

  @Test(
    "Decimal numbers are rounded exactly",
    arguments: [
      (46_350_000, 6, 1, "46.4"), (46_349_999, 6, 1, "46.3"), (-46_350_000, 6, 1, "-46.4"),
      (-5, 2, 1, "-0.1"),
      (-4, 2, 1, "0.0"), (1_250, 2, nil, "12.5"), (1_200, 2, nil, "12"), (0, 6, nil, "0"), (5, 1, 3, "0.500"),
      (7, 0, 2, "7.00"), (5, 1, 0, "1"), (4, 1, 0, "0"), (1, 38, 2, "0.00"), (995, 3, 2, "1.00"),
      (5, 30, nil, "0." + String(repeating: "0", count: 29) + "5"),
    ] as [(Int, Int, Int?, String)])
  func decimals(_ coefficient: Int, _ scale: Int, _ decimals: Int?, _ text: String) {
    let number = Decimal128(coefficient: Int128(coefficient), scale: scale)
    #expect(Numbers.text(.decimal(number), decimals: decimals) == text)
  }

  @Test("The longest decimal numbers are rounded exactly too")
  func longDecimals() throws {
    let nines = try #require(Int128(String(repeating: "9", count: 38)))
    #expect(Numbers.text(.decimal(Decimal128(coefficient: nines, scale: 37)), decimals: 1) == "10.0")
    #expect(
      Numbers.text(.decimal(Decimal128(coefficient: -nines, scale: 19)), decimals: 0) == "-1"
        + String(repeating: "0", count: 19))
    #expect(
      Numbers.text(.decimal(Decimal128(coefficient: .min, scale: 0)), decimals: nil)
        == "-170141183460469231731687303715884105728")
    #expect(Numbers.text(.decimal(Decimal128(coefficient: nines, scale: 0)), grouping: true).count == 38 + 12)
  }

  @Test(
    "Commas between thousands",
    arguments: [
      (.integer(0), nil, "0"), (.integer(999), nil, "999"), (.integer(1_000), nil, "1,000"),
      (.integer(-1_234_567), nil, "-1,234,567"), (.integer(1_204), 1, "1,204.0"),
      (.integer(.min), nil, "-9,223,372,036,854,775,808"), (.number(1_234.5), 1, "1,234.5"),
      (.number(1_234_567.891), nil, "1,234,567.891"), (.number(999.95), 1, "1,000.0"),
      (.number(123_456), nil, "123,456"),
      (.number(1e16), 2, "10,000,000,000,000,000.00"),
      (.decimal(Decimal128(coefficient: 123_456_789, scale: 2)), 1, "1,234,567.9"),
    ] as [(Value, Int?, String)])
  func grouping(_ value: Value, _ decimals: Int?, _ text: String) {
    #expect(Numbers.text(value, decimals: decimals, grouping: true) == text)
  }

  @Test("What is no number is written as it is")
  func others() {
    #expect(Numbers.text(.missing(nil)) == "")
    #expect(Numbers.text(.missing(.confidential)) == "c")
    #expect(Numbers.text(.boolean(true)) == "true")
    #expect(Numbers.text(.text("2024"), decimals: 2, grouping: true) == "2024")
    #expect(Numbers.text(.moment("2024-09-01")) == "2024-09-01")
  }

  @Test("The rule for floating-point numbers agrees with exact decimals")
  func agreement() {
    for thousandths in stride(from: -20_005, through: 20_005, by: 5) {
      let exact = Numbers.text(.decimal(Decimal128(coefficient: Int128(thousandths), scale: 3)), decimals: 2)
      #expect(Numbers.text(.number(Double(thousandths) / 1_000), decimals: 2) == exact)
    }
  }
}
