import SlateKit
import SlateTestSupport
import Tables

/// A session with small tables whose sums can be done in the head.
struct Bench {
  /// The session.
  let bench: Workbench

  /// A session of its own; or the one that tests share which leave no trace in it.
  init(shared: Bool = false) { bench = shared ? Bench.shared : Workbench([TablesPlugin.self]) }

  private static let shared = Workbench([TablesPlugin.self])
  private static let sharedTables = Task { try await lay(shared) }

  /// Six figures of two areas in three years, two of them missing for a reason.
  static let figures = """
    let figures = select * from (values
      ('2022', 'North', 10, null), ('2022', 'South', 20, null), ('2023', 'North', null, 'c'),
      ('2023', 'South', 25, null), ('2024', 'North', 16, null), ('2024', 'South', null, 'x'))
      as t(period, area, n, n_symbol)
    """
  /// The areas' pupils: one area more and one less.
  static let pupils = """
    let pupils = select * from (values ('South', 200, 'b'), ('East', 300, 'c')) as t(area, pupils, n)
    """
  /// Ties and a gap.
  static let marks = """
    let marks = select * from (values ('d', 2), ('a', 3), ('c', 2), ('b', 1), ('e', null)) as t(name, mark)
    """

  /// Runs a line on the tables.
  func run(_ line: String) async throws -> Answer {
    try await prepare()
    return try await bench.run(line)
  }

  /// How a line on the tables fails.
  func failure(_ line: String) async throws -> Failure? {
    try await prepare()
    return await bench.failure(line)
  }

  /// The table that a line gives, with the meaning of its columns.
  func relation(_ line: String) async throws -> Relation? {
    try await prepare()
    return try await bench.interpreter.run(line)?.relation
  }

  private func prepare() async throws {
    if bench === Bench.shared { try await Bench.sharedTables.value } else { try await Bench.lay(bench) }
  }

  private static func lay(_ bench: Workbench) async throws {
    for line in [figures, pupils, marks] { try await bench.run(line) }
  }
}
