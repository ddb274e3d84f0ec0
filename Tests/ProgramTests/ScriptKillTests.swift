import Foundation
import SlateTestSupport
import Testing

@Suite(
  "A script of a program that is killed", .serialized,
  .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ScriptKillTests {
  @Test("It ends with the program, also where it writes nothing")
  func killed() async throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      """
      #!/bin/sh
      [ "$1" = --slate-describe ] && { echo '{"command": {"abstract": "Waits."}}'; exit; }
      echo $$ >"$SLATE_FOLDER/new"; mv "$SLATE_FOLDER/new" "$SLATE_FOLDER/process"
      exec sleep 1000
      """, to: "slate-wait")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let program = try Program(
      ["--memory", "--plugins", scratch.folder, "-c", "wait"], in: scratch.folder)
    for _ in 0..<3000 where !scratch.exists("process") { try await Task.sleep(for: .milliseconds(20)) }
    let text = try scratch.read("process").trimmingCharacters(in: .whitespacesAndNewlines)
    let script = try #require(Int32(text))
    #expect(kill(script, 0) == 0)
    _ = await program.kill()
    for _ in 0..<250 where isRunning(script) { try await Task.sleep(for: .milliseconds(20)) }
    let isRunning = isRunning(script)
    #expect(!isRunning)
    if isRunning { kill(script, SIGKILL) }
  }

  /// Whether a process is there, and does not only wait to be counted.
  private func isRunning(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return !(state?.contains(") Z ") ?? false)
  }
}
