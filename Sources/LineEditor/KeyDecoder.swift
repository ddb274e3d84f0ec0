#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Turns the bytes that a terminal sends into what libedit takes as keys.
///
/// UTF-8 becomes scalars, as libedit's own reading would do it. Two things it could not do: a bracketed
/// paste arrives as one key, and, for vi, whose escape key is also the start of every arrow key, known
/// sequences arrive as one key too. Those keys are control codes from U+0080 on, which nobody can type.
struct KeyDecoder {
  /// What came of asking for a key.
  enum Event: Equatable {
    case key(Unicode.Scalar)
    case paste(String)
    case wake
    case end
    case failure(Int32)
  }

  let descriptor: Int32
  let wakeDescriptor: Int32
  /// Sequences, without their escape, that arrive as one key.
  var sequences: [(bytes: [UInt8], key: Unicode.Scalar)] = []
  /// Whether a sequence, without its escape, is bound to something in libedit.
  var isBound: ([UInt8]) -> Bool = { _ in true }
  /// How long the rest of a sequence may take after its escape, in milliseconds.
  var patience: Int32 = 25

  private var pending: [UInt8] = []

  private static let escape: UInt8 = 0x1B
  private static let pasteStart = Array("[200~".utf8)
  private static let pasteEnd = [escape] + Array("[201~".utf8)

  init(descriptor: Int32, wakeDescriptor: Int32 = -1) {
    self.descriptor = descriptor
    self.wakeDescriptor = wakeDescriptor
  }

  /// Whether a key can be read without waiting.
  var hasInput: Bool { !pending.isEmpty || isReadable(within: 0) }

  /// Waits for the next key, or for the wake descriptor.
  mutating func next() -> Event {
    while true {
      if pending.isEmpty {
        var polled = [
          pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
          pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0),
        ]
        if poll(&polled, 2, -1) < 0 {
          if errno == EINTR { continue }
          return .failure(errno)
        }
        if polled[1].revents & Int16(POLLIN) != 0 {
          drainWake()
          return .wake
        }
      }
      switch byte() {
      case nil: return errno == 0 ? .end : .failure(errno)
      case Self.escape?:
        guard let event = sequence() else { continue }
        return event
      case let lead?:
        guard let scalar = scalar(from: lead) else { continue }
        return .key(scalar)
      }
    }
  }

  /// Decodes what follows an escape; nil where that is a key that nobody bound, and that libedit would
  /// take for text from its middle on.
  private mutating func sequence() -> Event? {
    let read = readSequence()
    if read == Self.pasteStart { return .paste(paste()) }
    if let match = sequences.first(where: { $0.bytes == read }) { return .key(match.key) }
    if let last = read.last, read.count > 1, last >= 0x40, !isBound(read) { return nil }
    pending = read + pending
    return .key(Unicode.Scalar(Self.escape))
  }

  /// The rest of a control sequence, or what there is of it; one byte where something else follows.
  private mutating func readSequence() -> [UInt8] {
    var read: [UInt8] = []
    while !pending.isEmpty || isReadable(within: patience), let next = byte() {
      read.append(next)
      switch (read.count, read.first) {
      case (1, UInt8(ascii: "[")?), (1, UInt8(ascii: "O")?): continue
      case (_, UInt8(ascii: "[")?) where (0x20..<0x40).contains(next): continue
      default: return read
      }
    }
    return read
  }

  /// Reads to the end of a paste, and leaves out control characters that no text has.
  private mutating func paste() -> String {
    var bytes: [UInt8] = []
    while let next = byte() {
      bytes.append(next)
      if next == Self.pasteEnd.last, bytes.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) {
        bytes.removeLast(Self.pasteEnd.count)
        break
      }
    }
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      defer { previous = scalar }
      if scalar == "\n", previous == "\r" { continue }
      if scalar == "\r" {
        text.append("\n")
      } else if scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// The scalar that starts with a byte; nil where the bytes are not UTF-8 or nothing to type.
  private mutating func scalar(from lead: UInt8) -> Unicode.Scalar? {
    if lead < 0x80 { return Unicode.Scalar(lead) }
    var bytes = [lead]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    while bytes.count < length {
      guard let next = byte() else { return nil }
      guard next & 0xC0 == 0x80 else {
        pending.insert(next, at: 0)
        return nil
      }
      bytes.append(next)
    }
    guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
      scalar.value >= 0xA0
    else { return nil }
    return scalar
  }

  /// One byte; nil at the end, with `errno` 0, or on an error.
  private mutating func byte() -> UInt8? {
    if !pending.isEmpty { return pending.removeFirst() }
    var byte: UInt8 = 0
    errno = 0
    return withUnsafeMutableBytes(of: &byte) { System.read(descriptor, into: $0) } == 1 ? byte : nil
  }

  private func isReadable(within milliseconds: Int32) -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, milliseconds) > 0
  }

  private func drainWake() {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { chunk in
      while System.read(wakeDescriptor, into: chunk) > 0 {}
    }
  }
}
