/// A pointer to something of the library.
///
/// Unchecked, because the library's databases and connections may be used from any thread, and every use of one here is under
/// a lock or on the connection's queue.
struct Handle: @unchecked Sendable, Equatable {
  let pointer: OpaquePointer
}
