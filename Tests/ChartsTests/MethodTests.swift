import Datasets
import Engine
import Testing

@testable import Charts

@Suite("Methods of charts") struct MethodTests {
  @Test("Quartiles are those of NumPy (type 7), and outliers lie beyond the whiskers")
  func box() throws {
    let box = try #require(BoxSummary(of: [3.1, 9.7, 2.2, 5.5, 40, 6.1, 4.8]))
    #expect(
      abs(box.quartiles.first - 3.95) < 1e-9 && box.quartiles.median == 5.5
        && abs(box.quartiles.third - 7.9) < 1e-9)
    #expect(box.outliers == [40] && box.whiskers.lower == 2.2 && box.whiskers.upper == 9.7)
    #expect(BoxSummary(of: []) == nil)
  }

  @Test("Every authority of the register has one tile, every region too, and no two share a place")
  func tiles() {
    let current = AreaRegister.standard.areas.filter(\.isCurrent)
    #expect(Set(TileMap.authorities.keys) == Set(current.filter { $0.level == .authority }.map(\.code)))
    #expect(TileMap.authorities.count == 153)
    #expect(Set(TileMap.regions.keys) == Set(current.filter { $0.level == .region }.map(\.code)))
    for map in [TileMap.authorities, TileMap.regions] {
      #expect(Set(map.values.map { [$0.column, $0.row] }).count == map.count)
      #expect(Set(map.values.map(\.label)).count == map.count)
    }
    #expect((TileMap.authorities.values.map(\.column).max() ?? 99) * 5 + 4 < 80)
  }

  @Test("Flows are conserved: what enters a node between two stages leaves it, and no amount is lost")
  func flows() throws {
    let table = Tables.table(
      Tables.text("from", ["Requests", "Requests", "Agreed", "Agreed"]),
      Tables.text("to", ["Agreed", "Refused", "Plan", "No plan"]), Tables.numbers("number", [75, 25, 60, 15]))
    guard case .flow(let body) = try Tables.chart(table, ChartHint(.sankey)).body else {
      return #expect(Bool(false))
    }
    #expect(body.stages == 3 && body.links.map(\.amount) == [75, 25, 60, 15])
    let agreed = try #require(body.nodes.firstIndex { $0.label == "Agreed" })
    #expect(body.links.filter { $0.to == agreed }.map(\.amount) == [75])
    #expect(body.links.filter { $0.from == agreed }.reduce(0) { $0 + $1.amount } == 75)
    #expect(body.nodes[agreed].amount == 75)
  }

  @Test("Flows that lead back stand in two stages")
  func circle() throws {
    let table = Tables.table(
      Tables.text("from", ["A", "B"]), Tables.text("to", ["B", "A"]), Tables.numbers("number", [3, 4]))
    guard case .flow(let body) = try Tables.chart(table, ChartHint(.sankey)).body else {
      return #expect(Bool(false))
    }
    #expect(body.stages == 2 && body.nodes.count == 4)
  }

  @Test("Classes hold about equal numbers, and every value one class")
  func levels() {
    let levels = ChartBuilder.Levels((1...100).map(Double.init)) { String(Int($0)) }
    #expect(
      levels.names == ["1 to 20 (20)", "21 to 40 (20)", "41 to 60 (20)", "61 to 80 (20)", "81 to 100 (20)"])
    #expect(ChartBuilder.Levels([7, 7, 7]) { String(Int($0)) }.names == ["7 (3)"])
  }

  @Test("A denominator of 0 draws no point in a funnel, and stops nothing")
  func zero() throws {
    let table = Tables.table(
      Tables.text("area", ["A", "B", "C"]), Tables.numbers("within", [5, 50, 0]),
      Tables.numbers("issued", [10, 90, 0]),
      Tables.numbers("rate", [50, 5_000.0 / 90, nil], unit: "%", decimals: 1))
    let chart = try Tables.chart(table, ChartHint(.funnel))
    #expect(chart.notes[0] == "n = 2; missing: 1 (1 'c' confidential).")
    #expect(chart.notes.contains { $0.contains("55.0%") && $0.contains("binomial") })
  }
}
