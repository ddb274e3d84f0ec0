import SlateKit

/// The commands that look around in the statistics that the Department for Education publishes.
public enum CataloguePlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "catalog", summary: "The data sets that Explore Education Statistics publishes.", group: "catalog",
    sources: ["Department for Education, Explore Education Statistics: public API, version 1"])
  /// Its commands.
  public static let commands: [any Command.Type] = [Search.self, Show.self, Updates.self]
}

/// The command that brings a published data set in.
public enum FetchPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "fetch", summary: "Downloads a data set of Explore Education Statistics and imports it.",
    sources: ["Department for Education, Explore Education Statistics: public API, version 1"])
  /// Its command.
  public static let commands: [any Command.Type] = [Fetch.self]
}
