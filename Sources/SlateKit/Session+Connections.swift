extension Session {
  /// The statistics API, for a command that opens connections.
  ///
  /// - Throws: ``SlateError`` where the session allows no connections, as in a notebook that nobody vouched for.
  public func statisticsAPI() throws -> StatisticsAPI {
    guard access.connects else {
      throw SlateError(
        "A notebook opens no connections, and this line would ask the statistics API.",
        hint: "If you trust it: replay it with --allow connect")
    }
    return workspace.statistics
  }
}
