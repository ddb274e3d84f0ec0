import SlateKit

/// Special educational needs and disabilities: the plans that authorities maintain, and how they come about.
public enum SENDPlugin: Plugin {
  /// Who the plugin is.
  public static let manifest = Manifest(
    id: "send",
    summary: "Education, health and care plans: how many, for whom, how soon, and how many to come.",
    group: "send",
    sources: [
      "Department for Education, Education, health and care plans (SEN2 collection), England.",
      "HM Courts and Tribunals Service and Department for Education, SEND tribunals and appeal rate.",
      "Department for Education, Special educational needs in England (school census).",
      "Office for National Statistics, mid-year population estimates.",
      "National Audit Office, reports on special educational needs and disabilities, 2019 and 2024.",
    ])
  /// Its commands.
  public static let commands: [any Command.Type] = [
    Plans.self, Placements.self, Needs.self, Requests.self, Assessments.self, Timeliness.self, NewPlans.self,
    Ceased.self, Reviews.self, Mediation.self, Flows.self, Appeals.self, Simulate.self, Project.self,
    Deficit.self, Benchmark.self, Cost.self, Census.self,
  ]
  /// The tables that its commands read.
  public static let inputs = [
    Inputs.plans, Inputs.placements, Inputs.needs, Inputs.newNeeds, Inputs.newPlans, Inputs.newPlacements,
    Inputs.ceased,
    Inputs.timeliness,
    Inputs.requests, Inputs.assessments, Inputs.mediation, Inputs.requestMediation,
    Inputs.assessmentMediation,
    Inputs.reviews, Inputs.decisions, Inputs.appeals, Inputs.plansByAge, Inputs.newByAge, Inputs.ceasedByAge,
    Inputs.population, Inputs.deficit,
  ]
  /// The figures that it embeds.
  public static let published = publishedFigures

  /// Whose plans the SEN2 collection counts, beside the other series of the same name.
  static let population = Notice.note(
    "Plans that authorities maintain, ages 0 to 25 (SEN2); the school census counts another, smaller population."
  )
}
