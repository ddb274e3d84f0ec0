/// Where a notebook's recorded outputs came from. It knows no clock and no folder.
public struct Provenance: Sendable, Equatable {
  /// A file that the outputs were computed from.
  public struct Source: Sendable, Equatable {
    /// The dataset's name and version, as `name@version`.
    public var dataset: String
    /// The file's name, without its folder.
    public var file: String
    /// How many rows it has.
    public var rows: Int
    /// The release that it says it is; empty where it says nothing.
    public var release: String
    /// The fingerprint of its bytes.
    public var sha256: String
    /// Where it came from, such as a data set of the statistics API and its version; empty where the file lay there as it is.
    public var origin = ""

    /// Whether it is a script that was run, and no data.
    public var isScript: Bool { dataset.hasPrefix(Source.scriptPrefix) }
    static let scriptPrefix = "script "

    /// The dataset's name without its version.
    public var name: String { String(dataset.prefix { $0 != "@" }) }
  }

  /// The version of Slate.
  public var program: String
  /// What everything random began from.
  public var seed: UInt64
  /// What identifies the commands of all cells.
  public var cells: String
  /// The plugins whose commands were used, with their versions, sorted by name.
  public var plugins: [String: String]
  /// The values of the parameters.
  public var parameters: [String: String]
  /// The imported files, sorted by dataset.
  public var inputs: [Source]
  /// What identifies the embedded figures of each plugin that were used.
  public var published: [String: String]
  /// What identifies the commands of each notebook that it includes, by its file.
  public var includes: [String: String] = [:]
}
