import Foundation
import SlateTestSupport
import Testing

@Suite("Files that cannot be read well", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct UnreadableFileTests {
  private func results(_ data: Data, meta: String? = Pair().metaText) async throws -> [String: [String:
    String]]
  {
    let (bench, scratch) = try ScreeningBench.with(meta.map { ["pupils.meta.csv": $0] } ?? [:])
    try data.write(to: URL(filePath: scratch.path("pupils.csv")))
    let answer = try await bench.run("screen pupils.csv --all")
    return Pair.byCheck(answer)
  }

  @Test(
    "An empty file, a spreadsheet and a web page are said to be that, and the other checks go on",
    arguments: ["", "\n\n", "PK\u{3}\u{4} and so on", "<!DOCTYPE html><html></html>", "PAR1"])
  func noText(text: String) async throws {
    let results = try await results(Data(text.utf8))
    #expect(results["file_readable"]?["result"] == "fail")
    #expect(results["check_filename_spaces"]?["result"] == "pass")
    #expect(results["check_meta_label"]?["result"] == "pass")
    #expect(results["check_time_period"]?["result"] == "not run")
  }

  @Test("Without metadata, what needs none is checked")
  func noMetadata() async throws {
    let results = try await results(Data(Pair().dataText.utf8), meta: nil)
    #expect(results["file_readable"]?["message"]?.contains("pupils.meta.csv") == true)
    #expect(results["check_time_period"]?["result"] == "pass")
    #expect(results["check_filter_blanks"]?["result"] == "not run")
  }

  @Test("Windows-1252 is found on its line, and the rest is checked")
  func windows() async throws {
    let text = Pair().dataText.replacing("Camden,Female", with: "Camd\u{e9}n,Female")
    let data = try #require(text.data(using: .windowsCP1252))
    let results = try await results(data)
    #expect(results["file_encoding"]?["result"] == "fail")
    #expect(results["file_encoding"]?["lines"] == "data 9")
    #expect(results["check_geog_la_combos"]?["message"]?.contains("Camd\u{e9}n") == true)
    #expect(results["check_time_period"]?["result"] == "pass")
  }

  @Test("UTF-16 is found, and the rest is checked")
  func utf16() async throws {
    let data = try #require(Pair().dataText.data(using: .utf16))
    let results = try await results(data)
    #expect(results["file_encoding"]?["result"] == "fail")
    #expect(results.values.filter { $0["result"] == "fail" }.count == 1)
  }

  @Test("A line of names without rows, and rows without a line of names")
  func parts() async throws {
    let lines = Pair().dataText.split(separator: "\n")
    let header = try await results(Data((lines[0] + "\n").utf8))
    #expect(header["file_readable"]?["result"] == "fail")
    let rows = try await results(Data(lines.dropFirst().joined(separator: "\n").utf8))
    #expect(rows["precheck_col_req_data"]?["count"] == "5")
  }

  @Test("Lines are those of the file where a value runs over two of them")
  func linesWithinValues() async throws {
    var pair = Pair()
    pair.addFilter("need_type", ["Total", "Autism"], label: "Need")
    pair.set("need_type", "Two\nlines", rows: 9..<12)
    pair.set("headcount", ":", rows: 12..<13)
    let results = try await pair.screen()
    // Three rows on two lines each stand above row 13.
    #expect(results["check_ind_invalid_entry"]?["lines"] == "data 17")
  }

  @Test("Bytes of all kinds never stop it", arguments: 0..<20)
  func anything(seed: Int) async throws {
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1
    func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    var bytes = Array(Pair().dataText.utf8)
    for _ in 0..<40 {
      bytes[Int(next() % UInt64(bytes.count))] = [0x22, 0x2c, 0x0a, 0x0d, 0xff, 0x00, 0x41][Int(next() % 7)]
    }
    let results = try await results(Data(bytes))
    #expect(results.count > 80)
  }

  @Test(
    "A name that is no file, a folder, metadata in place of data, and an unknown check are refused in sentences"
  )
  func mistakes() async throws {
    let (bench, _) = try ScreeningBench.with([
      "pupils.csv": Pair().dataText, "pupils.meta.csv": Pair().metaText,
    ])
    for line in [
      "screen nowhere.csv", "screen .", "screen pupils.meta.csv", "screen pupils.csv nowhere.csv",
      "screen pupils.csv --detail check_nothing", "screen pupils.csv --dictionary nowhere.csv",
      "screen pupils.csv --lookup pupils.csv --lookup pupils.meta.csv", "screen",
    ] {
      let failure = await bench.failure(line)
      #expect(failure?.message.hasSuffix(".") == true, "\(line): \(failure?.message ?? "no failure")")
    }
  }
}
