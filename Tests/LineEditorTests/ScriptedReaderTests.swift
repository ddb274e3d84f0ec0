import LineEditor
import Testing

@Suite("Scripted reader")
struct ScriptedReaderTests {
  @Test("Gives its entries, and keeps what it was asked")
  func script() throws {
    let reader = ScriptedReader(["one", "two\nlines"])
    let prompt = Prompt(text: "slate › ", ascii: "slate > ")
    #expect(try reader.readLine(prompt: prompt) == .line("one"))
    reader.remember("one")
    #expect(try reader.readLine(prompt: prompt) == .line("two\nlines"))
    #expect(try reader.readLine(prompt: prompt) == .endOfInput)
    #expect(reader.prompts == [prompt, prompt, prompt])
    #expect(reader.remembered == ["one"])
  }
}
