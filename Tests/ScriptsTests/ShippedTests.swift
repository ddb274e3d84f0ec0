import Foundation
import Interpreter
import SEND
import Scripts
import SlateKit
import SlateTestSupport
import Tables
import Testing

/// The worked examples of `Plugins/Scripts`, run for real.
@Suite(
  "The scripts that ship", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ShippedTests {
  private static let folder = Surroundings.root.appending(path: "Plugins/Scripts").path
  private static let hasPython = succeeds("python3", "-c", "import csv")
  private static let hasSurvival = succeeds("Rscript", "-e", "library(survival)")
  private let scratch: Scratch
  private let bench: Workbench

  init() throws {
    scratch = try Scratch()
    bench = Workbench([TablesPlugin.self, SENDPlugin.self])
    Scripts.load(
      ScriptSearch(folders: [Self.folder]), into: bench.registry,
      cache: DescriptionCache(path: scratch.path("cache.json")))
  }

  static func succeeds(_ words: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return (try? process.run()).map { process.waitUntilExit() } != nil && process.terminationStatus == 0
  }

  @Test(
    "They keep what a plugin owes",
    .enabled(if: hasPython && hasSurvival, "python3, or R with its package survival, is not here."),
    arguments: ["control", "survival"])
  func conform(_ name: String) async throws {
    let report = try await Conformance.report(on: name, in: bench.registry)
    #expect(report.faults == [])
    #expect(report.examples > 0)
  }

  /// The area is three parts of one donor and seven of another until the year, and four higher in it.
  @Test(
    "Synthetic control finds the mix that data were made of", .enabled(if: hasPython, "python3 is not here."))
  func control() async throws {
    let answer = try await bench.run(
      """
      with d as (select unnest([1, 2, 3, 4, 5, 6]) as t, unnest([10, 14, 9, 16, 12, 11]) as a, unnest([30, 21, 27, 25, 33, 20]) as b,
      unnest([55, 50, 61, 48, 52, 57]) as c)
      select 'p' || t as period, 'London' as area, 0.3 * a + 0.7 * b + (case when t = 6 then 4 else 0 end) as v from d union all
      select 'p' || t, 'A', a from d union all select 'p' || t, 'B', b from d union all select 'p' || t, 'C', c from d
      | control London v p6
      """)
    let gaps = answer["gap"].compactMap(Double.init)
    #expect(gaps.dropLast().allSatisfy { abs($0) < 0.05 })
    #expect(abs((gaps.last ?? 0) - 4) < 0.05)
    #expect(answer.notices.contains("note: The mix is A 30.0%, B 70.0%."))
  }

  @Test("Synthetic control says what it lacks", .enabled(if: hasPython, "python3 is not here."))
  func controlFails() async throws {
    let line = "select 'p' || t as period, 'Kent' as area, t as v from range(4) r(t) | control "
    #expect(
      await bench.failure(line + "London v p3")?.message == "The table has no complete series for London.")
    #expect(
      await bench.failure(line + "Kent v p1")?.message.hasPrefix("There must be two periods before p1")
        ?? false)
    #expect(await bench.failure(line + "Kent v p3")?.message.hasPrefix("Fewer than two other areas") ?? false)
  }

  /// The remission of 42 children with leukaemia (Freireich and others, Blood 21, 1963). The ratio of the hazards with ties after
  /// Efron is 0.208 (0.093 to 0.466), as in Kalbfleisch and Prentice and in the documentation of statistical packages; the shares
  /// are those of Kaplan and Meier's formula by hand: 18/21, then 16/17 of that.
  @Test(
    "Cox's model and Kaplan and Meier's curve give the textbook's figures",
    .enabled(if: hasSurvival, "R with its package survival is not here (apt-get install r-cran-survival)."))
  func survival() async throws {
    let trial = """
      with treated as (select unnest([6,6,6,7,10,13,16,22,23,6,9,10,11,17,19,20,25,32,32,34,35]) as weeks,
      unnest([1,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,0,0]) as relapse, 'treated' as arm),
      control as (select unnest([1,1,2,2,3,4,4,5,5,8,8,8,8,11,11,12,12,15,17,22,23]) as weeks, 1 as relapse, 'control' as arm)
      select * from treated union all select * from control |
      """
    let cox = try #require(try await bench.run(trial + " survival cox weeks relapse arm").rows.first)
    #expect(cox["hazard_ratio"] == "0.208" && cox["low"] == "0.093" && cox["high"] == "0.466")
    #expect(cox["rows"] == "21" && cox["events"] == "9")
    let curve = try await bench.run(trial + " survival curve weeks relapse arm | where arm = 'treated'")
    #expect(curve["share"].prefix(2) == ["85.7", "80.7"])
    let wrong = await bench.failure("select 1 as a, 7 as b, 'x' as c | survival cox a b c")
    #expect(wrong?.message.contains("has other numbers") ?? false)
  }
}
