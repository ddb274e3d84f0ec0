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

  @Test("Numbers of children beyond 64 bits are names")
  func longNumbers() async throws {
    let offers = try await prompt.rows(
      """
      sql "select * from (values (123456789012345678901234567890::hugeint, 'A', 1, 1), (7, 'A', 1, 2)) as t(c, s, p, km)" \
      | places allocate --child c --school s --preference p --priority km --each 1 --offers
      """)
    #expect(offers.map { $0["child"] } == ["7", "123456789012345678901234567890"])
    #expect(offers.map { $0["school"] } == ["", "A"])
  }

  @Test("By group, and with a place more")
  func groups() async throws {
    try await prepare()
    let line = "from wishes | places allocate --schools schools --priority ranked"
    let groups = try await prompt.rows(line + " --by poor")
    #expect(groups.map { $0["poor"] } == ["false", "true", "false", "true"])
    #expect(groups.map { $0["children"] } == ["2", "2", "2", "2"])
    // With two places at B, p4 and p3 get it, and p1 then A: three first preferences.
    for change in ["B=1", "'B +1'", "'B + 1'", "B+1"] {
      let rows = try await prompt.rows(line + " --change \(change)")
      #expect(rows.map { $0["first"] } == ["0", "3", "3"])
      #expect(rows.map { $0["gain"] } == ["z", "3", "3"], "\(change)")
      #expect(rows.map { $0["lose"] } == ["z", "0", "0"])
    }
    // Without B nobody can have it: p1 and p3 ask for A, which has p3 first, and C takes two.
    let fewer = try await prompt.rows(line + " --change 'B -1'")
    #expect(fewer.map { $0["none"] } == ["0", "1", "1"])
    #expect(try await prompt.rows(line + " --change 'C +1 form'").count == 3)
  }

  @Test("Gains and losses against equal preferences, and by how near a school is")
  func gains() async throws {
    try await prepare()
    let line = "from wishes | places allocate --schools schools --priority ranked --distance ranked"
    let rows = try await prompt.rows(line)
    // p1 and p4 get their first in place of their second, p2 and p3... p2 gets the second still, p3 the third.
    #expect(rows[1]["gain"] == "2" && rows[1]["lose"] == "1")
    let quarters = try await prompt.rows(line + " --by-distance")
    #expect(quarters.reduce(0) { $0 + (Int($1["children"] ?? "") ?? 0) } == 8)
    #expect(await prompt.failure(line + " --by-distance --by poor").contains("not by both"))
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

  @Test("A lot is a child's own: the same whether its number is a number or a text, in any order of the rows")
  func ownLot() async throws {
    func offers(_ child: String, _ order: String) async throws -> [[String: String]] {
      try await prompt.rows(
        """
        sql "select \(child) as c, 'A' as s, 1 as p, true as near from range(40) order by \(order)" \
        | places allocate --child c --school s --preference p --priority near --each 7 --offers
        """
      ).filter { $0["preference"] == "1" }.sorted { ($0["child"] ?? "") < ($1["child"] ?? "") }
    }
    let numbers = try await offers("range", "range")
    #expect(numbers.count == 7)
    #expect(try await offers("range", "hash(range)") == numbers)
    #expect(try await offers("range::varchar", "range") == numbers)
  }

  @Test("Unsorted rows and a missing criterion: who has none goes last")
  func unsorted() async throws {
    let offers = try await prompt.rows(
      """
      sql "select * from (values ('b', 'X', 2, null), ('a', 'X', 1, 3.5), ('b', 'Y', 1, 9), ('c', 'X', 1, null), ('a', 'Y', 2, 1)) \
      as t(c, s, p, km)" | places allocate --child c --school s --preference p --priority km --each 1 --offers
      """)
    #expect(offers.map { $0["child"] } == ["a", "b", "c"])
    #expect(offers.map { $0["school"] } == ["X", "Y", ""])
  }

  @Test(
    "Whatever is odd about the preferences is said, and a school without places keeps its number in the list")
  func oddities() async throws {
    let table = """
      sql "select * from (values (1, 'Z', 1, 1, 'x'), (1, 'A', 2, 1, 'x'), (2, 'A', 1, 2, 'y'), (2, 'A', 2, 2, 'x'), \
      (3, 'B', 1, 1, 'x'), (3, 'A', 1, 3, 'y'), (4, 'A', 2, 4, 'y'), (4, 'B', 5, 2, 'y'), (null, 'A', 1, 9, 'x')) \
      as t(c, s, p, r, g)"
      """
    try await prompt.run("let schools = sql \"select * from (values ('A', 2), ('B', 1)) as t(s, pan)\"")
    let line = table + " | places allocate --child c --school s --preference p --priority r --schools schools"
    let notices = try await prompt.notices(line + " --by g")
    for expected in [
      "1 row lacks a child", "1 preference names a school without places",
      "1 row names a school that its child",
      "1 child gives two schools the same number", "1 child's preferences are not numbered",
      "1 child's rows are of several groups",
    ] {
      #expect(notices.contains { $0.hasPrefix("warning: \(expected)") }, "\(expected)")
    }
    let offers = try await prompt.rows(line + " --offers")
    // Child 1 wants Z, which has no places, before A: A is its second preference.
    #expect(offers.map { $0["school"] } == ["A", "A", "B", ""])
    #expect(offers.map { $0["preference"] } == ["2", "1", "2", "z"])
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
      ("from wishes | places allocate --schools schools --priority ranked --change A", "SCHOOL +30"),
      ("from wishes | places allocate --schools schools --priority ranked --change A=-2", "-1 places"),
      ("from wishes | places allocate --schools nowhere --priority ranked", "no table called 'nowhere'"),
    ])
  func mistakes(_ line: String, _ expected: String) async throws {
    try await prepare()
    let failure = await prompt.failure(line)
    #expect(failure.contains(expected), "\(failure)")
  }
}
