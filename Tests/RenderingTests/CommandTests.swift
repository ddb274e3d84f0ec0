import Foundation
import SlateKit
import Testing

@testable import Rendering

@Suite("Commands")
struct CommandTests {
  private func show(_ words: String...) async throws -> Output {
    let session = Session(workspace: Workspace(.memory), plugins: [])
    return try await Show.parse(words).run(in: session, on: Engine.plans)
  }

  @Test("'show' says how much of a table is shown, and hands it on")
  func show() async throws {
    #expect(try await show("--rows", "3").display == Display(rows: 3))
    #expect(try await show("--all").display == Display(whole: true))
    #expect(try await show().display == Display())
    #expect(try await show("--all").relation?.columns == Engine.plans.columns)
    await #expect(throws: SlateError.self) { try await show("--rows", "0") }
    await #expect(throws: SlateError.self) { try await show("--rows", "3", "--all") }
    let nothing = try Show.parse([])
    await #expect(throws: SlateError.self) {
      try await nothing.run(in: Session(workspace: Workspace(.memory), plugins: []), on: nil)
    }
  }

  @Test(
    "A file's ending says its form",
    arguments: zip(
      ["a.csv", "A.B.JSON", "../x/y.md", "a.tsv", "~/a.parquet"], [FileForm.csv, .json, .md, .tsv, .parquet]))
  func endings(_ file: String, _ form: FileForm) throws {
    #expect(try FileForm(of: FilePath(text: file)) == form)
  }

  @Test(
    "An unknown ending is refused with those that are known",
    arguments: ["a.xlsx", "a", "a.csv/b", "dir.csv/", ""])
  func unknown(_ file: String) throws {
    let error = try #require(throws: SlateError.self) { try FileForm(of: FilePath(text: file)) }
    #expect(error.hint == "The endings are .csv, .tsv, .json, .md, .parquet, .svg and .png.")
    #expect(error.place == .argument(file))
  }

  @Test("Both commands are described, and their examples begin with a table")
  func examples() {
    for command in RenderingPlugin.commands {
      #expect(!command.configuration.abstract.isEmpty)
      #expect(command.place == .later)
      #expect(command.examples.allSatisfy { $0.line.hasPrefix("from published | ") })
    }
  }
}
