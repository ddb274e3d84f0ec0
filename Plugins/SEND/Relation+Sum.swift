import SlateKit

extension Relation {
  /// The relation with the sum of some of its columns as a further one. It is missing where one of them is, with its symbol.
  func adding(_ column: Column, sumOf names: [String]) -> Relation {
    guard names.allSatisfy({ self.column($0) != nil }) else { return self }
    let values = names.map { "\(column: $0)" as SQL }
    return adding(column, "\(values, separator: " + ")", of: names)
  }
}
