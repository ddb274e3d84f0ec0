import Foundation
import Interpreter
import SlateKit
import Synchronization

/// Scripts as plugins: each executable `slate-NAME` in a folder that the user named gives the commands that it describes.
public enum Scripts {
  /// Finds the scripts and gives their commands to a registry; what cannot be taken is refused there with the reason.
  ///
  /// - Parameters:
  ///   - search: Where they are looked for.
  ///   - registry: Who gets their commands.
  ///   - mayRun: Whether scripts that are not known yet may be started to ask them what they do.
  ///   - cache: What is known from earlier.
  public static func load(
    _ search: ScriptSearch, into registry: Registry, mayRun: Bool = true,
    cache: DescriptionCache = .standard, limits: ScriptLimits = .describing
  ) {
    let candidates = search.candidates
    guard !candidates.isEmpty else { return }
    let known = cache.load()
    var entries: [String: DescriptionCache.Entry] = [:]
    var unknown: [ScriptSearch.Candidate] = []
    for candidate in candidates where candidate.refusal == nil {
      if let entry = known[candidate.path], let stamp = DescriptionCache.stamp(of: candidate.path),
        entry.size == stamp.size, entry.time == stamp.time
      {
        entries[candidate.path] = entry
      } else {
        unknown.append(candidate)
      }
    }
    if mayRun, !unknown.isEmpty {
      entries.merge(described(unknown, limits)) { $1 }
      cache.save(known.merging(entries) { $1 })
    }
    for candidate in candidates {
      let reason = take(candidate, entries[candidate.path], registry)
      if let reason { registry.refuse(candidate.name, reason, at: candidate.path) }
    }
  }

  /// Asks scripts what they do, several at a time.
  private static func described(
    _ candidates: [ScriptSearch.Candidate], _ limits: ScriptLimits
  ) -> [String: DescriptionCache.Entry] {
    let found = Mutex<[String: DescriptionCache.Entry]>([:])
    DispatchQueue.concurrentPerform(iterations: candidates.count) { index in
      let path = candidates[index].path
      guard let stamp = DescriptionCache.stamp(of: path) else { return }
      var entry = DescriptionCache.Entry(size: stamp.size, time: stamp.time, text: "")
      do { entry.text = try ScriptDescription.ask(path, limits) } catch {
        entry.refusal = (error as? SlateError)?.message ?? "\(error)"
      }
      found.withLock { $0[path] = entry }
    }
    return found.withLock { $0 }
  }

  /// Gives a script's commands to the registry.
  ///
  /// - Returns: why it is refused; nil where it was taken, or the registry said why not.
  private static func take(
    _ candidate: ScriptSearch.Candidate, _ entry: DescriptionCache.Entry?, _ registry: Registry
  ) -> String? {
    if let refusal = candidate.refusal { return refusal }
    guard let entry else {
      return "it was never asked what it does, and nothing may be started here (--allow run lets it)"
    }
    if let refusal = entry.refusal { return refusal }
    do {
      registry.add(try ScriptDescription.addition(entry.text, of: candidate.name, at: candidate.path))
      return nil
    } catch {
      return (error as? SlateError)?.message ?? "\(error)"
    }
  }
}
