import Foundation

/// A script and all that it started, wherever that went: a child in a session of its own has left the script's group, and one whose
/// parent ended has another parent.
///
/// They are found by a variable of their environment, which children inherit, and by their parents. Where the system has no `/proc`,
/// the group alone is known.
struct ScriptFamily {
  /// The variable that marks all processes of one run.
  static let variable = "SLATE_SCRIPT"

  /// The script's own process, and the group of the same number.
  let process: pid_t
  /// What ``variable`` is in this run alone.
  let mark: String

  /// Asks all of them to end.
  func ask() {
    kill(-process, SIGTERM)
    for member in members { kill(member, SIGTERM) }
  }

  /// Ends all of them, what they start meanwhile included.
  func end() {
    kill(-process, SIGKILL)
    // Each pass finds what was started during the one before; stopped ones start nothing more.
    for _ in 0..<200 {
      let found = members
      if found.isEmpty { return }
      for member in found { kill(member, SIGSTOP) }
      for member in found { kill(member, SIGKILL) }
      usleep(2_000)
    }
  }

  /// Every process of the run but the script's own.
  private var members: [pid_t] {
    var parents: [pid_t: pid_t] = [:]
    var found: Set<pid_t> = []
    let setting = ScriptFamily.variable + "=" + mark
    for member in ScriptFamily.processes {
      guard member != process, let parent = ScriptFamily.parent(of: member) else { continue }
      parents[member] = parent
      if ScriptFamily.hasVariable(setting, member) { found.insert(member) }
    }
    var roots = found.union([process])
    while true {
      let more = parents.filter { roots.contains($0.value) && !roots.contains($0.key) }.map(\.key)
      if more.isEmpty { return Array(roots.subtracting([process])) }
      roots.formUnion(more)
    }
  }

  private static var processes: [pid_t] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var found: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { strtol($0, nil, 10) }
      }
      if name > 0 { found.append(pid_t(name)) }
    }
    return found
  }

  /// The parent of a process; nil where it is gone, or has ended and only waits to be counted.
  private static func parent(of process: pid_t) -> pid_t? {
    // 'number (name) state parent ...', where a name may hold parentheses.
    guard let bytes = contents("/proc/\(process)/stat"), let end = bytes.lastIndex(of: UInt8(ascii: ")"))
    else {
      return nil
    }
    let fields = bytes[bytes.index(after: end)...].split(separator: UInt8(ascii: " "))
    guard fields.count > 1, fields[0].first != UInt8(ascii: "Z") else { return nil }
    return pid_t(String(decoding: fields[1], as: UTF8.self))
  }

  private static func hasVariable(_ setting: String, _ process: pid_t) -> Bool {
    guard let bytes = contents("/proc/\(process)/environ") else { return false }
    return (bytes + [0]).withUnsafeBytes { bytes in
      guard var text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return false }
      let end = text + bytes.count
      while text < end {
        if strcmp(text, setting) == 0 { return true }
        text += strlen(text) + 1
      }
      return false
    }
  }

  /// A file of `/proc`; nil where it may not be read.
  private static func contents(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { return count < 0 && bytes.isEmpty ? nil : bytes }
      bytes += buffer[..<count]
    }
  }
}
