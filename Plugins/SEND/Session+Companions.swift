import SlateKit

extension Session {
  /// The rows of an input that stand beside those of another: of the same areas, on the same footing, of every year. Where it
  /// has none of those areas, all its rows: what is joined to them is then missing.
  func companions(of input: Input, _ selection: Selection) async throws -> InputRows {
    var everyYear = selection
    everyYear.years = nil
    do { return try await rows(of: input, everyYear) } catch is SlateError {
      return try await rows(of: input, embedded: selection.embedded)
    }
  }
}
