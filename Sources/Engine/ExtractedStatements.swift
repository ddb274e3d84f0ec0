import CDuckDB

/// The statements that the engine finds in a text.
final class ExtractedStatements {
  /// How many there are.
  let count: Int
  private let runner: Runner
  private let pointer: OpaquePointer

  /// Parses the text.
  init(_ text: String, on runner: Runner) throws {
    if text.utf8.contains(0) {
      throw EngineError(.statement, "The statement has a NUL character in it; write chr(0) instead.")
    }
    let api = runner.api
    var extracted: OpaquePointer?
    let count = api.table.pointee.extract_statements(runner.connection, text, &extracted)
    guard let pointer = extracted else { throw EngineError(.fatal, "The engine cannot read statements.") }
    guard count > 0 else {
      let problem = Functions.text(api.table.pointee.extract_statements_error(pointer))
      api.table.pointee.destroy_extracted(&extracted)
      throw problem.isEmpty ? EngineError(.statement, "There is no statement here.") : runner.error(problem)
    }
    self.count = Int(count)
    self.runner = runner
    self.pointer = pointer
  }

  deinit {
    var extracted: OpaquePointer? = pointer
    runner.api.table.pointee.destroy_extracted(&extracted)
  }

  /// Prepares one of them, counted from 0.
  func prepare(_ index: Int) throws -> PreparedStatement {
    defer { withExtendedLifetime(self) {} }
    let api = runner.api
    var prepared: OpaquePointer?
    let state = api.table.pointee.prepare_extracted_statement(
      runner.connection, pointer, UInt64(index), &prepared)
    guard let statement = prepared else {
      throw EngineError(.fatal, "The engine cannot prepare a statement.")
    }
    guard state == 0 else {
      let problem = Functions.text(api.table.pointee.prepare_error(statement))
      api.table.pointee.destroy_prepare(&prepared)
      throw runner.error(problem)
    }
    return PreparedStatement(statement, api: api)
  }
}
