/// What the notebook that is replayed was recorded with, for commands that would otherwise take what is newest today.
public struct Recording: Sendable {
  /// Where its inputs came from, in the words of ``Dataset/origin``.
  let origins: [String]

  /// A recording whose inputs came from these places.
  public init(origins: [String]) { self.origins = origins }

  /// Whether an origin is that of the data set with this id.
  public static func names(_ id: String, in origin: String) -> Bool {
    !id.isEmpty && origin.contains("data set \(id), ")
  }
}

extension Session {
  /// Where a data set with this id came from when the notebook that is replayed was recorded; nil where it was not read then, at
  /// the prompt, and where newer releases are asked for.
  public func recordedOrigin(ofDataSet id: String) -> String? {
    guard let recording = try? service(Recording.self) else { return nil }
    return recording.origins.first { Recording.names(id, in: $0) }
  }
}
