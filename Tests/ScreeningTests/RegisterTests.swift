import Datasets
import SlateTestSupport
import Testing

@testable import Screening

@Suite("Registers of places")
struct RegisterTests {
  private static func codes(_ prefix: String, _ numbers: ClosedRange<Int>) -> Set<String> {
    Set(numbers.map { prefix + String(String($0 + 1_000_000).dropFirst()) })
  }

  // England had 533 constituencies from 2010 and has 543 since 2024; the United Kingdom has 650 (Boundary Commissions).
  @Test("Every constituency of England is there, without a hole, and those of the other countries of 2024")
  func constituencies() {
    let codes = Set(Lookup.constituencies.names.keys)
    let england = codes.filter { $0.hasPrefix("E14") }
    #expect(england == Self.codes("E14", 530...1062).union(Self.codes("E14", 1063...1605)))
    #expect(codes.count - 533 == 650)
    #expect(Lookup.constituencies.names.values.allSatisfy { $0.count == 1 })
  }

  @Test("Within each set, constituencies stand in the order of their names, as their codes were given")
  func order() {
    for numbers in [530...1062, 1063...1605] {
      let names = Self.codes("E14", numbers).sorted().compactMap { Lookup.constituencies.names[$0]?.first }
      // By their first words: how a comma after a city counts differs.
      let words = names.map { $0.lowercased().prefix(while: \.isLetter) }
      #expect(words.count == numbers.count && words == words.sorted())
    }
  }

  @Test("38 plan areas, 61 codes of partnerships, 19 of devolved areas")
  func others() {
    #expect(Set(Lookup.skillsAreas.names.keys) == Self.codes("E69", 1...38))
    #expect(
      Set(Lookup.enterprisePartnerships.names.keys) == Self.codes("E37", 1...62).subtracting(["E37000028"]))
    #expect(Set(Lookup.devolvedAreas.names.keys) == Self.codes("E47", 1...18).union(["E61000001"]))
  }

  @Test(
    "Every code and name of the official look-up of districts is held",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func districts() throws {
    let file = try Lookup.read(Surroundings.file("reference/lads.csv"), typed: "lads.csv")
    let register = Lookup.districts(.standard)
    for (code, names) in file.lookup.names {
      for name in names { #expect(register.holds(code, name), "\(code) \(name)") }
    }
    #expect(file.lookup.names.count > 340)
    #expect(Set(register.names.keys).subtracting(file.lookup.names.keys) == [])
  }

  @Test(
    "Every constituency of an official file of 2010 to 2023 is held",
    .enabled(if: Surroundings.hasFiles && Surroundings.hasEngine, "\(Surroundings.filesReason)"))
  func officialConstituencies() async throws {
    let bench = Workbench([ScreeningBench.plugin])
    let path = Surroundings.file("staffing/workforce_ptrs_2010_2023_pcon.csv")
    let rows = Pair.byCheck(try await bench.run("screen '\(path)' --all"))
    #expect(rows["check_geog_pcon_combos"]?["result"] == "pass")
  }
}
