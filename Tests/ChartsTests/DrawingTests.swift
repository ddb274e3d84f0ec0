import Engine
import Foundation
import Testing

@testable import Charts

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Drawings") struct DrawingTests {
  static let three = Tables.table(
    Tables.text("area", ["Devon", "Kent", "Hull"]),
    Tables.numbers("rate", [40, 80, nil], unit: "%", decimals: 1))

  @Test("Bars say their numbers, the symbol of a missing one, how many there are, and the source")
  func bars() throws {
    let chart = try Tables.chart(Self.three)
    #expect(chart.kind == .bar)
    #expect(
      chart.text(ChartStyle(width: 34)) == [
        "Rate by area", "Rate (%)", "",
        "Devon ██████████ 40.0%",
        "Kent  ████████████████████ 80.0%",
        "Hull  c",
        "      ┬────┬────┬────┬────┬",
        "      0   20   40   60   80", "",
        "n = 2; missing: 1 (1 'c'", "confidential).", "Source: A file",
      ])
  }

  @Test("ASCII alone, where it is asked for")
  func ascii() throws {
    let lines = try Tables.chart(Self.three, ChartHint(isASCII: true)).text(ChartStyle(width: 34))
    #expect(lines.allSatisfy { $0.allSatisfy(\.isASCII) })
    #expect(lines[3] == "Devon ########## 40.0%")
  }

  @Test("Bars below 0 lie on the other side of it")
  func negative() throws {
    let table = Tables.table(
      Tables.text("area", ["A", "B"]), Tables.numbers("change", [-10, 10], decimals: 0))
    let lines = try Tables.chart(table).text(ChartStyle(width: 28))
    let below = Array(lines[3])
    let above = Array(lines[4])
    let zero = try #require(below.firstIndex(of: "│"))
    #expect(above.firstIndex(of: "│") == zero)
    #expect(below[..<zero].contains("█") && !below[zero...].contains("█"))
    #expect(!above[..<zero].contains("█") && above[zero...].contains("█"))
  }

  @Test("Years without a row break a line, and the chart says so")
  func gaps() throws {
    let table = Tables.table(
      Tables.text("period", ["2018/19", "2019/20", "2022/23"]),
      Tables.numbers("plans", [10, 20, 30], decimals: 0))
    let chart = try Tables.chart(table)
    guard case .plane(let body) = chart.body, case .ordered(let places) = body.x.scale,
      case .line(let runs) = body.layers[0].shape
    else { return #expect(Bool(false), "no line") }
    #expect(places == ["2018/19", "2019/20", "2020/21", "2021/22", "2022/23"])
    #expect(runs.map(\.count) == [2, 1])
    #expect(chart.notes.contains { $0.contains("2020/21, 2021/22") })
  }

  @Test("A terminal without colour, and one with it, show the same characters")
  func colour() throws {
    let chart = try Tables.chart(Self.three)
    let coloured = chart.text(ChartStyle(width: 60, colour: true)).map {
      $0.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    }
    #expect(coloured == chart.text(ChartStyle(width: 60)))
  }

  @Test("SVG is XML with a title, a description and the source, whatever the names hold")
  func escaping() throws {
    let table = Tables.table(
      Tables.text("area", ["<b>&\"'", "\u{1}\u{1B}[31m", "東京都" + String(repeating: "長", count: 60)]),
      Tables.numbers("rate", [1, 2, 3]))
    let svg = try Tables.chart(table, ChartHint(title: "A < B & \"C\"")).svg()
    let names = try XML.elements(svg)
    #expect(names.contains("title") && names.contains("desc") && names.contains("style"))
    #expect(svg.contains("prefers-color-scheme:dark") && svg.contains("Source: A file"))
    let lines = try Tables.chart(table).text(ChartStyle(width: 40))
    #expect(lines.allSatisfy { !$0.unicodeScalars.contains("\u{1B}") && DisplayWidth.of($0) <= 40 })
  }

  @Test("A thousand tables of any kind are drawn within the width, or refused in a sentence")
  func anything() throws {
    var generator = Generator(seed: 5)
    var drawn = 0
    for round in 0..<1_000 {
      let rows = [0, 1, 2, 5, 12, 45, 160].randomElement(using: &generator) ?? 1
      func number() -> Double? {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: nil
        case 1:
          [
            Double.nan, .infinity, -.infinity, 1e300, -1e300,
            Double.leastNonzeroMagnitude,
          ].randomElement(using: &generator)
        case 2:
          Double.random(in: -1...1, using: &generator)
            * LinearScale.power(Int.random(in: -30...30, using: &generator))
        case 3: 0
        default: Double.random(in: -50...150, using: &generator).rounded()
        }
      }
      let words = [
        "Devon", "Kingston upon Hull, City of", "東京", "a\tb", "\u{1B}[0m", "", "E10000008", "Żółć", "👩‍👩‍👧",
      ]
      let texts = (0..<rows).map {
        "\(words[$0 % words.count])\(Bool.random(using: &generator) ? "" : String($0))"
      }
      let table = Tables.table(
        Tables.text("period", (0..<rows).map { _ in String(Int.random(in: 2015...2024, using: &generator)) }),
        Tables.text("area", texts),
        Tables.text(
          "area_code",
          (0..<rows).map { _ in ["E10000008", "E06000059", "x"].randomElement(using: &generator) ?? "" }),
        Tables.text("kind", (0..<rows).map { String($0 % 3) }),
        Tables.numbers("rate", (0..<rows).map { _ in number() }, unit: "%"),
        Tables.numbers("count", (0..<rows).map { _ in number() }))
      let hint = ChartHint(
        round % 12 == 11 ? nil : ChartHint.Kind.allCases[round % 11],
        by: Bool.random(using: &generator) ? "kind" : nil)
      let chart: Chart
      do { chart = try Tables.chart(table, hint) } catch let error as ChartError {
        #expect(error.message.hasSuffix(".") || error.message.hasSuffix("])."), "\(error)")
        continue
      }
      drawn += 1
      for width in [20 + round % 37, 100] {
        for line in chart.text(ChartStyle(width: width, unicode: round.isMultiple(of: 2))) {
          #expect(DisplayWidth.of(line) <= width, "\(chart.kind) at \(width): \(line)")
        }
      }
      if round.isMultiple(of: 5) { #expect(try XML.elements(chart.svg()).first == "svg") }
    }
    #expect(drawn > 300, "\(drawn) of 1,000 were drawn")
  }
}

/// Reads XML, and fails where it is not well-formed.
final class XML: NSObject, XMLParserDelegate {
  private var names: [String] = []

  static func elements(_ text: String) throws -> [String] {
    let parser = XMLParser(data: Data(text.utf8))
    let reader = XML()
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CancellationError() }
    return reader.names
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { names.append(name) }
}
