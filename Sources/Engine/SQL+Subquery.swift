extension SQL {
  /// The query as it can stand in parentheses: without the semicolons and comments at its end.
  var subquery: SQL {
    guard case .code(let last)? = parts.last else { return self }
    let text = text
    let surplus = text.utf8.count - SQLScanner(text).codeEnd()
    guard surplus > 0, surplus < last.utf8.count else { return self }
    var query = self
    query.parts[parts.count - 1] = .code(String(decoding: last.utf8.dropLast(surplus), as: UTF8.self))
    return query
  }
}
