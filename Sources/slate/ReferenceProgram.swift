import ArgumentParser
import Foundation
import Interpreter
import Shell
import SlateKit

/// `slate reference`: every command, from the declarations.
struct ReferenceProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Write the reference of all commands: Markdown, or pages for man.")

  @Option(
    help: ArgumentHelp("Write a page for man for each plugin into this folder.", valueName: "folder"),
    completion: .directory)
  var man: String?

  func run() throws {
    let registry = Registry(Shell.hostPlugins + shippedPlugins)
    guard let man else {
      print(try Reference.markdown(of: registry), terminator: "")
      return
    }
    let folder = URL(filePath: Paths.expandingHome(man))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for page in try Reference.manual(of: registry) {
      try Foundation.Data(page.text.utf8).write(to: folder.appending(path: page.name + ".1"))
    }
  }
}
