import Foundation
import Interpreter
import Scripts
import SlateKit
import SlateTestSupport
import Tables

/// A prompt with scripts in a folder of its own.
struct Bench {
  let scratch: Scratch
  let workbench: Workbench

  /// Scripts by their names, with the texts of their files.
  init(_ scripts: [String: String], limits: ScriptLimits = .describing, mode: Int = 0o755) throws {
    scratch = try Scratch()
    for (name, text) in scripts {
      let path = try scratch.write(text, to: "slate-" + name)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    workbench = Workbench([TablesPlugin.self])
    load(limits: limits)
  }

  func load(into registry: Registry? = nil, mayRun: Bool = true, limits: ScriptLimits = .describing) {
    Scripts.load(
      ScriptSearch(folders: [scratch.folder]), into: registry ?? workbench.registry, mayRun: mayRun,
      cache: DescriptionCache(path: scratch.path("cache.json")), limits: limits)
  }

  /// Why a script was refused.
  var refusals: [String] { workbench.registry.refusals.map(\.reason) }

  /// A shell script with one command, whose work is a text of shell.
  static func shell(_ name: String, _ work: String, _ more: String = "") -> String {
    """
    #!/bin/sh
    if [ "$1" = --slate-describe ]; then
      printf '%s' '{"command": {"commandName": "\(name)", "abstract": "Tries something."\(more.isEmpty ? "" : ", " + more)}}'
      exit 0
    fi
    \(work)
    """
  }

  /// A bench with one such script, `try`.
  static func trying(_ work: String, _ more: String = "") throws -> Bench {
    try Bench(["try": shell("try", work, more)])
  }

  /// How a line fails, as one text.
  func failure(_ line: String) async -> String {
    guard let failure = await workbench.failure(line) else { return "" }
    return SlateError(failure.message, suggestions: failure.suggestions, hint: failure.hint).description
  }
}
