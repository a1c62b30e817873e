import ActiveLearning
import AutoMLCore
import Foundation

/// Plays a job over objects whose truth is known.
struct Simulation: Sendable {
    let objects: SimulatedObjects
    let request: SimulationRequest

    static let foldCount = 5
    /// People label this part of the objects between two rounds.
    static let batchShare = 0.08

    /// One job, whose randomness is that of `seed`.
    func run(seed: UInt64, workers: Int) async throws -> SimulationRun {
        let started = ContinuousClock.now
        var job = SimulatedJob(objects: objects, request: request, seed: seed)
        var curve = [job.point]
        repeat {
            let predictions = try await objects.models.predictions(job.crossFitObjects, workers: workers)
            let order = objects.models.labelingOrder(job.candidates, predictions: predictions, count: job.planner.policy.batchSize)
            job.advance(predictions, order: order)
            curve.append(job.point)
        } while !job.isFinished
        return SimulationRun(job: job, seed: seed, curve: curve, seconds: (ContinuousClock.now - started) / .seconds(1))
    }
}
