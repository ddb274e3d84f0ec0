#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is read from its beginning to its end, in pieces.
final class InputFile {
  /// How many bytes the file has.
  let byteCount: Int
  private let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: ``DatasetError`` where there is none, it is a folder, or it may not be read.
  init(_ path: String) throws(DatasetError) {
    let name = InputFile.name(of: path)
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw DatasetError("There is no file '\(path)'.", hint: "Paths begin in the current folder.")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw DatasetError("'\(name)' is a folder.", hint: "Name the file in it.")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DatasetError("'\(name)' is not a file of data.") }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DatasetError("'\(name)' cannot be read: \(String(cString: strerror(errno))).")
    }
    byteCount = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The beginning of a file as text, without a byte order mark.
  ///
  /// - Throws: ``DatasetError`` where it cannot be read.
  static func start(of path: String, _ count: Int) throws(DatasetError) -> String {
    let bytes = try InputFile(path).bytes(count)
    return String(decoding: bytes.dropFirst(bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0), as: UTF8.self)
  }

  /// Whether a file stands at the path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a folder stands at the path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// A path's last part.
  static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Fills the buffer with the next bytes.
  ///
  /// - Returns: how many there are; 0 at the end.
  /// - Throws: ``DatasetError`` where the system cannot read on.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, start, buffer.count)
      #else
        let count = Glibc.read(descriptor, start, buffer.count)
      #endif
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw DatasetError("The file cannot be read to its end: \(String(cString: strerror(errno))).")
      }
    }
  }

  /// Goes to a place in the file, in bytes from its beginning.
  ///
  /// - Throws: ``DatasetError`` where it has no such place.
  func go(to place: Int) throws(DatasetError) {
    guard place >= 0, place <= byteCount, lseek(descriptor, off_t(place), SEEK_SET) == off_t(place) else {
      throw DatasetError("The file names a place in itself that it does not have; it may be cut off.")
    }
  }

  /// The next bytes, as many as are asked for or as there are.
  ///
  /// - Throws: ``DatasetError`` where the system cannot read on.
  func bytes(_ count: Int) throws(DatasetError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    var filled = 0
    var fault: DatasetError?
    bytes.withUnsafeMutableBytes { buffer in
      do throws(DatasetError) {
        while filled < buffer.count {
          let read = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
          if read == 0 { break }
          filled += read
        }
      } catch { fault = error }
    }
    if let fault { throw fault }
    return Array(bytes.prefix(filled))
  }

  /// The whole of a small file as text, without a byte order mark.
  ///
  /// - Throws: ``DatasetError`` where it cannot be read, or is larger than `limit` bytes.
  static func text(of path: String, limit: Int) throws(DatasetError) -> String {
    let file = try InputFile(path)
    guard file.byteCount <= limit else {
      throw DatasetError("'\(name(of: path))' is larger than \(limit >> 20) MB.")
    }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(file.byteCount, 1), alignment: 1)
    defer { buffer.deallocate() }
    var filled = 0
    while filled < buffer.count {
      let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    let hasMark = buffer[..<filled].starts(with: [0xef, 0xbb, 0xbf])
    return String(decoding: buffer[(hasMark ? 3 : 0)..<filled], as: UTF8.self)
  }
}
