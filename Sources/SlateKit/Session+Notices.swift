extension Session {
  /// Says something beside the notices that the running command gives itself.
  public func say(_ notice: Notice) {
    state.withLock { if !$0.notices.contains(notice) { $0.notices.append(notice) } }
  }

  /// What was said since the last time, for whoever runs the commands.
  public func takeNotices() -> [Notice] {
    state.withLock { state in
      defer { state.notices = [] }
      return state.notices
    }
  }

  /// Says which line runs from now on, so that results know what made them.
  public func begin(_ line: String) { state.withLock { $0.line = line } }

  /// The line that runs.
  public var runningLine: String { state.withLock { $0.line } }

  /// The line that made a result: the last one under `_`, a kept one under its name; nil where nothing bears the name.
  public func line(of name: String) -> String? { state.withLock { $0.lines[name.lowercased()] } }
}
