import Testing

@Suite("Who may know whom") struct ImportTests {
  @Test("A room imports only rooms of the floors below", arguments: House.rooms)
  func imports(of room: String) throws {
    let name = House.name(of: room)
    let allowed = room.hasPrefix("Plugins/") ? House.knownToPlugins : House.known[name]
    guard let allowed else {
      Issue.record("\(room) is not on the list of rooms in Tests/ArchitectureTests/House.swift")
      return
    }
    let ours = Set(House.known.keys).union(House.plugins)
    for path in Repository.swiftFiles(in: room) {
      for (module, line) in try Source(path: path).imports where ours.contains(module) {
        #expect(allowed.contains(module), "\(path):\(line): \(name) may not import \(module)")
      }
    }
  }

  @Test func everyPluginIsInTheManifest() throws {
    let manifest = try Repository.text(of: "Package.swift")
    let list = try #require(manifest.firstMatch(of: #/let plugins = \[([^\]]*)\]/#), "no list of plugins")
    let names = list.1.matches(of: #/"([^"]+)"/#).map { String($0.1) }
    #expect(names.sorted() == House.plugins)
  }

  @Test(.enabled(if: Repository.exists("Sources/slate/Plugins.swift")))
  func everyPluginIsInTheExecutable() throws {
    let imports = Set(try Source(path: "Sources/slate/Plugins.swift").imports.map(\.module))
    for plugin in House.plugins {
      #expect(imports.contains(plugin), "Sources/slate/Plugins.swift does not name \(plugin)")
    }
  }

  @Test func testsUseSwiftTesting() throws {
    for path in Repository.swiftFiles(in: "Tests") {
      let imports = try Source(path: path).imports
      #expect(
        !imports.contains { $0.module == "XCTest" }, "\(path): `make test` counts Swift Testing's tests only")
    }
  }

  @Test(
    "Imports are found however they are written",
    arguments: [
      ("import Engine", ["Engine"]),
      ("  @testable import Engine", ["Engine"]),
      ("@preconcurrency import CDuckDB // why", ["CDuckDB"]),
      ("public import Engine; internal import Charts", ["Engine", "Charts"]),
      ("@_spi(Tests) package import struct Engine.Table", ["Engine"]),
      ("// import Engine", []),
      ("/* one\nimport Engine\n*/ import Charts", ["Charts"]),
      ("let text = \"\"\"\nimport Engine\n\"\"\"\nimport Charts", ["Charts"]),
      ("let important = 1", []),
    ])
  func importsAreFound(in text: String, modules: [String]) {
    #expect(Source(path: "", text: text).imports.map(\.module) == modules)
  }
}
