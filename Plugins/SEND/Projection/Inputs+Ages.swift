import SlateKit

/// Plans, new plans and ceased plans by single year of age, and the population that they come from.
///
/// An age is a text from `2` (2 and under) to `20` (20 and over), or `unknown`: what the files of stocks and flows have in common.
extension Inputs {
  private static let age = Column("age", .text, label: "Age")

  static let plansByAge = Input(
    "send.plans_by_age", "plans in force each January by age", columns: [age, count("plans", "EHC plans")],
    readings: [
      byAge(
        "SEN2 caseload by age", "ehcplans", as: "plans", topic: "Child or young persons age",
        requires: ["ehcplans"])
    ], publication: publication("caseload"))

  static let newByAge = Input(
    "send.new_plans_by_age", "plans that began in each calendar year by age",
    columns: [age, count("new_plans", "New EHC plans")],
    readings: [
      byAge(
        "SEN2 newplans by age", "new_ehc_plans", as: "new_plans", topic: "Age when plan started",
        requires: ["new_ehc_plans"])
    ], publication: publication("newplans"))

  static let ceasedByAge = Input(
    "send.ceased_by_age", "plans that ended in each calendar year by age",
    columns: [age, count("ceased", "Ceased plans")],
    readings: [
      byAge(
        "SEN2 ceased_plans by age", "total_ceased", as: "ceased", topic: "Age plan ceased",
        requires: ["total_ceased"])
    ], publication: publication("ceased_plans"))

  /// Children aged 0 to 17 in the middle of a year.
  static let population = Input(
    "send.population", "children aged 0 to 17, each mid-year",
    columns: [count("population", "Children aged 0 to 17", unit: "children")],
    readings: [
      Reading(
        "ONS mid-year estimates", ["population": "population_estimate"],
        rows: [.init("age_group", "Children aged 0 to 17 years")])
    ],
    publication: Publication(
      "Office for National Statistics, mid-year population estimates, in the layout of the statistics service",
      address:
        "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates"))

  /// Rows of one topic, their ages brought to those that all three files have.
  private static func byAge(
    _ name: String, _ column: String, as alias: String, topic: String, requires: [String]
  ) -> Reading {
    Reading(name, requires: ["breakdown_topic", "breakdown"] + requires) { file in
      let value = file.value(column)
      let label = file.text("breakdown")
      let number: SQL = "try_cast(nullif(regexp_extract(\(label), '[0-9]+'), '') as integer)"
      let age: SQL = """
        coalesce(cast(greatest(2, least(20, case when lower(\(label)) like 'under%' then \(number) - 1 else \(number) end))
          as varchar), 'unknown')
        """
      return """
        select \(file.standardKeys), \(age) as age,
          case when count(*) = count(\(value)) then sum(\(value)) end as \(column: alias),
          case when count(*) > count(\(value)) then coalesce(max(\(file.symbol(column))), 'x') end
            as \(column: Column.symbolName(of: alias))
        from \(file.table) where \(file.text("breakdown_topic")) = \(topic) group by all
        """
    }
  }
}
