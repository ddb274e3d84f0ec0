/// The rooms, and whom each may know.
enum House {
  /// The folders of modules; others hold scripts.
  static let plugins = Repository.folders(in: "Plugins").filter {
    !Repository.swiftFiles(in: "Plugins/\($0)").isEmpty
  }

  /// Every folder of code, relative to the root.
  static let rooms =
    Repository.folders(in: "Sources").map { "Sources/\($0)" } + plugins.map { "Plugins/\($0)" }

  /// From the ground up. A room imports those on its list and nothing else of ours; what is not of ours, it may.
  static let known: [String: Set<String>] = [
    "CEditline": [],
    "CDuckDB": [],
    "CTransfer": [],
    "CZlib": [],
    "CDigest": [],
    "CSpawn": [],
    "Statistics": [],

    "LineEditor": ["CEditline"],
    "Engine": ["CDuckDB"],

    "Charts": ["Engine"],
    "Datasets": ["Engine", "CTransfer", "CZlib", "CDigest"],

    "SlateKit": ["Engine", "Charts", "Datasets"],

    "Interpreter": kit.union(["SlateKit"]),
    "Rendering": kit.union(["SlateKit"]),

    "Scripts": kit.union(["SlateKit", "Interpreter", "CSpawn"]),
    "Notebooks": host,

    "Shell": host.union(["LineEditor", "Scripts", "Notebooks"]),

    "slate": host.union(["LineEditor", "Scripts", "Notebooks", "Shell"]).union(plugins),
  ]

  /// A plugin sees the engine's types through SlateKit, and neither another plugin nor the host.
  static let knownToPlugins: Set<String> = ["SlateKit", "Statistics"]

  /// Those that may write to the screen.
  static let speakers: Set<String> = ["LineEditor", "Rendering", "Shell", "slate"]

  private static let kit: Set<String> = ["Engine", "Charts", "Datasets", "Statistics"]
  private static let host = kit.union(["SlateKit", "Interpreter", "Rendering"])

  static func name(of room: String) -> String {
    String(room.split(separator: "/").last ?? "")
  }
}
