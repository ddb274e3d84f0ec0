import Engine
import Testing

@testable import Charts

@Suite("Intervals and differences") struct IntervalTests {
  private let effects = Tables.table(
    Tables.text("trial", ["A", "B"]), Tables.numbers("size", [0.2, -0.1], decimals: 1),
    Tables.numbers("low", [0.1, -0.4], decimals: 1), Tables.numbers("high", [0.3, 0.2], decimals: 1))

  @Test("Dots have the intervals of their rows, and 0 is marked")
  func forest() throws {
    let chart = try Tables.chart(effects, ChartHint(.dot, x: "trial", y: ["size"]))
    guard case .rows(let body) = chart.body else {
      Issue.record("No rows.")
      return
    }
    #expect(body.rows.map(\.items[0].mark) == [.interval(0.2, 0.1...0.3), .interval(-0.1, -0.4...0.2)])
    #expect(body.rows[0].items[0].text == "0.2 (0.1 to 0.3)")
    let lines = chart.text(ChartStyle(width: 60))
    let (a, b) = (Array(lines[3]), Array(lines[4]))
    // A lies right of 0 altogether, B across it.
    let zero = try #require(a.firstIndex(of: "│"))
    #expect((a.firstIndex(of: "├") ?? 0) > zero)
    #expect((b.firstIndex(of: "├") ?? 99) < zero && (b.firstIndex(of: "┤") ?? 0) > zero)
    #expect(chart.svg(width: 600).contains("0.2 (0.1 to 0.3)"))
  }

  @Test("An interval that does not hold its number is not drawn")
  func wrong() throws {
    let table = Tables.table(
      Tables.text("trial", ["A"]), Tables.numbers("size", [0.5]), Tables.numbers("low", [0.6]),
      Tables.numbers("high", [0.9]))
    let chart = try Tables.chart(table, ChartHint(.dot, x: "trial", y: ["size"]))
    guard case .rows(let body) = chart.body else { return }
    #expect(body.rows[0].items[0].mark == .dot(0.5))
  }

  @Test("Differences stand against sizes, grouped by how many of their own errors they lie from 0")
  func funnel() throws {
    // Errors of 10 / sqrt(size): 1, 2 and 1; the differences are 1, 2 and 4 errors from 0.
    let table = Tables.table(
      Tables.text("school", ["Near", "Far", "Farther"]), Tables.numbers("pupils", [100, 25, 100]),
      Tables.numbers("difference", [1, 4.2, -4]), Tables.numbers("error", [1, 2, 1]))
    let chart = try Tables.chart(table, ChartHint(.funnel, x: "pupils", y: ["difference"]))
    guard case .plane(let body) = chart.body else {
      Issue.record("No plane.")
      return
    }
    #expect(body.legend == ["Within the limits", "Beyond 95%", "Beyond 99.8%"])
    #expect(chart.notes.contains { $0.hasPrefix("Within 95%: 1; beyond 95%: 1; beyond 99.8%: 1.") })
  }
}
