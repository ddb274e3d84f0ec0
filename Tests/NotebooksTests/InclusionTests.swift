import SlateKit
import Testing

@testable import Notebooks

/// `include:` in the front matter.
@Suite struct InclusionTests {
  private func notebook(_ front: String, _ cells: String...) -> String {
    "---\nslate: 1\n\(front)---\n\n" + cells.map { "```slate\n\($0)\n```\n" }.joined(separator: "\n")
  }

  @Test func includedCellsRunFirstAndCountInTheProvenance() async throws {
    let host = try Host()
    try host.write(notebook("", "plus 1"), to: "setup.md")
    try host.write(notebook("include: [setup.md]\n", "plus 2"), to: "n.md")
    #expect(await host.replay("n.md", .accept).status == 0)
    let text = try host.read("n.md")
    #expect(text.contains("includes:\n") && text.contains("setup.md\": ") && !text.contains("sum 1"))
    #expect(await host.replay("n.md", .check).status == 0)
    try host.write(notebook("", "fail"), to: "setup.md")
    let failed = await host.replay("n.md", .check)
    #expect(
      failed.status == 2 && failed.err.contains("The included notebook 'setup.md' stops here. Cell 1, line 6")
    )
    try host.write(notebook("", "plus 7"), to: "setup.md")
    try host.write(text.replacing("sum 2", with: "sum 3"), to: "n.md")
    let drifted = await host.replay("n.md", .check)
    #expect(drifted.status == 1 && drifted.out.contains("included notebook 'setup.md'"))
  }

  @Test func wrongInclusionsNameTheirLine() async throws {
    let host = try Host()
    try host.write(notebook("include: [absent.md]\n"), to: "n.md")
    #expect(await host.replay("n.md", .check).err.contains("line 3: There is no notebook 'absent.md'"))
    try host.write(notebook("include: [b.md]\n"), to: "a.md")
    try host.write(notebook("title: B\ninclude: [a.md]\n"), to: "b.md")
    let circle = await host.replay("a.md", .show)
    #expect(circle.status == 2 && circle.err.contains("includes itself"), "\(circle)")
    try host.write(notebook("include: [../../../etc/hostname]\n"), to: "out.md")
    #expect(await host.replay("out.md", .show).err.contains("lies elsewhere"))
    for wrong in ["include: {}\n", "include: []\n", "include: [a.md, a.md]\n", "include: [[a.md]]\n"] {
      let error = #expect(throws: NotebookError.self) { try Notebook(notebook("title: A\n" + wrong)) }
      #expect(error?.line == 4)
    }
  }

  @Test func includedParametersAndRequirementsAreTheirOwn() async throws {
    let host = try Host()
    let params = "params:\n  n: { type: integer, default: 3 }\n"
    try host.write(notebook(params, "plus ${n}"), to: "setup.md")
    try host.write(notebook("include: [setup.md]\n", "plus 2"), to: "n.md")
    #expect(await host.replay("n.md", .show).status == 0)
    #expect(await host.replay("n.md", .show, set: ["n=4"]).status == 2)
    try host.write(notebook("requires: [fake>=1.9]\n", "plus 2"), to: "setup.md")
    #expect(await host.replay("n.md", .show).err.contains("fake"))
  }

  @Test func versionsMayBeWrittenWithASign() throws {
    for text in ["fake>=1.2", "fake >= 1.2", "fake 1.2"] {
      let found = try Notebook(notebook("requires: [\(text)]\n")).frontMatter.requires
      #expect(found.map(\.plugin) == ["fake"] && found.map(\.version) == ["1.2"])
    }
    #expect(throws: NotebookError.self) { try Notebook(notebook("requires: [fake>=x]\n")) }
  }
}

/// `plot` on a cell.
@Suite(.enabled(if: Host.hasEngine, "\(Host.reason)")) struct PlotAttributeTests {
  @Test func lastTableIsDrawn() async throws {
    let host = try Host()
    try host.write("---\nslate: 1\n---\n\n```slate plot\nnumbers 3\n```\n", to: "n.md")
    let accepted = await host.replay("n.md", .accept)
    #expect(accepted.status == 0, "\(accepted)")
    let text = try host.read("n.md")
    // The table's last row, and what only a drawing has.
    #expect(text.contains("1.5") && text.contains { "█▏▎▍▌▋▊▉⠁⡀●•╭─│┤".contains($0) })
    #expect(await host.replay("n.md", .check).status == 0)
  }

  @Test func nothingToDraw() async throws {
    let host = try Host()
    try host.write("---\nslate: 1\n---\n\n```slate plot\nplus 3\n```\n", to: "n.md")
    let result = await host.replay("n.md", .check)
    #expect(result.status == 2 && result.out.contains("Cell 1, line 5") && result.out.contains("no table"))
    for wrong in ["plot=bar", "plot plot", "plot expect=error", "plott"] {
      let error = #expect(throws: NotebookError.self) {
        try Notebook("---\nslate: 1\n---\n\n```slate \(wrong)\nplus 3\n```\n")
      }
      #expect(error?.line == 5)
    }
  }
}
