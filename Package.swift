// swift-tools-version: 6.2
import PackageDescription

/// The rooms of the house, from the ground up. A room names only rooms of the floors below it;
/// `Tests/ArchitectureTests` holds the code's imports against this list.
let settings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func room(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func plugin(_ name: String) -> Target {
  .target(
    name: name, dependencies: ["SlateKit", "Statistics"], path: "Plugins/\(name)", swiftSettings: settings)
}

func tests(_ name: String, on dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Every plugin that ships; the executable's list in `Sources/slate/Plugins.swift` names the same ones.
let plugins = [
  "Tables", "Data", "SEND", "Disadvantage", "Staffing", "Places", "Screening", "Sample", "Catalogue",
  "Attendance",
  "Exclusions",
]

let shipped = plugins.map { Target.Dependency.byName(name: $0) }

let package = Package(
  name: "slate",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "slate", targets: ["slate"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // 1
    .target(name: "CEditline", linkerSettings: [.linkedLibrary("edit")]),
    .target(name: "CDuckDB", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "CTransfer", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "CDigest"),
    .target(name: "CSpawn"),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    room("Statistics"),
    // 2
    room("LineEditor", on: ["CEditline"]),
    room("Engine", on: ["CDuckDB"]),
    // 3
    room("Charts", on: ["Engine"]),
    room("Datasets", on: ["Engine", "CTransfer", "CZlib", "CDigest"]),
    // 4
    room("SlateKit", on: ["Engine", "Charts", "Datasets", arguments]),
    // 5
    room("Interpreter", on: ["SlateKit"]),
    room("Rendering", on: ["SlateKit"]),
    // 6
    room("Scripts", on: ["Interpreter", "CSpawn"]),
    room("Notebooks", on: ["Interpreter", "Rendering", yams]),
    // 7
    room("Shell", on: ["Interpreter", "Rendering", "Scripts", "Notebooks", "LineEditor"]),
    // 8
    .executableTarget(
      name: "slate", dependencies: ["Shell"] + shipped, swiftSettings: settings),
  ] + plugins.map(plugin) + [
    // A program that the tests of the engine start, to hold a file and to be killed.
    .executableTarget(
      name: "engine-writer", dependencies: ["Engine"], path: "Tests/EngineWriter", swiftSettings: settings),
    tests("EngineTests", on: ["Engine", "engine-writer"]),
    tests("ArchitectureTests", on: []),
    .target(name: "TerminalSupport", path: "Tests/TerminalSupport", swiftSettings: settings),
    .executableTarget(
      name: "line-editor-demo", dependencies: ["LineEditor"], path: "Tests/LineEditorDemo",
      swiftSettings: settings),
    tests("LineEditorTests", on: ["LineEditor", "TerminalSupport", "line-editor-demo"]),
    tests("DatasetsTests", on: ["Datasets", "SlateTestSupport"]),
    tests("DataTests", on: ["Data", "Interpreter", "SlateTestSupport", "Tables"]),
    tests("ChartsTests", on: ["Charts", "Tables", "SEND", "SlateTestSupport"]),
    tests("RenderingTests", on: ["Rendering", "SlateKit"]),
    tests("NotebooksTests", on: ["Notebooks"]),
    tests("ScriptsTests", on: ["Scripts", "Notebooks", "SlateTestSupport", "Tables", "SEND"]),
    tests("ShellTests", on: ["Shell", "TerminalSupport", "slate"]),
    .target(
      name: "SlateTestSupport", dependencies: ["Interpreter", "Rendering"], path: "Tests/SlateTestSupport",
      swiftSettings: settings),
    tests("InterpreterTests", on: ["Interpreter", "SlateTestSupport"]),
    tests("SlateKitTests", on: ["SlateTestSupport"] + shipped),
    tests("TablesTests", on: ["SlateTestSupport", "Tables"]),
    tests("SENDTests", on: ["SlateTestSupport", "Tables", "Data", "SEND", "Statistics"]),
    tests("ConformanceTests", on: ["SlateTestSupport", "Shell", "slate"]),
    tests("ProgramTests", on: ["SlateTestSupport", "slate"]),
    tests("StatisticsTests", on: ["Statistics"]),
    // What the tests of plugins share beyond that: the verbs of tables, imports, and the recomputed figures.
    .target(
      name: "PluginSupport", dependencies: ["SlateTestSupport", "Tables", "Data"],
      path: "Tests/PluginSupport",
      swiftSettings: settings),
    tests("DisadvantageTests", on: ["Disadvantage", "Statistics", "PluginSupport"]),
    tests("StaffingTests", on: ["Staffing", "PluginSupport"]),
    tests("PlacesTests", on: ["Places", "Sample", "PluginSupport"]),
    tests(
      "GuideTests",
      on: ["Notebooks", "Scripts", "SEND", "PluginSupport", "TerminalSupport", "slate"]),
    tests("AttendanceTests", on: ["Attendance", "PluginSupport"]),
    tests("ExclusionsTests", on: ["Exclusions", "PluginSupport"]),
    // make plugin puts tests here: they use PluginSupport.
    .testTarget(
      name: "CatalogueTests", dependencies: ["Catalogue", "Data", "Tables", "Notebooks", "SlateTestSupport"],
      exclude: ["server.py"], swiftSettings: settings),
    tests("ScreeningTests", on: ["Screening", "SlateTestSupport"]),
    tests(
      "SampleTests",
      on: [
        "Sample", "Disadvantage", "Staffing", "Data", "Tables", "Datasets", "Statistics", "SlateTestSupport",
      ]),
  ]
)
