import Foundation
import SlateKit

/// A chart as a file: SVG, or PNG made of it by a program that is installed.
enum Picture: String, CaseIterable {
  case svg, png

  /// The form that a file's ending means; nil for the files of tables.
  init?(of file: FilePath) {
    guard let dot = file.text.lastIndex(of: ".") else { return nil }
    self.init(rawValue: file.text[file.text.index(after: dot)...].lowercased())
  }

  /// Programs that turn SVG into PNG, with their arguments; the first that is installed is used.
  private static let converters: [(program: String, arguments: @Sendable (String, String) -> [String])] = [
    ("rsvg-convert", { ["--zoom", "2", "--output", $1, $0] }),
    ("inkscape", { ["--export-type=png", "--export-dpi=192", "--export-filename=\($1)", $0] }),
    ("convert", { ["-density", "192", "svg:\($0)", "png:\($1)"] }),
  ]

  /// Writes a chart where a new file is.
  ///
  /// - Throws: ``SlateError`` where no program makes PNG, or where it fails.
  func write(_ chart: Chart, to target: NewFile, named file: FilePath) throws {
    let svg = chart.svg(width: chart.width.map { $0 >= 320 ? $0 : 760 } ?? 760)
    if self == .svg { return try target.write(Array(svg.utf8)) }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let found = Picture.converters.lazy.compactMap { converter in
      folders.map { "\($0)/\(converter.program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        .map { (path: $0, arguments: converter.arguments) }
    }.first
    guard let found else {
      throw SlateError(
        "No program that makes PNG pictures is installed.", at: .argument(file.text),
        hint:
          "rsvg-convert does, in Debian's package librsvg2-bin; or write a .svg, which browsers and word processors read."
      )
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "slate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "chart.svg")
    let made = folder.appending(path: "chart.png")
    try Data(svg.utf8).write(to: source)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: found.path)
    process.arguments = found.arguments(source.path, made.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0, let picture = FileManager.default.contents(atPath: made.path) else {
      throw SlateError(
        "\(found.path) could not make a picture of the chart.", at: .argument(file.text),
        hint: "Write a .svg in its place.")
    }
    try target.write(Array(picture))
  }
}
