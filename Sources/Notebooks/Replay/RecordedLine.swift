/// The lines of a recorded output that stand for what it does not show.
enum RecordedLine {
  /// Before the fingerprint of a result of which not everything is shown.
  static let fingerprint = "whole result: fingerprint "
  /// Before the number of rows and the columns of a result of which only these are compared.
  static let shape = "shape: "
}
