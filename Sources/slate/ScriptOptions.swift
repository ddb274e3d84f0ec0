import ArgumentParser
import Scripts

/// Where scripts are looked for.
struct ScriptOptions: ParsableArguments {
  @Option(
    name: .customLong("plugins"),
    help: ArgumentHelp(
      "Take the scripts slate-NAME in this folder as commands, before those of SLATE_PLUGINS and of the search path; may be repeated.",
      valueName: "folder"),
    completion: .directory)
  var folders: [String] = []

  /// Where scripts are looked for.
  var search: ScriptSearch { ScriptSearch(named: folders) }
}
