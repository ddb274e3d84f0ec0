import Places
import PluginSupport
import SlateKit
import SlateTestSupport
import Testing

@Suite("Allocation of places", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct AllocateTests {
  private let prompt = Prompt(PlacesPlugin.self)

  /// Schools A, B and C with 1, 1 and 2 places; each rank is the school's own.
  private let tables = [
    """
    let schools = sql "select * from (values ('A', 1), ('B', 1), ('C', 2)) as t(school_id, pan)"
    """,
    """
    let wishes = sql "select * from (values ('p1', 'A', 1, 2, true), ('p1', 'B', 2, 1, true), ('p1', 'C', 3, 4, true), \
    ('p2', 'A', 1, 3, true), ('p2', 'C', 2, 2, true), ('p2', 'B', 3, 4, true), ('p3', 'B', 1, 3, false), \
    ('p3', 'A', 2, 1, false), ('p3', 'C', 3, 3, false), ('p4', 'B', 1, 2, false), ('p4', 'C', 2, 1, false), \
    ('p4', 'A', 3, 4, false)) as t(child_id, school_id, preference, ranked, poor)"
    """,
  ]

  private func prepare() async throws {
    for table in tables { try await prompt.run(table) }
  }

  @Test("Worked example: nobody gets the first preference by equal preferences, half do by the older rule")
  func worked() async throws {
    try await prepare()
    let line = "from wishes | places allocate --schools schools --priority ranked"
    let rows = try await prompt.rows(line)
    #expect(rows.map { $0["rule"] } == ["equal preferences", "first preference first"])
    #expect(rows.map { $0["first_rate"] } == ["0.0", "50.0"])
    #expect(rows.map { $0["top_three"] } == ["4", "4"])
    #expect(rows.map { $0["none"] } == ["0", "0"])
    let offers = try await prompt.rows(line + " --offers")
    #expect(offers.map { $0["school"] } == ["B", "C", "A", "C"])
    #expect(offers.map { $0["preference"] } == ["2", "2", "2", "2"])
    #expect(try await prompt.notices(line).contains { $0.contains("turned away") })
  }

  @Test("By group, and with a place more")
  func groups() async throws {
    try await prepare()
    let line = "from wishes | places allocate --schools schools --priority ranked"
    let groups = try await prompt.rows(line + " --by poor")
    #expect(groups.map { $0["poor"] } == ["false", "true", "false", "true"])
    #expect(groups.map { $0["children"] } == ["2", "2", "2", "2"])
    // With two places at B, p4 and p3 get it, and p1 then A: three first preferences.
    let more = try #require(try await prompt.rows(line + " --change B=1").first)
    #expect(more["first"] == "3")
  }

  @Test("Equal criteria are decided by lot, the same in every run")
  func lot() async throws {
    let line = """
      sql "select range as c, 'A' as s, 1 as p, true as near from range(20)" \
      | places allocate --child c --school s --preference p --priority near --each 5 --offers
      """
    let first = try await prompt.rows(line)
    #expect(first == (try await prompt.rows(line)))
    #expect(first.count { $0["preference"] == "1" } == 5)
    #expect(first.count { $0["preference"] == "z" } == 15)
  }

  @Test(
    "What cannot be is said in a sentence",
    arguments: [
      ("places allocate", "no table of preferences"),
      ("from wishes | places allocate --schools schools --priority rank", "no column called 'rank'"),
      ("from wishes | places allocate --schools schools", "--priority"),
      (
        "from wishes | places allocate --schools schools --priority ranked --change D=1",
        "no school called 'D'"
      ),
      ("from wishes | places allocate --schools schools --priority ranked --change A", "SCHOOL=30"),
      ("from wishes | places allocate --schools schools --priority ranked --change A=-2", "-1 places"),
      ("from wishes | places allocate --schools nowhere --priority ranked", "no table called 'nowhere'"),
    ])
  func mistakes(_ line: String, _ expected: String) async throws {
    try await prepare()
    let failure = await prompt.failure(line)
    #expect(failure.contains(expected), "\(failure)")
  }
}
