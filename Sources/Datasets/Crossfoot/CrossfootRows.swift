/// Rows of places whose categories are added up.
struct CrossfootRows {
  /// Period, identifier and filters, as numbers of texts.
  private(set) var keys: [[UInt32]] = []
  /// The name of each row's place.
  private(set) var names: [UInt32] = []
  /// How many places are summed in a row.
  private(set) var places: [Int] = []
  /// The values of each count; not a number where one is missing.
  private(set) var values: [[Double]]

  init(counts: Int) { values = Array(repeating: [], count: counts) }

  /// Takes a group under the name of its place; where a place of it has no number, it has none.
  mutating func take(_ group: Int, of groups: CrossfootGroups, name: UInt32) {
    keys.append(groups.keys[group])
    names.append(name)
    places.append(groups.rows[group])
    for column in values.indices {
      let isWhole = groups.numbers[column][group] == groups.rows[group]
      values[column].append(isWhole ? groups.sums[column][group] : .nan)
    }
  }
}
