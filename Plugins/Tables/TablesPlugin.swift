import SlateKit

/// The verbs of a pipeline: each takes the table before it and hands one on, and together they are one query.
public enum TablesPlugin: Plugin {
  /// What the plugin is.
  public static let manifest = Manifest(
    id: "tables", summary: "Filter, derive, sort, group, reshape, join and draw tables.")
  /// The verbs.
  public static let commands: [any Command.Type] = [
    From.self, Where.self, Select.self, Derive.self, Sort.self, Head.self, Tail.self, Count.self, Group.self,
    Pivot.self, Unpivot.self, Join.self, Rank.self, Change.self, SQLCommand.self, Let.self, Plot.self,
    Protect.self,
  ]
}
