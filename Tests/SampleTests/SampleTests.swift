import Data
import Datasets
import Disadvantage
import Sample
import SlateKit
import SlateTestSupport
import Tables
import Testing

@Suite(
  "A fictional England", .serialized, .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct SampleTests {
  private func bench() -> Workbench {
    Workbench([TablesPlugin.self, DataPlugin.self, DisadvantagePlugin.self, SamplePlugin.self])
  }

  @Test("The same seed gives the same pupils on one thread and on two, another seed others")
  func reproducible() async throws {
    let bench = bench()
    let sum = "select md5(string_agg(p::varchar, ';' order by pupil_id, year)) as sum from sample_pupils as p"
    let connection = try await bench.session.connection
    try await connection.execute("set threads = 1")
    let one = try await bench.run("sample --authorities 3 --pupils 2000 --seed 5", sum)["sum"]
    try await connection.execute("set threads = 2")
    let two = try await bench.run("sample --authorities 3 --pupils 2000 --seed 5", sum)["sum"]
    let other = try await bench.run("sample --authorities 3 --pupils 2000 --seed 6", sum)["sum"]
    #expect(one == two && one != other)
  }

  @Test("Names are fictional, and every result says so, kept and computed ones too")
  func fictional() async throws {
    let bench = bench()
    let names = try await bench.run(
      "sample --authorities 300 --pupils 40000 --span 1", "select authority from sample_authorities")
    #expect(names.notices.contains { $0.contains("Fictional data") })
    for name in names["authority"] {
      #expect(name.hasSuffix("(fictional)"))
      let bare = name.replacing(" (fictional)", with: "")
      #expect(!AreaRegister.standard.areas.contains { $0.name == bare })
    }
    #expect(Set(names["authority"]).count == 300)
    try await bench.run("from sample_schools | head 5 | let few")
    #expect(
      try await bench.run("select count(*) from few").notices.contains { $0.contains("Fictional data") })
  }

  @Test("Nobody has two schools in a year, year groups advance, and every plan has a need")
  func invariants() async throws {
    let bench = bench()
    let wrong = try await bench.run(
      "sample --authorities 4 --pupils 6000",
      """
      select (select count(*) from sample_pupils) - (select count(distinct (pupil_id, year)) from sample_pupils) as twice,
        (select count(*) from sample_pupils where sen = 'EHC plan' and need is null) as needless,
        (select count(*) from sample_pupils a join sample_pupils b on a.pupil_id = b.pupil_id and b.year = a.year + 1
          where b.ncy <> a.ncy + 1) as jumps,
        (select count(*) from sample_pupils p left join sample_schools s on s.school_id = p.school_id
          where s.school_id is null or s.phase in ('primary', 'secondary') and (s.phase = 'primary') <> (p.ncy < 7)) as misplaced
      """)
    #expect(wrong.lines == ["0 0 0 0"])
  }

  @Test(
    "Sizes that cannot be made are refused",
    arguments: ["--pupils 0", "--pupils 1000000000000", "--authorities 0", "--span 0"])
  func sizes(options: String) async throws {
    let failure = try #require(await bench().failure("sample \(options)"))
    #expect(failure.message.contains("out of range") && failure.hint.contains("It takes"))
  }

  @Test("--forget takes everything away")
  func forget() async throws {
    let bench = bench()
    try await bench.run("sample --authorities 2 --pupils 1000 --span 1", "sample --forget")
    #expect(await bench.failure("from sample_pupils") != nil)
    #expect(try await bench.session.catalog.all().isEmpty)
  }
}
