import CDuckDB
import Synchronization

/// The DuckDB library, which is found and loaded when it is first needed.
public enum EngineLibrary {
  private static let state = Mutex<Result<String, EngineError>?>(nil)

  /// Loads the library unless it is there already; any thread may call this, and only the first call takes time.
  ///
  /// - Throws: an error of kind ``EngineError/Kind/library`` that lists where the library was looked for.
  public static func load() throws(EngineError) { _ = try functions() }

  /// The version of the loaded library, such as `v1.5.5`; nil while none is loaded.
  public static var version: String? {
    guard let api = dk_get() else { return nil }
    return String(cString: api.pointee.library_version())
  }

  /// Where the loaded library was found; nil while none is loaded.
  public static var path: String? {
    state.withLock { if case .success(let path) = $0 { path } else { nil } }
  }

  /// The functions of the library, loaded first where need be.
  static func functions() throws(EngineError) -> UnsafePointer<dk_api> {
    let outcome = state.withLock { state in
      // A failure is not kept: the library may have been supplied since.
      if case .success(let path) = state { return Result<String, EngineError>.success(path) }
      let found = loadFirst(of: places())
      state = found
      return found
    }
    _ = try outcome.get()
    guard let api = dk_get() else {
      throw EngineError(.library, "The DuckDB library was loaded, but its functions cannot be reached.")
    }
    return api
  }

  /// Loads the first library that is there, and says what was looked at where none can be loaded.
  private static func loadFirst(of places: [String]) -> Result<String, EngineError> {
    var refused: [String] = []
    for place in places where Files.exists(place) {
      guard let problem = dk_load(place) else { return .success(place) }
      refused.append("\(place) cannot be used: \(String(cString: problem)).")
    }
    let looked = places.map { "  " + $0 }.joined(separator: "\n")
    let reasons = refused.isEmpty ? "" : " " + refused.joined(separator: " ")
    return .failure(
      EngineError(
        .library,
        """
        Slate's engine, the DuckDB library (1.5 or newer), is not to be found.\(reasons) \
        `make setup` supplies it; SLATE_DUCKDB=PATH names another copy. Looked for:
        \(looked)
        """))
  }
}
