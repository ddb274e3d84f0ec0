import Engine

/// Whether the engine's library can be loaded; where it cannot, its tests are skipped and say so.
enum EngineAvailability {
  static let isLoadable: Bool = (try? EngineLibrary.load()) != nil
  static let reason = "The DuckDB library is not here; `make setup` supplies it."
}
