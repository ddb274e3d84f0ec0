import Engine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Writes to a database file on behalf of a test, which may kill it at any moment.
//
//   engine-writer commits FILE    commits rows 1, 2, 3, ... and prints each number once its commit has returned
//   engine-writer hold FILE       commits three rows, prints `holding`, and keeps the file open until its input ends
//   engine-writer keep FILE       reads the file without writing, prints `holding`, and keeps it open likewise

/// Writes a line at once, past any buffer.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
}

/// Returns when the standard input ends.
func waitForEnd() { while readLine() != nil {} }

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  say("usage: engine-writer commits|hold|keep FILE")
  exit(2)
}
let mode = arguments[1]

do {
  let database = try Database.open(.file(arguments[2]), readOnly: mode == "keep")
  let connection = try database.connect()
  switch mode {
  case "commits":
    try await connection.execute("create table if not exists commits(id bigint, half tinyint)")
    let last = try await connection.collect("select coalesce(max(id), 0) from commits").row(0)[0].integer ?? 0
    for id in (last + 1)... {
      try await connection.transaction {
        try await connection.execute("insert into commits values (\(id), 1)")
        try await connection.execute("insert into commits values (\(id), 2)")
      }
      say("\(id)")
    }
  case "hold":
    try await connection.execute("create table held as select unnest([1, 2]) as n")
    try await connection.checkpoint()
    try await connection.execute("insert into held values (3)")
    say("holding")
    waitForEnd()
  default:
    say("holding")
    waitForEnd()
  }
} catch {
  say("failed: \(error)")
  exit(1)
}
