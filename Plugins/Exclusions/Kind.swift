import SlateKit

/// What happened: the publication counts permanent exclusions and suspensions apart.
enum Kind: String, CaseIterable, ExpressibleByArgument {
  case suspension, permanent
}
