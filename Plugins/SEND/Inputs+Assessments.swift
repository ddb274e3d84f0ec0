import SlateKit

extension Inputs {
  /// Assessments of needs and their outcome.
  static let assessments = Input(
    "send.assessments", "assessments of needs and their outcome, each calendar year",
    columns: [
      count("assessed", "Assessments", unit: "assessments"),
      count("issued", "Plan issued", unit: "assessments"),
      count("not_issued", "No plan issued", unit: "assessments"),
      count("undecided", "Not decided yet", unit: "assessments"),
      count("withdrawn", "Withdrawn", unit: "assessments"),
    ],
    readings: [
      Reading(
        "SEN2 assessments",
        [
          "assessed": "assess_in_year", "issued": "assess_issued", "not_issued": "assess_not_issued",
          "undecided": "assess_not_made", "withdrawn": "assess_withdrawn",
        ],
        rows: [total]),
      assessmentsBefore2019,
    ] + assessmentsTo2024,
    publication: publication("assessments"))

  /// Mediation cases and those that went to the tribunal, of all stages together: the years to 2020.
  static let mediation = Input(
    "send.mediation", "mediation cases and those that went to the tribunal, to 2020",
    columns: [
      count("mediations", "Mediation cases", unit: "cases"),
      count("to_tribunal", "Went to the tribunal", unit: "cases"),
    ],
    readings: [
      Reading(
        "SEN2 mediation", ["mediations": "ehc_mediations", "to_tribunal": "ehc_mediations_to_tribunal"],
        rows: [.init("breakdown_topic", "All EHC plans")]), mediationBefore2019,
    ] + mediationTo2024,
    publication: Publication("Statements of SEN and EHC plans, file 'SEN2_MI'", address: address))

  /// Mediation and tribunal cases about requests.
  static let requestMediation = Input(
    "send.request_mediation", "mediation and tribunal cases about requests for an assessment",
    columns: [
      count("mediation", "Mediation", unit: "cases"), count("tribunal", "Tribunal", unit: "cases"),
      count("both", "Tribunal after mediation", unit: "cases"),
    ],
    readings: [
      Reading(
        "SEN2 requests",
        [
          "mediation": "mediation_related_request", "tribunal": "tribunal_related_request",
          "both": "tribunal_after_mediation_request",
        ],
        rows: [total])
    ] + requestMediationTo2024,
    publication: publication("requests"))

  /// Mediation and tribunal cases about the outcome of an assessment, and about other matters of it.
  static let assessmentMediation = Input(
    "send.assessment_mediation", "mediation and tribunal cases about assessments",
    columns: [
      count("mediation", "Mediation", unit: "cases"), count("tribunal", "Tribunal", unit: "cases"),
      count("both", "Tribunal after mediation", unit: "cases"),
      count("other_mediation", "Mediation, other reasons", unit: "cases"),
      count("other_tribunal", "Tribunal, other reasons", unit: "cases"),
      count("other_both", "Tribunal after mediation, other reasons", unit: "cases"),
    ],
    readings: [
      Reading(
        "SEN2 assessments",
        [
          "mediation": "number_assess_mediation", "tribunal": "number_assess_tribunal",
          "both": "number_asssess_mediation_tribunal", "other_mediation": "number_other_mediation",
          "other_tribunal": "number_other_tribunal", "other_both": "number_other_mediation_tribunal",
        ],
        rows: [total])
    ] + assessmentMediationTo2024,
    publication: publication("assessments"))

  /// Annual reviews. The file's header names `review_meeting_prior_24` twice; its second column is not read.
  static let reviews = Input(
    "send.reviews", "annual reviews of plans, and how soon they were decided, each calendar year",
    columns: [
      count("plans", "EHC plans"), count("expected", "Review expected", unit: "reviews"),
      count("held", "Meeting recorded", unit: "reviews"),
      count("held_before", "Meeting recorded in an earlier year", unit: "reviews"),
      count("within", "Decided within 4 weeks", unit: "reviews"),
      count("over", "Decided after 4 weeks", unit: "reviews"),
      count("outstanding", "Decision outstanding", unit: "reviews"),
      count("maintain", "Plan kept", unit: "reviews"), count("amend", "Plan amended", unit: "reviews"),
      count("cease", "Plan ceased", unit: "reviews"),
    ],
    readings: [
      Reading(
        "SEN2 annual_reviews",
        [
          "plans": "total_ehc_plans", "expected": "review_expected", "held": "total_review_meeting",
          "held_before": "review_meeting_prior_24", "within": "number_decsion_4weeks",
          "over": "number_decision_gt_4weeks", "outstanding": "review_decision_outstanding",
          "maintain": "outcome_maintan", "amend": "outcome_amend", "cease": "outcome_cease",
        ],
        optional: ["held", "held_before", "maintain", "amend", "cease"],
        rows: [total])
    ],
    publication: publication("annual_reviews"))
}
