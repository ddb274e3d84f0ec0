import Exclusions
import PluginSupport
import SlateTestSupport
import Testing

@Suite("Exclusions", .enabled(if: Surroundings.hasEngine, "\(Surroundings.engineReason)"))
struct ExclusionsTests {
  private let prompt = Prompt(ExclusionsPlugin.self)
  private static let official = "other/exclusions_by_characteristic.csv"

  private func importOfficial() async throws {
    try await prompt.run("import '\(Surroundings.file(Self.official))'")
  }

  @Test("The module keeps what every plugin owes")
  func conforms() async throws {
    #expect(try await PluginCheck.faults(of: ExclusionsPlugin.self) == [])
  }

  // MARK: The official file

  @Test(
    "The embedded totals are those of the official file",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"),
    arguments: ["suspension", "permanent", "pupils"])
  func embedded(kind: String) async throws {
    let embedded = try await prompt.rows("exclusions rates --kind \(kind)")
    try await importOfficial()
    #expect(embedded.count == 6)
    #expect(try await prompt.rows("exclusions rates --kind \(kind)") == embedded)
  }

  // The figures of this and the next tests were read from the file by Python's csv module.
  @Test(
    "A characteristic's numbers and rates are the file's own",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func gender() async throws {
    try await importOfficial()
    let rows = try await prompt.rows("exclusions rates --kind permanent --characteristic gender --years 2017")
    #expect(rows.map { $0["characteristic"] } == ["Gender female", "Gender male"])
    #expect(rows.map { $0["permanent"] } == ["1685", "6035"])
    #expect(rows.map { $0["pupils"] } == ["3934665", "4090410"])
    #expect(rows.map { $0["rate"] } == ["0.04", "0.15"])
  }

  @Test(
    "Two spellings of one type of school stand together, and it is said",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func spelling() async throws {
    try await importOfficial()
    let line = "exclusions rates --schools special --characteristic 'IDACI decile' --years 2015"
    let rows = try await prompt.rows(line)
    #expect(rows.count == 10)
    #expect(rows.first?["suspension"] == "1855")
    #expect(rows.first?["rate"] == "13.12")
    #expect(try await prompt.notices(line).contains { $0.contains("'special' in 10 rows") })
    // Deciles stand in the order of their numbers, not of their letters.
    #expect(rows.prefix(2).map { $0["characteristic"]?.suffix(8) } == ["deprived", "10 to 20pc".suffix(8)])
  }

  @Test(
    "A rate that does not apply and a number that is not there keep their symbols",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func symbols() async throws {
    try await importOfficial()
    let ages = try await prompt.rows(
      "exclusions rates --characteristic Age --schools primary --years 2017 | where characteristic = 'Age 13'"
    )
    #expect(ages.map { $0["rate"] } == ["x"])
    let unclassified = try await prompt.rows(
      "exclusions rates --characteristic 'FSM eligible' --years 2017 | where characteristic = 'FSM Unclassified'"
    )
    #expect(unclassified.map { $0["pupils"] } == ["0"])
    #expect(unclassified.map { $0["rate"] } == ["."])
  }

  @Test(
    "That rounded counts give another rate than the file's is said",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func rounding() async throws {
    try await importOfficial()
    let notices = try await prompt.notices("exclusions rates --characteristic Ethnicity --years 2017")
    #expect(notices.contains { $0.contains("In 3 of 24 rows its counts") })
    #expect(notices.contains { $0.contains("not to be added") })
  }

  // MARK: Files of the newer layouts

  private func importRates(_ rows: String...) async throws {
    let scratch = try Scratch()
    let header =
      "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,education_phase,"
      + "characteristic_group,characteristic,headcount,perm_excl,perm_excl_rate,suspension,susp_rate,one_plus_susp,one_plus_susp_rate"
    let file = try scratch.write(([header] + rows).joined(separator: "\n") + "\n", to: "characteristics.csv")
    try await prompt.run("import '\(file)'")
  }

  @Test("A file of the newer layout is recognised; years of closure and rates over 100 are said")
  func newer() async throws {
    try await importRates(
      "201920,Academic year,National,E92000001,England,,,Total,Total,Total,80,1,1.25,100,125,20,25",
      "201920,Autumn term,National,E92000001,England,,,Total,Total,Total,80,1,1.25,40,50,10,12.5",
      "201920,Academic year,Regional,E92000001,England,E12000007,London,Total,Total,Total,40,c,c,8,20,4,10")
    let line = "exclusions rates"
    #expect(try await prompt.rows(line).map { $0["rate"] } == ["125.00"])
    let notices = try await prompt.notices(line)
    #expect(notices.contains { $0.hasPrefix("warning: In 2019/20 schools were closed") })
    #expect(notices.contains { $0.contains("more cases than pupils") })
    #expect(try await prompt.rows("exclusions rates London --kind permanent").map { $0["rate"] } == ["c"])
  }

  @Test(
    "A file by geographic level has the authorities, beside one by characteristic; its schools are left out")
  func byArea() async throws {
    try await importRates(
      "202324,Academic year,National,E92000001,England,,,Total,Total,Total,8000,10,0.13,900,11.25,350,4.38",
      "202324,Academic year,National,E92000001,England,,,Total,Sex,Female,4000,4,0.1,400,10,150,3.75")
    let scratch = try Scratch()
    let file = try scratch.write(
      """
      time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,\
      la_name,education_phase,num_schools,headcount,perm_excl,perm_excl_rate,suspension,susp_rate,one_plus_susp,one_plus_susp_rate
      202324,Academic year,National,E92000001,England,,,,,,Total,24,8000,10,0.13,900,11.25,350,4.38
      202324,Academic year,Local authority,E92000001,England,E13000001,Inner London,202,E09000007,Camden,Total,6,200,1,0.5,15,7.5,7,3.5
      202324,Academic year,School,E92000001,England,E13000001,Inner London,202,E09000007,Camden,State-funded secondary,1,130,0,0,10,7.69,5,3.85
      """ + "\n", to: "areas.csv")
    try await prompt.run("import '\(file)'")
    #expect(try await prompt.rows("exclusions rates Camden").map { $0["rate"] } == ["7.50"])
    #expect(try await prompt.rows("exclusions rates").map { $0["rate"] } == ["11.25"])
    #expect(try await prompt.rows("exclusions rates --characteristic sex").map { $0["rate"] } == ["10.00"])
  }

  @Test("Reasons of the newest layout and of the first releases")
  func otherLayouts() async throws {
    let scratch = try Scratch()
    let newest = try scratch.write(
      """
      time_identifier,time_period,geographic_level,country_code,country_name,education_phase,perm_bullying,\
      perm_physical_pupils,perm_all,susp_bullying,susp_physical_pupils,susp_all
      Academic year,202324,National,E92000001,England,Total,10,100,350,100,5000,10000
      Autumn term,202425,National,E92000001,England,Total,1,10,35,10,500,1000
      """ + "\n", to: "newest.csv")
    try await prompt.run("import '\(newest)'")
    #expect(try await prompt.rows("exclusions reasons").map { $0["share"] } == ["50.0", "1.0"])
    let first = try scratch.write(
      """
      year,level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,school_type,\
      perm_physical_pupils,perm_bullying,fixed_physical_pupils,fixed_bullying
      201516,NATIONAL,E92000001,England,,,,,,Total,100,x,700,20
      201516,LOCAL AUTHORITY,E92000001,England,E13000001,Inner London,202,E09000007,Camden,Total,1,0,7,2
      """ + "\n", to: "first.csv")
    try await prompt.run("import '\(first)'")
    let line = "exclusions reasons Camden --years 2016"
    #expect(try await prompt.rows(line).map { $0["number"] } == ["7", "2"])
    #expect(try await prompt.rows(line).map { $0["share"] } == ["x", "x"])
    #expect(try await prompt.notices(line).contains { $0.contains("no total of its own") })
    let permanent = try await prompt.rows("exclusions reasons --kind permanent --years 2016")
    #expect(permanent.map { $0["number"] } == ["100", "x"])
  }

  private func importReasons(_ prefix: String) async throws {
    let scratch = try Scratch()
    let stems = ["physical_pupils", "bullying", "persistent_disruptive", "all"]
    let header =
      [
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,school_type"
      ]
      + ["perm", prefix].flatMap { kind in stems.map { "\(kind)_\($0)" } }
    let rows = [
      "201819,Academic year,National,E92000001,England,,,Total,10,2,30,50,100,20,280,400",
      "202021,Academic year,National,E92000001,England,,,Total,40,c,30,60,200,50,250,400",
      "202021,Academic year,Regional,E92000001,England,E12000007,London,Total,4,0,3,6,20,5,25,50",
    ]
    let file = try scratch.write(
      ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n", to: "reasons.csv")
    try await prompt.run("import '\(file)'")
  }

  @Test("Each reason of the file is a row with its share of the file's total", arguments: ["susp", "fixed"])
  func reasons(prefix: String) async throws {
    try await importReasons(prefix)
    let rows = try await prompt.rows("exclusions reasons --years 2019")
    #expect(
      rows.map { $0["reason"] } == [
        "Persistent disruptive behaviour", "Physical assault against a pupil", "Bullying",
      ])
    #expect(rows.map { $0["number"] } == ["280", "100", "20"])
    #expect(rows.map { $0["share"] } == ["70.0", "25.0", "5.0"])
  }

  @Test("Reasons that do not add up to the total are said, and a suppressed number keeps its symbol")
  func sums() async throws {
    try await importReasons("susp")
    let several = try await prompt.notices("exclusions reasons --years 2021")
    #expect(several.contains { $0.hasPrefix("warning: In 1 of 1 totals the reasons add up to more") })
    let fewer = try await prompt.notices("exclusions reasons --kind permanent --years 2019")
    #expect(fewer.contains { $0.hasPrefix("note: In 1 of 1 totals the reasons add up to less") })
    let bullying = try await prompt.rows(
      "exclusions reasons --kind permanent --years 2021 | where reason = 'Bullying'")
    #expect(bullying.map { $0["share"] } == ["c"])
    #expect(try await prompt.rows("exclusions reasons London").count == 3)
  }

  // MARK: Wrong input

  @Test("With nothing imported, a command says which file it needs")
  func nothingImported() async {
    let reasons = await prompt.failure("exclusions reasons")
    #expect(reasons.contains("file 'by reason'") && reasons.contains("https://explore-education-statistics"))
    let gender = await prompt.failure("exclusions rates --characteristic Gender")
    #expect(gender.contains("'Gender'") && gender.contains("by characteristic"))
    #expect(await prompt.failure("exclusions rates --schools primary").contains("by characteristic"))
  }

  @Test(
    "A characteristic that the file has not is named with those that it has",
    .enabled(if: Surroundings.hasFiles, "\(Surroundings.filesReason)"))
  func wrongCharacteristic() async throws {
    try await importOfficial()
    let failure = await prompt.failure("exclusions rates --characteristic Gendre")
    #expect(failure.contains("'Gendre'") && failure.contains("SEN provision"))
  }

  @Test("What is no area, no kind and no year is named")
  func wrongWords() async {
    #expect(await prompt.failure("exclusions rates Atlantis").contains("There is no area called 'Atlantis'."))
    #expect(await prompt.failure("exclusions rates --kind lunch").contains("lunch"))
    #expect(await prompt.failure("exclusions rates --years 1999").contains("2011/12 to 2016/17"))
  }
}
