import SlateKit

/// A table of the fictional England: what its columns mean, and the query that makes it.
struct SampleTable {
  var name: String
  var summary: String
  var individuals = false
  var columns: [Column]
  /// The texts of columns that are stored as codes.
  var codes: [String: [String]] = [:]
  var query: SQL
}
