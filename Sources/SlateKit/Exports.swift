// What a plugin needs besides SlateKit's own types comes with it, so that a plugin imports nothing but this room.
@_exported import ArgumentParser
@_exported import Charts
@_exported import Datasets
@_exported import Engine
