import Foundation
import SlateKit
import SlateTestSupport
import Testing

@Suite("The data commands", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct DataCommandTests {
  private let official = Surroundings.file("send/ehc-plans-2025/timeliness_20_week.csv")

  @Test("With nothing imported, 'datasets' says what to do")
  func nothing() async throws {
    #expect(try await Prompt().text("datasets").contains("import FILE"))
  }

  @Test("'inputs' says what is missing and where it is published")
  func inputs() async throws {
    let table = try await Prompt().table("inputs")
    #expect(table.row(1).map(\.text)[0...1] == ["probe.nothing", "nothing"])
    #expect(table.row(1)[5].text == "https://example.org/education-health-and-care-plans")
  }

  @Test("A byte order mark, line ends of Windows, other capitals and rows without a period are said")
  func form() async throws {
    let scratch = try Scratch()
    try scratch.write(
      "\u{feff}Time_Period,time_identifier,plans\r\n2024,Calendar year,1\r\n,Calendar year,2\r\n", to: "a.csv"
    )
    try scratch.write("time_period,time_identifier,plans\n2024,Calendar year,1\n", to: "b.csv")
    let prompt = Prompt()
    let output = try #require(try await prompt.interpreter.run("import '\(scratch.path("a.csv"))'"))
    let text = "\(output)"
    for part in [
      "(BOM)", "end in CRLF", "taken as the same: Time_Period", "1 row has no time period (first on line 3)",
    ] {
      #expect(text.contains(part), "\(part): \(text)")
    }
    let plain = try await prompt.text("import '\(scratch.path("b.csv"))'")
    #expect(!plain.contains("BOM") && !plain.contains("CRLF") && !plain.contains("Capitals"), "\(plain)")
  }

  @Test(
    "A list of statistical neighbours is recognised for what it is",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func neighbours() async throws {
    let file = Surroundings.file("reference/statistical-neighbours-2025.csv")
    let text = try await Prompt().text("import \(file)")
    #expect(text.contains("It names statistical neighbours"), "\(text)")
    #expect(!text.contains("No question reads"))
  }

  @Test(
    "An imported file feeds its input", .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func importing() async throws {
    let prompt = Prompt()
    let text = try await prompt.text("import \(official)")
    #expect(
      text.hasPrefix("timeliness_20_week.csv is the table timeliness_20_week.\n12,211 rows, "), "\(text)")
    #expect(text.contains("probe.timeliness, read as SEN2 2023 to 2025, timeliness_20_week"))
    let inputs = try await prompt.table("inputs")
    #expect(
      inputs.row(0).prefix(4).map(\.text).map { $0 ?? "" }
        == [
          "probe.timeliness", "timeliness_20_week@1", "SEN2 2023 to 2025, timeliness_20_week", "columns late",
        ])
    let input = prompt.session.inputs[0]
    let rows = try await prompt.session.rows(of: input)
    let england = try await prompt.session.connection.collect(
      "select issued, within from \(rows.relation) where level = 'National' and period = '2024'")
    #expect(england.row(0) == [.integer(90392), .integer(41448)])
    let datasets = try await prompt.table("datasets")
    #expect(datasets.row(0).prefix(3) == [.text("timeliness_20_week"), .integer(1), .integer(12211)])
    let again = try #require(try await prompt.interpreter.run("import \(official)"))
    #expect(
      again.notices.filter { $0.level == .aside } == [
        .aside("timeliness_20_week.csv was here already, as timeliness_20_week@1: nothing changed.")
      ])
    #expect(try await prompt.text("import \(official)") == text)
    #expect(try await prompt.table("datasets").rowCount == 1)
  }

  @Test(
    "'describe' counts symbols and shows the range",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func describing() async throws {
    let prompt = Prompt()
    _ = try await prompt.text("import \(official) --as plans")
    let table = try await prompt.table("describe plans")
    let names = (0..<table.rowCount).compactMap { table.row($0)[0].text }
    let share = try #require(names.firstIndex(of: "pc_plans_issued_within_20_weeks"))
    #expect(table.row(share)[1].text == "Plans issued within 20 weeks (%)")
    #expect(table.row(share)[3].text == "%")
    #expect(table.row(share)[4] == .integer(1))
    #expect(table.row(share)[7].text?.contains("x ") == true)
    #expect(table.row(0)[8...10].map { $0.text ?? "" } == ["2019", "2024", "2019"])
  }

  @Test("The examples that need no file run as typed")
  func examples() async throws {
    #expect(try await Prompt().table("describe published").rowCount == 13)
  }

  @Test("Mistakes are said in whole sentences")
  func mistakes() async throws {
    let prompt = Prompt()
    for line in ["import nowhere.csv", "describe", "import a.csv b.csv --as c", "describe publishd"] {
      await #expect(throws: (any Error).self) { try await prompt.text(line) }
    }
  }
}
