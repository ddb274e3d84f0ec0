import Data
import Disadvantage
import Places
import SEND
import SlateKit
import SlateTestSupport
import Staffing
import Tables
import Testing

@Suite("Embedded figures", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct PublishedFiguresTests {
  static let plugins: [any Plugin.Type] = [
    TablesPlugin.self, DataPlugin.self, SENDPlugin.self, DisadvantagePlugin.self, StaffingPlugin.self,
    PlacesPlugin.self,
  ]
  private static let shared = Workbench(plugins)
  private var bench: Workbench { Self.shared }

  private static let lines = plugins.flatMap { plugin in
    plugin.published.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }.filter { $0.first != "series" }

  @Test("Every line is a row, and every value is as it was written")
  func rows() async throws {
    let answer = try await bench.run(
      "select count(*) as n, count(value) as numbers, count(value_symbol) as symbols from published")
    let numbers = Self.lines.filter { $0.count > 8 && Double($0[8]) != nil }.count
    #expect(answer.lines == ["\(Self.lines.count) \(numbers) \(Self.lines.count - numbers)"])
    #expect(Self.lines.count > 1000)
  }

  @Test("Every line has thirteen fields, a grade, a source, and a number or a symbol")
  func fields() {
    let symbols: Set<String> = ["x", "z", "c", "k", "u", "low"]
    for line in Self.lines {
      #expect(line.count == 13, "\(line)")
      guard line.count == 13 else { continue }
      #expect(Double(line[8]) != nil || symbols.contains(line[8]), "\(line)")
      #expect(["A", "B"].contains(line[11]) && !line[12].isEmpty, "\(line)")
      #expect(Int(line[10]) != nil, "\(line)")
      #expect(["calendar", "academic", "financial", "entry"].contains(line[2]), "\(line)")
      #expect(["National", "Regional", "Local authority"].contains(line[4]), "\(line)")
    }
  }

  @Test("No figure stands twice, with the same or with another value")
  func once() {
    let keys = Self.lines.map { $0.prefix(8).joined(separator: "\t") }
    let twice = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys
    #expect(twice.sorted() == [])
  }

  @Test("Each plugin's text begins with the header")
  func header() {
    for plugin in Self.plugins where !plugin.published.isEmpty {
      #expect(
        plugin.published.split(separator: "\n").first.map(String.init) == PublishedFigures.header,
        "\(plugin.manifest.id)")
    }
  }

  @Test("Codes and names of areas are the register's")
  func areas() {
    let known = Set(
      AreaRegister.standard.areas.flatMap { area in
        ([area.name] + area.otherNames).map { area.code + " " + $0 }
      })
    #expect(Set(Self.lines.map { $0[5] + " " + $0[6] }).subtracting(known) == [])
  }

  @Test("A symbol keeps its place, and is no number")
  func symbols() async throws {
    let answer = try await bench.run("from published | where value is null | count")
    #expect(answer.lines == ["\(Self.lines.filter { $0.count > 8 && Double($0[8]) == nil }.count)"])
    let one = try await bench.run("from published | where value is null | head 1 | select value")
    #expect(Double(one["value"].first ?? "") == nil && one["value"].first != "")
  }
}
