extension Session {
  /// The statistics API, for a command that opens connections.
  ///
  /// - Throws: ``SlateError`` where the session allows no connections, as in a notebook that nobody vouched for.
  public func statisticsAPI() throws -> StatisticsAPI {
    guard allowsConnections else {
      throw SlateError(
        "This session opens no connections, so the statistics API cannot be asked.",
        hint: "Import a file that was downloaded, or type the line at the prompt.")
    }
    return workspace.statistics
  }
}
