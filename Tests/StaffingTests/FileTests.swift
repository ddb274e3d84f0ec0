import PluginSupport
import SlateKit
import SlateTestSupport
import Staffing
import Testing

/// The official files, imported as they are published, against figures recomputed from them.
@Suite("Staffing files", .enabled(if: Surroundings.hasGolden, "\(Surroundings.goldenReason)"))
struct FileTests {
  private let prompt = Prompt(StaffingPlugin.self)

  private func load(_ file: String) async throws {
    try await prompt.run("import \(Surroundings.file("staffing/" + file))")
  }

  @Test("Ratios of constituencies, pooled and by name")
  func ratios() async throws {
    try await load("workforce_ptrs_2010_2023_pcon.csv")
    let pooled = try await prompt.values("staffing ratios")
    for (measure, column) in [
      ("Pupil teacher ratio, pooled", "ratio"), ("Pupil adult ratio, pooled", "adult_ratio"),
    ] {
      let golden = Golden.every(measure)
      #expect(!golden.isEmpty)
      for figure in golden {
        let row = try #require(pooled.first { $0["period"] == .text(figure.label) })
        let column = figure.breakdown.contains("qualified") ? "qualified_ratio" : column
        #expect(figure.matches(row[column]?.double), "\(figure)")
      }
    }
    for figure in Golden.every("FTE teachers") where figure.area.contains("constituencies") {
      let row = try #require(pooled.first { $0["period"] == .text(figure.label) })
      #expect(figure.matches(row["teachers"]?.double), "\(figure)")
    }
    for figure in Golden.every("Pupil teacher ratio") {
      let year = (Int(figure.period.prefix(4)) ?? 0) + 1
      let row = try await prompt.rows("staffing ratios \"\(figure.area)\" --years \(year)").first
      let column =
        figure.breakdown.contains("qualified")
        ? "qualified_ratio" : figure.breakdown.contains("adult") ? "adult_ratio" : "ratio"
      #expect(row?[column] == figure.value, "\(figure)")
    }
    #expect(try await prompt.rows("staffing ratios --constituencies --years 2024").count == 533)
    #expect(try await prompt.notices("staffing ratios").contains { $0.contains("sum over its 533") })
    #expect(
      try await prompt.rows("staffing ratios --embedded --years 2025").contains { $0["ratio"] == "20.8" })
  }

  @Test("Schools of 2016 are summed, and those without a number are counted")
  func schools() async throws {
    try await load("swfc_2016_fte.csv")
    let row = try #require(try await prompt.values("staffing workforce").first)
    let golden = try #require(Golden.every("FTE teachers").first { $0.area == "Sum of schools" })
    #expect(golden.matches(row["teachers"]?.double))
    #expect(row["period"] == .text("2016/17"))
    #expect(
      try await prompt.notices("staffing workforce").contains { $0.contains("161 of 21,913") })
    #expect(
      try await prompt.rows("staffing workforce --embedded").contains { $0["teachers"] == "468258" })
  }

  @Test(
    "Entrants and leavers by subject, rates and numbers",
    arguments: [("leavers", "Leaver"), ("entrants", "Entrant")])
  func grids(_ command: String, _ word: String) async throws {
    try await load("data_\(command).csv")
    let rows = try await prompt.values("staffing \(command) --split subject --years 2017")
    let all = try await prompt.values("staffing \(command) --split total")
    let rates = Golden.every("\(word) rate %, secondary curriculum-weighted FTE")
    #expect(rates.count == 20)
    for figure in rates {
      let row =
        figure.breakdown == "All subjects"
        ? all.first { $0["period"] == .text("2017") }
        : rows.first { $0["subject"] == .text(figure.breakdown) }
      #expect(figure.matches(row?["rate"]?.double), "\(figure)")
    }
    let columns = [
      "Wastage": "out_of_service", "Retired": "retired", "Deceased": "deceased", "NQT": "newly_qualified",
      "Returner": "returners", "New to the state funded sector": "new_to_sector",
    ]
    let numbers = Golden.every("\(word) FTE")
    #expect(numbers.count == 9)
    for figure in numbers {
      let kind = figure.breakdown.split(separator: "; ").last.map(String.init) ?? ""
      let row = all.first { $0["period"] == .text(String(figure.period.suffix(4))) }
      #expect(figure.matches(row?[columns[kind] ?? ""]?.double), "\(figure)")
    }
  }

  @Test("The files of the teacher workforce model give the figures that ship, and every waterfall closes")
  func model() async throws {
    let lines = [
      "staffing need --subjects", "staffing ratios --model",
      "staffing leavers --model --edition 2025 --subject maths",
    ]
    var embedded: [[[String: String]]] = []
    for line in lines { embedded.append(try await prompt.rows(line)) }
    try await load("teacher-workforce-model")
    for (line, before) in zip(lines, embedded) {
      let after = try await prompt.rows(line)
      #expect(after.count == before.count, "\(line)")
      for (one, other) in zip(before, after) { #expect(one == other, "\(line)") }
    }
    let drivers = try await prompt.values("staffing drivers --subjects")
    #expect(drivers.count == 20)
    for row in drivers {
      // Unrounded, every subject closes, and rounds to the published need.
      #expect(abs(row["residual"]?.double ?? 1) < 1e-5, "\(row)")
      #expect(row["rounded"] == row["published"], "\(row)")
    }
    let apart = try #require(
      Golden.every("Rows where under-55 + 55+ leaver rate differs from total by 0.001 or more").first)
    #expect(
      try await prompt.notices("staffing leavers --model --edition 2025").contains {
        $0.contains("In \(apart.value) rows")
      })
  }

  @Test("Flows by subject")
  func flows() async throws {
    try await load("teacher-workforce-model")
    let rows = try await prompt.values("staffing entrants --edition 2025")
    let columns = [
      "Returners": "returners", "New to state-funded sector entrants": "new_to_sector",
      "Newly qualified entrants": "newly_qualified",
    ]
    for (type, column) in columns {
      let golden = Golden.every("TWM flow: " + type)
      #expect(golden.count == 7)
      for figure in golden {
        let subject = figure.breakdown.contains("Mathematics") ? "Mathematics" : "Primary"
        let row = rows.first { $0["period"] == .text(figure.label) && $0["subject"] == .text(subject) }
        #expect(figure.matches(row?[column]?.double), "\(figure)")
      }
    }
  }

  @Test("Supply of every subject: the published need comes out, and subjects sum to all secondary teachers")
  func supply() async throws {
    try await load("teacher-workforce-model")
    let rows = try await prompt.values("staffing supply --subjects --simulations 2")
    #expect(rows.count == 20)
    for row in rows {
      #expect(abs((row["trainees"]?.double ?? 0) - (row["published"]?.double ?? 1)) < 1e-6, "\(row)")
    }
    let secondary = try #require(rows.first { $0["subject"] == .text("Secondary") }?["demand"]?.double)
    let subjects = rows.filter { ![.text("Secondary"), .text("Primary")].contains($0["subject"]) }
    #expect(abs(subjects.compactMap { $0["demand"]?.double }.reduce(0, +) - secondary) < 0.01)
    // 2026/27 of the model's file 1.
    #expect(abs(secondary - 218_961.24) < 0.01)
  }
}
