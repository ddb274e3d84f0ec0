import ArgumentParser
import Foundation

do {
  var program = try SlateProgram.parseAsRoot()
  try program.run()
} catch  where SlateProgram.exitCode(for: error) == .validationFailure {
  // Wrong options end with 2, and not with ArgumentParser's own status for them.
  FileHandle.standardError.write(Foundation.Data((SlateProgram.fullMessage(for: error) + "\n").utf8))
  exit(2)
} catch {
  SlateProgram.exit(withError: error)
}
