extension EngineLibrary {
  #if os(macOS)
    static let fileName = "libduckdb.dylib"
  #else
    static let fileName = "libduckdb.so"
  #endif

  /// Where the library may be, in the order of looking: `SLATE_DUCKDB`, beside the executable, the checkout's `.deps`, the data
  /// folder of the user, the folders of the system, Homebrew's.
  static func places() -> [String] {
    if let named = Files.environment("SLATE_DUCKDB") { return [named] }
    var places: [String] = []
    if let executable = Files.executable, let folder = Files.parent(of: executable) {
      places.append(Files.join(folder, fileName))
      if let checkout = checkout(above: folder) { places.append(Files.join(checkout, ".deps/" + fileName)) }
    }
    if let data = Files.environment("XDG_DATA_HOME") {
      places.append(Files.join(data, "slate/" + fileName))
    } else if let home = Files.environment("HOME") {
      places.append(Files.join(home, ".local/share/slate/" + fileName))
    }
    places += systemFolders.map { Files.join($0, fileName) }
    places += ["/opt/homebrew/lib", "/home/linuxbrew/.linuxbrew/lib"].map { Files.join($0, fileName) }
    return places
  }

  private static var systemFolders: [String] {
    #if arch(x86_64)
      let architecture = ["/usr/lib/x86_64-linux-gnu"]
    #elseif arch(arm64)
      let architecture = ["/usr/lib/aarch64-linux-gnu"]
    #else
      let architecture: [String] = []
    #endif
    return ["/usr/local/lib"] + architecture + ["/usr/lib64", "/usr/lib"]
  }

  /// The nearest folder above the executable that has `.deps` in it or, while nothing has been supplied, a manifest.
  private static func checkout(above folder: String) -> String? {
    var candidate: String? = folder
    while let current = candidate {
      if Files.exists(Files.join(current, ".deps")) || Files.exists(Files.join(current, "Package.swift")) {
        return current
      }
      candidate = Files.parent(of: current)
    }
    return nil
  }
}
