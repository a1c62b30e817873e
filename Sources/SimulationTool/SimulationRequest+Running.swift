import AutoMLCore
import Foundation

extension SimulationRequest {
    /// Runs one job a seed from `seed` on, and gives each run to `report` as soon as it is over.
    ///
    /// - Parameter remark: called with what was left out of the data.
    package func run(
        workers: Int, remark: (String) -> Void, report: (SimulationRun) throws -> Void
    ) async throws {
        BLASThreads.set(workers)
        let objects = try SimulatedObjects(self)
        BLASThreads.set(1)
        objects.remarks.forEach(remark)
        let simulation = Simulation(objects: objects, request: self)
        for index in 0..<runs {
            try report(try await simulation.run(seed: seed &+ UInt64(index), workers: workers))
        }
    }
}
