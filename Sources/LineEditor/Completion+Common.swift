extension Completion {
  /// The longest text that every candidate begins with.
  var commonPrefix: String {
    guard let first = candidates.first?.replacement else { return "" }
    return candidates.dropFirst().reduce(first) { common, candidate in
      let pairs = zip(common, candidate.replacement)
      return String(common.prefix(pairs.prefix { $0 == $1 }.count))
    }
  }

  /// What the completion key would put in the place of `typed` before it lists anything; nil where the
  /// candidates agree on nothing more than is there. Letters may change their case on the way.
  func extending(_ typed: String) -> String? {
    let common = commonPrefix
    if candidates.count == 1 { return common == typed ? nil : common }
    guard common.count > typed.count, common.lowercased().hasPrefix(typed.lowercased()) else { return nil }
    return common
  }

  /// What would follow `typed` if it were completed; nil where completion would also change it.
  func suggestion(after typed: String) -> String? {
    guard let extended = extending(typed), extended.hasPrefix(typed) else { return nil }
    let suffix = String(extended.unicodeScalars.dropFirst(typed.unicodeScalars.count))
    return suffix.isEmpty || suffix.contains(where: \.isNewline) ? nil : suffix
  }
}
