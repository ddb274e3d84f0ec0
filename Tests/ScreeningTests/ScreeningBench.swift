import Screening
import SlateKit
import SlateTestSupport

/// What the tests run lines on.
enum ScreeningBench {
  static let plugin: any Plugin.Type = ScreeningPlugin.self

  /// A workbench in a folder with files of these texts.
  static func with(_ files: [String: String]) throws -> (bench: Workbench, scratch: Scratch) {
    let scratch = try Scratch()
    for (name, text) in files { try scratch.write(text, to: name) }
    return (Workbench([plugin], folder: scratch.folder), scratch)
  }
}
