/// What completion would insert at the end of a text, kept until the text changes.
struct Suggestion {
  var text = ""
  var suffix: String?
}
