import Testing

@testable import Shell

@Suite("Where in a line the cursor stands")
struct CompletionContextTests {
  @Test("The words before the cursor's, and the word so far")
  func words() {
    let context = CompletionContext("send plans --by re", cursor: 18)
    #expect(context.words == ["send", "plans", "--by"])
    #expect(context.word == "re")
    #expect(context.start == 16)
  }

  @Test("What stands behind the cursor does not count")
  func cursor() {
    let context = CompletionContext("send plans", cursor: 3)
    #expect(context.word == "sen" && context.words.isEmpty)
  }

  @Test("A bar begins a new stage; one in quotes, or a double one, does not")
  func stages() {
    #expect(CompletionContext("from a | so", cursor: 11).before == "from a ")
    #expect(CompletionContext("from a | where \"x | y", cursor: 21).before == "from a ")
    #expect(
      CompletionContext("from a | derive x = b || c", cursor: 26).words == ["derive", "x", "=", "b", "||"])
  }

  @Test("An open quote belongs to the word, and is kept")
  func quote() {
    let context = CompletionContext("send plans \"Kingston u", cursor: 22)
    #expect(context.word == "Kingston u" && context.start == 11 && context.quote == "\"")
    #expect(context.quoted("Kingston upon Hull") == "\"Kingston upon Hull\"")
  }

  @Test("A candidate with blanks is quoted")
  func quoting() {
    let context = CompletionContext("send plans Ki", cursor: 13)
    #expect(context.quoted("Devon") == "Devon")
    #expect(context.quoted("Isle of Wight") == "\"Isle of Wight\"")
  }

  @Test("In an expression only the name at its end is completed")
  func identifier() {
    let bare = CompletionContext("from a | where rate>va", cursor: 22).identifier
    #expect(bare.word == "va" && bare.start == 20)
    let quoted = CompletionContext("from a | where \"rate > va", cursor: 25).identifier
    #expect(quoted.word == "va" && quoted.start == 23 && quoted.quote == nil)
  }
}
