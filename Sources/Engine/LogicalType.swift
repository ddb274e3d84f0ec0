import CDuckDB

/// A type of the engine's.
final class LogicalType {
  let pointer: OpaquePointer?
  private let api: Functions

  init(_ pointer: OpaquePointer?, api: Functions) {
    self.pointer = pointer
    self.api = api
  }

  deinit {
    var type = pointer
    api.table.pointee.destroy_logical_type(&type)
  }

  /// The engine's number for the type; 0 where it is not known.
  var id: UInt32 { read(api.table.pointee.get_type_id) ?? 0 }

  /// The number of the type in which a decimal is stored.
  var decimalStorage: UInt32 { read(api.table.pointee.decimal_internal_type) ?? 0 }

  /// How many digits of a decimal stand behind the point.
  var decimalScale: Int { Int(read(api.table.pointee.decimal_scale) ?? 0) }

  /// The number of the type in which an enumeration's codes are stored.
  var codeStorage: UInt32 { read(api.table.pointee.enum_internal_type) ?? 0 }

  /// The texts of an enumeration, in the order of their codes.
  func dictionary() -> [String] {
    read { pointer in
      (0..<UInt64(api.table.pointee.enum_dictionary_size(pointer))).map { index in
        api.taken(api.table.pointee.enum_dictionary_value(pointer, index))
      }
    } ?? []
  }

  /// Asks the engine something about the type, which lives until the answer is there.
  private func read<T>(_ question: (OpaquePointer) -> T) -> T? {
    withExtendedLifetime(self) { pointer.map(question) }
  }
}
