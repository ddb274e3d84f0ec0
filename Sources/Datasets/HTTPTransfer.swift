import CTransfer
import Dispatch
import Synchronization

/// One request over HTTP, whose answer is handed on as it arrives, as the server sent it.
struct HTTPTransfer: Sendable {
  /// What came back before the body.
  struct Head: Sendable {
    /// The fields by their names in lower case.
    var fields: [String: String] = [:]
    /// The status of the answer, after redirects.
    var status = 0
    /// Whether the body is a web page, as from a proxy that wants someone to sign in.
    var isPage: Bool { fields["content-type"]?.lowercased().contains("html") == true }
  }

  /// The address.
  var address: String
  /// The fields of the request, as `Name: value`.
  var fields: [String] = []
  /// What is posted; nil asks for the address.
  var body: [UInt8]?
  /// How many seconds may pass without a byte.
  var patience = 60

  private final class State: Sendable {
    let cancelled = CancellationFlag()
    let head = Mutex(Head())
    let receive: @Sendable (Head, UnsafeRawBufferPointer) -> Bool
    init(_ receive: @escaping @Sendable (Head, UnsafeRawBufferPointer) -> Bool) { self.receive = receive }
  }

  /// Runs the request.
  ///
  /// - Parameter receive: takes the next bytes; false ends the transfer.
  /// - Throws: ``HTTPFailure``, or `CancellationError`.
  func run(_ receive: @escaping @Sendable (Head, UnsafeRawBufferPointer) -> Bool) async throws -> Head {
    try Task.checkCancellation()
    let state = State(receive)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result { try perform(state) }) }
      }
    } onCancel: {
      state.cancelled.set()
    }
  }

  private func perform(_ state: State) throws -> Head {
    var status = 0
    var problem = [CChar](repeating: 0, count: 512)
    let code = withText { address, lines, body in
      var request = ct_request()
      request.url = address
      request.headers = lines
      request.body = body.isEmpty ? nil : body.baseAddress
      request.body_count = body.count
      request.connect_seconds = min(20, patience)
      request.idle_seconds = patience
      request.context = Unmanaged.passUnretained(state).toOpaque()
      request.receive = { context, bytes, count in
        guard let context, let bytes else { return 0 }
        let state = Unmanaged<State>.fromOpaque(context).takeUnretainedValue()
        let head = state.head.withLock { $0 }
        return state.receive(head, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
      }
      request.header = { context, bytes, count in
        guard let context, let bytes else { return }
        let state = Unmanaged<State>.fromOpaque(context).takeUnretainedValue()
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        state.head.withLock { $0.take(line) }
      }
      request.proceed = { context in
        guard let context else { return 0 }
        return Unmanaged<State>.fromOpaque(context).takeUnretainedValue().cancelled.isSet ? 0 : 1
      }
      return ct_perform(&request, &status, &problem, problem.count)
    }
    if state.cancelled.isSet { throw CancellationError() }
    let text = String(decoding: problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard code == 0 else { throw HTTPFailure(code: Int(code), reason: text) }
    var head = state.head.withLock { $0 }
    head.status = status
    return head
  }

  /// Lends the address, the fields and the body as C wants them.
  private func withText<Result>(
    _ use: (UnsafePointer<CChar>, UnsafePointer<UnsafePointer<CChar>?>, UnsafeBufferPointer<CChar>) -> Result
  ) -> Result {
    // A body of no bytes would be none; JSON always has some.
    let bytes = (body ?? []).map { CChar(bitPattern: $0) }
    return withLines { lines in
      address.withCString { address in bytes.withUnsafeBufferPointer { use(address, lines, $0) } }
    }
  }

  private func withLines<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result) -> Result {
    let texts = fields.map { Array($0.utf8CString) }
    let copies = texts.map { text -> UnsafeMutablePointer<CChar> in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
      copy.initialize(from: text, count: text.count)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    let lines: [UnsafePointer<CChar>?] = copies.map { UnsafePointer($0) } + [nil]
    return lines.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("The list ends with nil.") }
      return body(start)
    }
  }
}

extension HTTPTransfer.Head {
  /// Takes a line of the answer's head. A status line begins anew: a redirect's head came before.
  mutating func take(_ line: String) {
    let text = line.trimmingSpaces().split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    if text.hasPrefix("HTTP/") {
      fields = [:]
      status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    } else if let colon = text.firstIndex(of: ":") {
      fields[text[..<colon].lowercased()] = String(text[text.index(after: colon)...]).trimmingSpaces()
    }
  }
}

/// Why a transfer did not come to its end.
struct HTTPFailure: Error {
  /// libcurl's code.
  var code: Int
  /// What it says.
  var reason: String

  /// Whether the connection stood and broke, so that trying again may help.
  var isPassing: Bool { [18, 28, 52, 55, 56, 92].contains(code) }
}
