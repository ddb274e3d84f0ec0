import Dispatch
import Synchronization

/// Runs asynchronous work from the main thread and waits for it: the prompt lives on one thread, and its editor with it.
enum Blocking {
  /// Work that has begun, and where its value will be.
  private final class Work<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(_ work: @escaping @Sendable () async throws -> Value) {
      let new = Task {
        let result: Result<Value, any Error>
        do { result = .success(try await work()) } catch { result = .failure(error) }
        self.result.withLock { $0 = result }
        done.signal()
      }
      task.withLock { $0 = new }
    }

    /// Waits so long; whether the work has ended.
    func wait(milliseconds: Int) -> Bool {
      done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
    }

    func cancel() { task.withLock { $0 }?.cancel() }

    func value() throws -> Value {
      guard let result = result.withLock({ $0 }) else { throw CancellationError() }
      return try result.get()
    }
  }

  /// The value of the work.
  ///
  /// - Parameter waiting: called every tenth of a second while the work goes on; true cancels it.
  static func run<Value: Sendable>(
    waiting: () -> Bool = { false }, _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let work = Work(work)
    while !work.wait(milliseconds: 100) {
      if waiting() { work.cancel() }
    }
    return try work.value()
  }

  /// The value of the work, or nil where it fails or takes longer than `milliseconds`; it is then cancelled.
  static func run<Value: Sendable>(
    within milliseconds: Int, _ work: @escaping @Sendable () async throws -> Value
  ) -> Value? {
    let work = Work(work)
    if work.wait(milliseconds: milliseconds) { return try? work.value() }
    work.cancel()
    return nil
  }
}
