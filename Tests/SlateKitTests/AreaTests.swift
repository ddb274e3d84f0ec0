import Datasets
import Testing

@Suite("Areas") struct AreaTests {
  private let register = AreaRegister.standard

  private func codes(_ text: String) -> [String] {
    switch register.find(text) {
    case .one(let area): [area.code]
    case .several(let areas): areas.map(\.code)
    case .none: []
    }
  }

  @Test(
    "An area is found by name, code, old number, other spelling, or part of a name, in any case",
    arguments: [
      ("England", "E92000001"), ("england", "E92000001"), ("London", "E12000007"),
      ("north east", "E12000001"),
      ("Yorkshire and the Humber", "E12000003"), ("Yorkshire and The Humber", "E12000003"),
      ("Kent", "E10000016"), ("kent", "E10000016"), ("E10000016", "E10000016"), ("e10000016", "E10000016"),
      ("886", "E10000016"), ("Birmingham", "E08000025"), ("birming", "E08000025"), ("  Kent ", "E10000016"),
      ("BCP", "E06000058"), ("Herefordshire", "E06000019"), ("City of London", "E09000001"),
      ("Bournemouth Christchurch and Poole", "E06000058"), ("Tower Ham", "E09000030"),
      ("Bristol", "E06000023"), ("hull", "E06000010"), ("Durham", "E06000047"), ("St Helens", "E08000013"),
      ("st. helens", "E08000013"), ("YORKSHIRE AND THE HUMBER", "E12000003"), ("Stoke on Trent", "E06000021"),
      ("Telford & Wrekin", "E06000020"), ("City of London (5)", "E09000001"), ("Inner London", "E13000001"),
      ("Cornwall", "E06000052"), ("Bedfordshire", "E10000001"), ("E10000004", "E10000004"),
      ("E06000061 / E06000062", "E06000061 / E06000062"), ("942 / 943", "E06000063 / E06000064"),
    ])
  func found(text: String, code: String) { #expect(codes(text) == [code]) }

  @Test(
    "A part that several names have is ambiguous, and nothing is guessed",
    arguments: ["north", "sussex", "bed", "south"])
  func ambiguous(text: String) { #expect(codes(text).count > 1, "\(codes(text))") }

  @Test("The current one of a name is meant, and an ended one where there is no other")
  func ended() {
    #expect(codes("Dorset") == ["E06000059"])
    #expect(codes("Barnsley") == ["E08000038"])
    #expect(codes("E08000016") == ["E08000016"])
    #expect(codes("Northamptonshire") == ["E10000021"])
    #expect(codes("928") == ["E10000021"])
    #expect(codes("Cumbria") == ["E10000006"])
    #expect(codes("Buckinghamshire") == ["E06000060"])
    #expect(codes("825") == ["E06000060"])
  }

  @Test("An ended code knows what took its place")
  func successors() throws {
    guard case .one(let area) = register.find("Northamptonshire") else {
      Issue.record("not found")
      return
    }
    #expect(!area.isCurrent && area.to == "2021-03-31")
    let names = register.areas.filter { area.successors.contains($0.code) }.map(\.name)
    #expect(names.sorted() == ["North Northamptonshire", "West Northamptonshire"])
  }

  @Test(
    "The codes of one place under one name belong together",
    arguments: [
      ("Barnsley", ["E08000016", "E08000038"]), ("Buckinghamshire", ["E06000060", "E10000002"]),
      ("North Yorkshire", ["E06000065", "E10000023"]), ("Kent", ["E10000016"]),
    ])
  func allCodes(name: String, codes: [String]) throws {
    guard case .one(let area) = register.find(name) else {
      Issue.record("\(name) is not found")
      return
    }
    #expect(register.codes(of: area).sorted() == codes)
  }

  @Test("The Dorset of 2019 has other borders than the one before, as the codes say")
  func dorset() throws {
    guard case .one(let area) = register.find("Dorset") else {
      Issue.record("Dorset is not found")
      return
    }
    #expect(Set(register.codes(of: area)).isSuperset(of: ["E06000059"]))
    #expect(register.region(of: area)?.name == "South West")
  }

  @Test("A reorganisation has its date, its kind, and both sides")
  func changes() throws {
    func change(_ code: String) -> AreaChange? {
      register.changes.first { $0.before.contains { $0.code == code } }
    }
    let split = try #require(change("E10000021"))
    #expect(split.kind == .split && split.date == "2021-04-01")
    #expect(split.after.map(\.oldCode) == ["940", "941"])
    let redrawn = try #require(change("E06000028"))
    #expect(redrawn.kind == .redrawn && redrawn.codes.count == 5 && redrawn.date == "2019-04-01")
    #expect(change("E10000002")?.kind == .newCode)
    #expect(register.changes.filter { $0.date == "2009-04-01" }.count == 7)
    #expect(register.changes.allSatisfy { !$0.after.isEmpty && !$0.date.isEmpty })
  }

  @Test("What is no area has the nearest names")
  func nearest() {
    #expect(register.find("Kentt") == .none(nearest: ["Kent"]))
    #expect(register.find("Birmingam") == .none(nearest: ["Birmingham"]))
    #expect(register.find("Atlantis") == .none(nearest: []))
    #expect(register.find("") == .none(nearest: []))
  }

  @Test("England has nine regions and today's 153 authorities, each in a region")
  func whole() {
    let current = register.areas.filter(\.isCurrent)
    #expect(current.filter { $0.level == .country }.map(\.name) == ["England"])
    #expect(current.filter { $0.level == .region }.count == 9)
    let authorities = current.filter { $0.level == .authority }
    #expect(authorities.count == 153)
    #expect(authorities.allSatisfy { register.region(of: $0) != nil })
    #expect(Set(register.areas.map(\.code)).count == register.areas.count)
  }
}

@Suite("Nearest names") struct NearestTests {
  private let names = ["timeliness", "requests", "plans", "ceased", "plan"]

  @Test(
    "A few letters may be wrong, missing, or swapped; case does not count",
    arguments: [
      ("timelines", ["timeliness"]), ("tmieliness", ["timeliness"]), ("PLANS", ["plans", "plan"]),
      ("plnas", ["plans"]),
      ("request", ["requests"]), ("reqests", ["requests"]), ("ceaesd", ["ceased"]), ("time", ["timeliness"]),
      ("xyz", []), ("", []), ("q", []),
    ])
  func near(typed: String, expected: [String]) { #expect(Nearest.names(to: typed, among: names) == expected) }

  @Test("At most three are named, each once, the nearest first")
  func few() {
    #expect(
      Nearest.names(to: "aaa", among: ["aab", "aac", "aad", "aae", "aaa", "aab"]) == ["aaa", "aab", "aac"])
  }
}
