import ArgumentParser

SlateProgram.main()
