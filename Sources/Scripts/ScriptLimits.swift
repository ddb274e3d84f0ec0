import Foundation

/// How long a script may run, and how much it may print.
public struct ScriptLimits: Sendable {
  /// Seconds until it is stopped.
  public var seconds: Double
  /// Bytes of standard output until it is stopped.
  public var bytes: Int

  /// Limits.
  public init(seconds: Double, bytes: Int) {
    self.seconds = seconds
    self.bytes = bytes
  }

  /// For saying what it does: that is quick, and short.
  public static let describing = ScriptLimits(seconds: 10, bytes: 1 << 20)

  /// For a command: ten minutes, or what `SLATE_SCRIPT_SECONDS` says, and 4 GiB.
  public static var running: ScriptLimits {
    let seconds = ProcessInfo.processInfo.environment["SLATE_SCRIPT_SECONDS"].flatMap(Double.init)
    return ScriptLimits(seconds: seconds.flatMap { $0 > 0 ? $0 : nil } ?? 600, bytes: 4 << 30)
  }
}
