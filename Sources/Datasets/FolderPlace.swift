#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which folder a path leads to, whatever links lie on the way.
struct FolderPlace: Equatable {
  private let device: UInt64
  private let number: UInt64

  /// The folder at a path.
  ///
  /// - Throws: ``DatasetError`` where it may not be looked into.
  init(_ path: String) throws(DatasetError) {
    var status = stat()
    guard stat(path, &status) == 0, access(path, R_OK | X_OK) == 0 else {
      throw DatasetError("The folder cannot be read: \(String(cString: strerror(errno))).")
    }
    (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino))
  }
}
