import ActiveLearning

/// What one simulated job came to.
package struct SimulationRun: Sendable, Codable {
    package let seed: UInt64
    package let objects: Int
    /// The share of all objects that the model labeled.
    package let autoShare: Double
    /// The share of machine labels that are right in truth; none where there are no machine labels.
    package let precision: Double?
    /// The share of machine labels that people would have given.
    package let agreement: Double?
    package let humanLabels: Int
    package let rounds: Int
    package let seconds: Double
    /// What was promised about the machine labels, if anything.
    package let promise: String?
    package let curve: [SimulationPoint]

    init(job: SimulatedJob, seed: UInt64, curve: [SimulationPoint], seconds: Double) {
        let end = job.point
        self.seed = seed
        objects = job.labels.count
        autoShare = Double(end.machineLabels) / Double(job.labels.count)
        precision = end.machineLabels > 0 ? Double(end.rightMachineLabels) / Double(end.machineLabels) : nil
        agreement = end.machineLabels > 0 ? Double(end.agreeingMachineLabels) / Double(end.machineLabels) : nil
        humanLabels = end.humanLabels
        rounds = job.planner.round
        self.seconds = (seconds * 1000).rounded() / 1000
        promise = job.planner.promise?.statement
        self.curve = curve
    }

    enum CodingKeys: String, CodingKey {
        case seed, objects, precision, agreement, rounds, seconds, promise, curve
        case autoShare = "auto_share"
        case humanLabels = "human_labels"
    }
}
