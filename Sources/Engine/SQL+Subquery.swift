extension SQL {
  /// The query as it can stand in parentheses: without the semicolons and comments at its end.
  var subquery: SQL {
    let text = text
    var surplus = text.utf8.count - SQLScanner(text).codeEnd()
    var query = self
    while surplus > 0, let part = query.parts.popLast() {
      let last: String
      switch part {
      case .code(let code), .typed(let code): last = code
      case .parameter: return query
      }
      if surplus < last.utf8.count {
        let rest = String(decoding: last.utf8.dropLast(surplus), as: UTF8.self)
        if case .typed = part { query.parts.append(.typed(rest)) } else { query.parts.append(.code(rest)) }
      }
      surplus -= min(surplus, last.utf8.count)
    }
    return query
  }
}
