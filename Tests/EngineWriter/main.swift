import Engine

print("later")
