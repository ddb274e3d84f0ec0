/// What lines may reach outside the workspace: which files they may read and write, whether they may open connections and
/// start programs.
///
/// A person at the prompt may do everything. A notebook comes from somebody else: it may read what lies beside it and nothing
/// more, unless the person who replays it says otherwise.
public struct AccessPolicy: Sendable, Equatable {
  /// What is done with a file.
  public enum Purpose: String, Sendable { case reading, writing }

  /// The files and folders that may be read, and what is in them; nil for all.
  public var readable: [String]?
  /// The files and folders that may be written; nil for all.
  public var writable: [String]?
  /// Whether connections may be opened.
  public var connects: Bool
  /// Whether programs may be started.
  public var runsPrograms: Bool
  /// A folder whose files are read in place of those of the same name; nil for none.
  public var newerFiles: String?
  /// Whether newer releases are read than the notebook was recorded with.
  public var takesNewest = false

  /// What a person at the prompt may do.
  public static let everything = AccessPolicy(
    readable: nil, writable: nil, connects: true, runsPrograms: true)

  /// What a notebook in this folder may do.
  public static func notebook(in folder: String) -> AccessPolicy {
    AccessPolicy(readable: [folder], writable: [], connects: false, runsPrograms: false)
  }

  /// The policy with more allowed: `read=PATH`, `write=PATH`, `connect` or `run`, several with commas between them.
  ///
  /// A folder that may be written may be read too.
  ///
  /// - Throws: ``SlateError`` for a word that is none of these.
  public func allowing(_ words: [String]) throws -> AccessPolicy {
    var policy = self
    for word in words.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }).map(String.init)
    {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      switch (parts.first, parts.count) {
      case ("read", 2): policy.readable?.append(Paths.expandingHome(parts[1]))
      case ("write", 2):
        policy.writable?.append(Paths.expandingHome(parts[1]))
        policy.readable?.append(Paths.expandingHome(parts[1]))
      case ("connect", 1): policy.connects = true
      case ("run", 1): policy.runsPrograms = true
      default:
        throw SlateError(
          "'\(word)' cannot be allowed.", at: .argument(word),
          hint: "It is read=PATH, write=PATH, connect or run, with commas between several.")
      }
    }
    return policy
  }

  /// The file that is read for a path: a newer one of its name where there is one.
  func newest(_ path: String) -> String {
    guard let newerFiles, let name = path.split(separator: "/").last else { return path }
    let newer = Paths.expandingHome(newerFiles) + "/" + name
    return Paths.isThere(newer) ? newer : path
  }

  /// Whether SQL must keep to the tables of the workspace.
  var confinesQueries: Bool { readable != nil || writable != nil }

  /// Refuses a path outside what is allowed. Links and `..` are followed first, so that none of them leads out.
  func demand(_ path: String, named name: String, for purpose: Purpose) throws {
    guard let allowed = purpose == .reading ? readable : writable else { return }
    let target = Paths.resolved(path)
    let isInside = allowed.map(Paths.resolved).contains { folder in
      target == folder || folder == "/" || target.hasPrefix(folder + "/")
    }
    if isInside { return }
    let folder = Paths.parent(of: target)
    throw purpose == .reading
      ? SlateError(
        "A notebook may read files beside it, and '\(name)' lies elsewhere.", at: .argument(name),
        hint: "If you trust it: replay it with --allow read=\(folder)")
      : SlateError(
        "A notebook writes no files, and this one would write '\(name)'.", at: .argument(name),
        hint: "If you trust it: replay it with --allow write=\(folder)")
  }
}
