extension Database {
  /// Opens a copy of a file that another process is writing. The copy has no name once it is open, so nothing is left behind.
  static func openCopy(of path: String, holder: String, _ api: Functions) throws(EngineError) -> Opened {
    let copy = try FileCopy(of: path)
    defer { copy.remove() }
    // A log beside the copy is played into it first, which needs write access; a copy without one is opened as it is.
    if copy.hasLog {
      var writing: OpaquePointer? = try open(copy.path, settings: settings(), api).pointer
      api.table.pointee.close(&writing)
    }
    let handle = try open(copy.path, settings: settings() + [("access_mode", "READ_ONLY")], api)
    return Opened(
      handle: handle,
      notice: """
        \(path) is held by another process, \(holder). What is read here is a copy of it as it stood at its last commit \
        when it was opened; what is written there since does not appear.
        """)
  }
}
