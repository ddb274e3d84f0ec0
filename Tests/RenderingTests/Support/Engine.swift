import Foundation
import SlateKit
import Testing

@testable import Rendering

/// The engine, for the tests that need it.
enum Engine {
  /// Whether the engine's library can be loaded here.
  static let isThere = (try? Database.open(.memory)) != nil

  /// A session in memory whose files lie in a folder of its own.
  static func session(in folder: URL) -> Session {
    Session(workspace: Workspace(.memory), plugins: [RenderingPlugin.self], folder: folder.path)
  }

  /// The figures of two areas, one of them confidential.
  static let plans = Relation(
    sql: """
      select * from (values ('2024', 'England', 44841, null, 46.35), ('2024', 'City of London', null, 'c', null))
        as t(period, area, within, within_symbol, rate)
      """,
    columns: [
      Column("period", .text, label: "Year"), Column("area", .text, label: "Area"),
      Column("within", .integer, label: "Within 20 weeks", unit: "plans", symbols: "within_symbol"),
      Column("rate", .decimal, label: "Rate", unit: "%", decimals: 1),
    ])

  /// The numbers from 0 up.
  static func numbers(_ count: Int) -> Relation {
    Relation(sql: "select i as n from range(\(count)) as t(i)", columns: [Column("n", .integer)])
  }
}

extension Trait where Self == ConditionTrait {
  /// Leaves the tests out where the engine cannot be loaded.
  static var engine: Self { .enabled(if: Engine.isThere, "The engine's library cannot be loaded here.") }
}
