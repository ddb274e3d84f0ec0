/// Who a plugin is.
public struct Manifest: Sendable {
  /// The name by which notebooks and `plugins` name it: lower-case letters, digits and hyphens.
  public var id: String
  /// What its commands answer, in one sentence.
  public var summary: String
  /// Its version, as `major.minor.patch`.
  public var version: String
  /// The word before its commands (`send` in `send timeliness`); nil where they are typed on their own.
  public var group: String?
  /// The publications that define its methods.
  public var sources: [String]

  /// A plugin's name, what it answers, and where its methods are defined.
  public init(
    id: String, summary: String, version: String = "1.0.0", group: String? = nil, sources: [String] = []
  ) {
    self.id = id
    self.summary = summary
    self.version = version
    self.group = group
    self.sources = sources
  }
}
