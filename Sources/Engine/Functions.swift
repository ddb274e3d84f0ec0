import CDuckDB

/// The functions of the loaded library.
///
/// Unchecked, because the table is written once, before anyone has a pointer to it.
struct Functions: @unchecked Sendable {
  let table: UnsafePointer<dk_api>

  init(_ table: UnsafePointer<dk_api>) { self.table = table }

  /// A text of the library's, which stays the library's.
  static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

  /// A text that the library hands over, and that is freed here.
  func taken(_ pointer: UnsafePointer<CChar>?) -> String {
    defer { table.pointee.free(UnsafeMutableRawPointer(mutating: pointer)) }
    return Functions.text(pointer)
  }
}
