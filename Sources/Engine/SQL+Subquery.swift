extension SQL {
  /// The query as it can stand in parentheses: without the semicolons and comments at its end.
  var subquery: SQL {
    let text = text
    var surplus = text.utf8.count - SQLScanner(text).codeEnd()
    var query = self
    while surplus > 0, case .code(let last)? = query.parts.popLast() {
      if surplus < last.utf8.count {
        query.parts.append(.code(String(decoding: last.utf8.dropLast(surplus), as: UTF8.self)))
      }
      surplus -= min(surplus, last.utf8.count)
    }
    return query
  }
}
