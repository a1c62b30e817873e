/// A point of the savings curve.
package struct SimulationPoint: Sendable, Codable, Equatable {
    package let humanLabels: Int
    package let machineLabels: Int
    package let rightMachineLabels: Int
    /// Those that people would have labeled the same.
    package let agreeingMachineLabels: Int
}
