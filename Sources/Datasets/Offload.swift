import Dispatch

/// Work that keeps a processor busy, off the threads of Swift's tasks.
enum Offload {
  /// Does the work, and tells it where the task is cancelled.
  static func run<Result: Sendable>(
    _ work: @escaping @Sendable (CancellationFlag) throws -> Result
  ) async throws -> Result {
    let isCancelled = CancellationFlag()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global(qos: .userInitiated).async {
          continuation.resume(with: Swift.Result { try work(isCancelled) })
        }
      }
    } onCancel: {
      isCancelled.set()
    }
  }
}
