/// A choice by hand of what feeds an input: a dataset, and which of its columns are which of the input's.
public struct Binding: Sendable, Hashable {
  /// The input's name.
  public var input: String
  /// The dataset's name, or `name@version` for one of its versions.
  public var dataset: String
  /// The dataset's column, or a fixed value, for columns of the input; empty where a known layout maps the file.
  public var columns: [String: String]

  /// A choice by hand.
  public init(input: String, dataset: String, columns: [String: String] = [:]) {
    self.input = input
    self.dataset = dataset
    self.columns = columns
  }
}
