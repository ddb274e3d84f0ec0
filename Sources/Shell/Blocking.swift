import Dispatch
import Synchronization

/// Runs asynchronous work from the main thread and waits for it: the prompt lives on one thread, and its editor with it.
enum Blocking {
  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Result<Value, any Error>?>(nil)
  }

  /// The value of the work.
  ///
  /// - Parameter waiting: called every tenth of a second while the work goes on, with the task that does it.
  static func run<Value: Sendable>(
    waiting: ((Task<Void, Never>) -> Void)? = nil, _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    let task = Task {
      let result: Result<Value, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      box.value.withLock { $0 = result }
      done.signal()
    }
    while done.wait(timeout: .now() + .milliseconds(100)) == .timedOut { waiting?(task) }
    guard let result = box.value.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }

  /// The value of the work, or nil where it takes longer than `milliseconds`; it is then cancelled.
  static func run<Value: Sendable>(
    within milliseconds: Int, _ work: @escaping @Sendable () async throws -> Value
  ) -> Value? {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    let task = Task {
      let result: Result<Value, any Error>
      do { result = .success(try await work()) } catch { result = .failure(error) }
      box.value.withLock { $0 = result }
      done.signal()
    }
    if done.wait(timeout: .now() + .milliseconds(milliseconds)) == .timedOut {
      task.cancel()
      return nil
    }
    return try? box.value.withLock { $0 }?.get()
  }
}
