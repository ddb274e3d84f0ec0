import Interpreter
import SlateKit
import Testing

@testable import Notebooks

/// Notebooks whose cells give tables.
@Suite(.enabled(if: Host.hasEngine, "\(Host.reason)")) struct TableTests {
  @Test func recordCheckAcceptLeavesTheBytes() async throws {
    let host = try Host()
    let (session, _) = try await host.prompt([
      "let small = numbers 3", "from small | where n > 1", "select sum(n) as total from small",
      "from _ | keep 1", "numbers 500",
    ])
    let output = try await host.run("save t", in: session)
    #expect(output?.notices.first?.text.hasPrefix("Wrote t.md: 5 cells.") == true)
    let text = try host.read("t.md")
    #expect(text.contains("whole result: fingerprint "))
    #expect(text.contains("published:\n  fake: "))
    #expect(await host.replay("t.md", .check).status == 0)
    #expect(await host.replay("t.md", .accept).status == 0)
    #expect(try host.read("t.md") == text)
  }

  @Test func changedFiguresAreChangedInputs() async throws {
    let host = try Host()
    try host.write("---\nslate: 1\n---\n```slate check=shape\nnumbers 4\n```\n", to: "a.md")
    #expect(await host.replay("a.md", .accept).status == 0)
    #expect(try host.read("a.md").contains("shape: 4 rows of n, half\n"))
    let later = await host.replay("a.md", .check, with: Registry([LaterPlugin.self]))
    #expect(later.status == 3)
    #expect(later.out.contains("cause: The embedded figures of 'fake' had the fingerprint"), "\(later.out)")
  }

  @Test func parametersReachSQLAsValues() async throws {
    let host = try Host()
    try host.write(
      """
      ---
      slate: 1
      params:
        name: { type: text, default: "O'Brien; drop" }
        most: { type: integer, default: 2 }
      ---
      ```slate
      select ${name} as who, ${most} + 1 as more
      numbers 5 | where n <= ${most}
      ```

      """, to: "a.md")
    let (status, out, err) = await host.replay("a.md", .show)
    #expect(status == 0 && out.contains("O'Brien; drop") && out.contains("2 rows"), "\(out)\(err)")
  }

  @Test func namesAreThereAfterAReplay() async throws {
    let host = try Host()
    try host.write("---\nslate: 1\n---\n```slate\nlet few = numbers 3\nfrom few\n```\n", to: "a.md")
    let (session, _) = try await host.prompt(["let few = numbers 9"])
    let output = try #require(try await host.run("replay a.md", in: session))
    let connection = try await session.connection
    #expect(try await connection.collect(try #require(output.relation)).rowCount == 3)
    let few = try #require(try await host.run("from few", in: session)?.relation)
    #expect(try await connection.collect(few).rowCount == 3)
  }

  @Test func newerFileIsNamed() async throws {
    let host = try Host()
    let connection = try await host.workspace.connect()
    func enter(_ version: Int, _ value: Int, _ fingerprint: String) async throws {
      try await connection.execute(
        script: """
          create table data."t@\(version)" as select \(value) as n;
          insert into slate.datasets (name, version, file, fingerprint, row_count, release)
            values ('t', \(version), 't.csv', '\(fingerprint)', 1, '');
          insert into slate.columns values ('t', \(version), 0, 'n', 'integer', 'N', '', -1, 'measure', null);
          """)
    }
    try await enter(1, 5, "aa")
    try host.write("---\nslate: 1\n---\n```slate\nfrom t\n```\n", to: "a.md")
    #expect(await host.replay("a.md", .accept).status == 0)
    #expect(await host.replay("a.md", .check).status == 0)
    try await enter(2, 5, "bb")
    let same = await host.replay("a.md", .check)
    #expect(same.status == 3 && same.out.contains("Same: 1 cell, although inputs differ."), "\(same.out)")
    try await enter(3, 7, "cc")
    let drift = await host.replay("a.md", .check)
    #expect(drift.status == 3)
    #expect(drift.out.contains("largest deviation: 2, from 5 to 7"), "\(drift.out)")
    #expect(drift.out.contains("cause: The input t was t@1 from t.csv (1 row, SHA-256 aa...), and is t@3"))
    let (session, _) = try await host.prompt(["from t"])
    let saved = try await host.run("save b", in: session)
    #expect(saved?.notices.last?.text.hasPrefix("It reads t@3, which no line of it imports") == true)
  }

  @Test func changeInHiddenRowsIsDrift() async throws {
    let host = try Host()
    try host.write(
      """
      ---
      slate: 1
      params: { odd: { type: integer, default: 0 } }
      ---
      ```slate
      select range as n, case when range = 250 then ${odd} else 1 end as x from range(500)
      ```

      """, to: "a.md")
    #expect(await host.replay("a.md", .accept).status == 0)
    let (status, out, _) = await host.replay("a.md", .check, set: ["odd=9"])
    #expect(status == 1 && out.contains("What is shown is the same; what is not shown differs."), "\(out)")
  }
}
