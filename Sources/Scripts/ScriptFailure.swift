import Foundation
import SlateKit

/// Why a script gave no result, with its own words.
enum ScriptFailure {
  /// Why it could not be started, without its end.
  static func start(_ number: Int32, _ path: String) -> String {
    let reason = String(cString: strerror(number))
    guard [ENOENT, ENOEXEC, EACCES].contains(number) else { return "'\(path)' cannot be started: \(reason)" }
    let head = FileManager.default.contents(atPath: path)?.prefix(200) ?? Foundation.Data()
    let line = String(decoding: head, as: UTF8.self).prefix { !$0.isNewline }
    guard line.hasPrefix("#!") else {
      return
        "'\(path)' cannot be started: it is no program, and its first line names none (#!/usr/bin/env python3)"
    }
    let interpreter = line.dropFirst(2).split(separator: " ").first.map(String.init) ?? ""
    let what = number == ENOENT ? "is not here" : "cannot be started (\(reason))"
    return "'\(path)' cannot be started: its first line names '\(interpreter)', which \(what)"
  }

  /// The error of a run that ended badly.
  static func error(
    _ ending: ScriptEnding, of name: String, said: ScriptMessage?, limits: ScriptLimits
  ) -> SlateError {
    if case .failure(let message, let hint, let argument)? = said, ending.reason != .exited(0) {
      return SlateError(sentence(message), at: argument.map { .argument($0) }, hint: hint)
    }
    let reason =
      switch ending.reason {
      case .exited(127): "could not start what it needs (status 127)"
      case .exited(let status): "failed with status \(status)"
      case .killed(let signal): "was ended by signal \(signal) (\(String(cString: strsignal(signal))))"
      case .tookTooLong(let seconds): "was stopped: it did not end within \(Int(seconds)) seconds"
      case .printedTooMuch(let bytes): "was stopped: it printed more than \(bytes.grouped) bytes"
      case .cannotBeKept(let reason):
        "was stopped: what it printed could not be kept in \(FileManager.default.temporaryDirectory.path) (\(reason))"
      }
    let hint: String =
      if case .tookTooLong = ending.reason {
        "SLATE_SCRIPT_SECONDS=3600 in the environment gives scripts an hour."
      } else {
        ""
      }
    return SlateError("The script '\(name)' \(reason).\(words(ending))", hint: hint)
  }

  /// What it said besides messages, for a sentence.
  static func words(_ ending: ScriptEnding) -> String {
    let lines = ending.words.filter { !$0.allSatisfy(\.isWhitespace) }
    return lines.isEmpty ? " It says nothing about why." : " It says: " + lines.joined(separator: " / ")
  }

  /// An error about what it printed.
  static func garbage(_ name: String, _ what: String, _ ending: ScriptEnding) -> SlateError {
    let lines = ending.words.filter { !$0.allSatisfy(\.isWhitespace) }
    return SlateError(
      "What the script '\(name)' printed is no result: \(what)."
        + (lines.isEmpty ? "" : " It says: " + lines.joined(separator: " / ")),
      hint: "Only the result belongs on standard output; everything else on standard error.")
  }

  private static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }
}
