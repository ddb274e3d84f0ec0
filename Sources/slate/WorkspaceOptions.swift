import ArgumentParser
import Foundation
import SlateKit

/// Where the data lives.
struct WorkspaceOptions: ParsableArguments {
  @Option(
    name: .customLong("workspace"),
    help: ArgumentHelp("Work in this file, and keep there what is imported.", valueName: "file"),
    completion: .file())
  var file: String?
  @Flag(help: "Work in memory: what is imported is gone at the end. This is so where no workspace is named.")
  var memory = false
  @Flag(help: "Only read the workspace: works beside a process that writes to it.") var readOnly = false

  func validate() throws {
    if memory && file != nil { throw ValidationError("Choose --workspace FILE or --memory.") }
    if readOnly && file == nil { throw ValidationError("--read-only goes with --workspace FILE.") }
  }

  /// The statistics API at the address that the environment names, else at the official one.
  static var statistics: StatisticsAPI {
    guard let address = getenv("SLATE_STATISTICS_API").map({ String(cString: $0) }), !address.isEmpty else {
      return StatisticsAPI()
    }
    return StatisticsAPI(base: address)
  }

  /// The workspace, not opened yet.
  var workspace: Workspace {
    Workspace(
      file.map { .file(Paths.expandingHome($0)) } ?? .memory, readOnly: readOnly,
      statistics: WorkspaceOptions.statistics)
  }
}
