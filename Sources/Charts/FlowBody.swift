/// Quantities that flow between the nodes of two or more stages.
public struct FlowBody: Sendable {
  /// A node.
  public struct Node: Sendable, Equatable {
    /// Its name.
    public var label: String
    /// Its stage, from 0.
    public var stage: Int
    /// What flows into it, or out of it where that is more.
    public var amount: Double
    /// The amount as it reads.
    public var text: String
  }

  /// A flow from one node to another.
  public struct Link: Sendable, Equatable {
    /// The node that it leaves.
    public var from: Int
    /// The node that it enters.
    public var to: Int
    /// How much flows.
    public var amount: Double
    /// The amount as it reads.
    public var text: String
  }

  /// The nodes, stage by stage.
  public var nodes: [Node]
  /// The flows.
  public var links: [Link]

  /// How many stages there are.
  public var stages: Int { (nodes.map(\.stage).max() ?? 0) + 1 }
}
