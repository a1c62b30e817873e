import Testing

@testable import Consolidation

@Suite("Ensemble EM, 05/CON-4")
struct EnsembleEMTests {
    static func answers(_ rows: [(object: Int, worker: Int, classIndex: Int)], classCount: Int) -> ClassAnswers {
        var answers = ClassAnswers(classCount: classCount)
        for row in rows { answers.append(object: row.object, worker: row.worker, classIndex: row.classIndex) }
        return answers
    }

    /// Workers who are right with the given probabilities and else name another class, on objects of random class.
    static func simulation(
        objects: Int, classCount: Int, accuracies: [Double], seed: UInt64
    ) -> (rows: [(object: Int, worker: Int, classIndex: Int)], truths: [Int]) {
        var random = SeededGenerator(seed: seed)
        var rows: [(object: Int, worker: Int, classIndex: Int)] = []
        let truths = (0..<objects).map { _ in Int.random(in: 0..<classCount, using: &random) }
        for object in 0..<objects {
            for worker in accuracies.indices {
                let isRight = Double.random(in: 0..<1, using: &random) < accuracies[worker]
                let mistake = (truths[object] + Int.random(in: 1..<classCount, using: &random)) % classCount
                rows.append((object, worker, isRight ? truths[object] : mistake))
            }
        }
        return (rows, truths)
    }

    static func accuracy(_ posteriors: ClassPosteriors, _ truths: [Int]) -> Double {
        Double(truths.indices.filter { posteriors.best(of: $0)?.classIndex == truths[$0] }.count) / Double(truths.count)
    }

    @Test("On public crowd data it is never below the majority, and better where workers are biased")
    func publicData() throws {
        let bluebird = try CrowdData("bluebird")
        let weather = try CrowdData("weather_cf")
        let majority = MajorityVote()
        let ensemble = EnsembleEM()
        #expect(bluebird.accuracy(of: majority.posteriors(of: bluebird.answers)) < 0.77)
        #expect(bluebird.accuracy(of: ensemble.posteriors(of: bluebird.answers)) > 0.85)
        #expect(weather.accuracy(of: ensemble.posteriors(of: weather.answers)) > 0.893)
    }

    @Test("Confidences are calibrated better than the majority's shares on public crowd data, 05/CONF-1")
    func calibration() throws {
        for (name, bound) in [("bluebird", 0.42), ("weather_cf", 0.40)] {
            let data = try CrowdData(name)
            let loss = data.logLoss(of: EnsembleEM().posteriors(of: data.answers))
            #expect(loss < bound, "\(name): \(loss)")
            #expect(loss < data.logLoss(of: MajorityVote().posteriors(of: data.answers)))
        }
    }

    @Test("Probabilities are between 0 and 1 and sum to 1, 05/CONF-1")
    func probabilities() throws {
        let data = try CrowdData("weather_cf")
        let posteriors = EnsembleEM().posteriors(of: data.answers)
        for object in data.truths.indices {
            let row = posteriors.probabilities[object * 5..<(object + 1) * 5]
            #expect(row.allSatisfy { $0 >= 0 && $0 <= 1 })
            #expect(abs(row.reduce(0, +) - 1) < 1e-5)
        }
        #expect(posteriors.workerAccuracies.allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test("The same answers in any order give the same probabilities to the last bit, DESIGN invariant 5")
    func orderDoesNotMatter() {
        let rows = Self.simulation(objects: 60, classCount: 3, accuracies: [0.9, 0.7, 0.5, 0.8], seed: 4).rows
        let inOrder = EnsembleEM().posteriors(of: Self.answers(rows, classCount: 3))
        var random = SeededGenerator(seed: 5)
        let shuffled = EnsembleEM().posteriors(of: Self.answers(rows.shuffled(using: &random), classCount: 3))
        #expect(inOrder.probabilities == shuffled.probabilities)
        #expect(inOrder.workerAccuracies == shuffled.workerAccuracies)
    }

    @Test("Thousands of answers to one object leave the range of numbers in no direction")
    func manyAnswers() {
        var rows = (0..<4_000).map { (object: 0, worker: $0, classIndex: $0 % 4 == 0 ? 1 : 0) }
        rows += (0..<4_000).map { (object: 1, worker: $0, classIndex: 1) }
        let posteriors = EnsembleEM().posteriors(of: Self.answers(rows, classCount: 50))
        #expect(posteriors.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
        #expect(posteriors.best(of: 0)?.classIndex == 0)
        #expect(posteriors.best(of: 1)?.classIndex == 1)
        #expect((posteriors.best(of: 1)?.confidence ?? 0) > 0.99)
    }

    @Test("Without answers there are no labels")
    func noAnswers() {
        let posteriors = EnsembleEM().posteriors(of: ClassAnswers(classCount: 3))
        #expect(posteriors.best(of: 0) == nil)
        #expect(posteriors.workerAccuracies.isEmpty)
    }

    @Test("An object without answers has no label while its neighbours have, 05/WRK-8")
    func gap() {
        let posteriors = EnsembleEM().posteriors(of: Self.answers([(0, 0, 1), (2, 0, 1)], classCount: 2))
        #expect(posteriors.best(of: 0)?.classIndex == 1)
        #expect(posteriors.best(of: 1) == nil)
        #expect(posteriors.best(of: 2)?.classIndex == 1)
    }

    @Test("One single worker is believed")
    func oneWorker() {
        let rows = (0..<30).map { (object: $0, worker: 0, classIndex: $0 % 3) }
        let posteriors = EnsembleEM().posteriors(of: Self.answers(rows, classCount: 3))
        for row in rows { #expect(posteriors.best(of: row.object)?.classIndex == row.classIndex) }
    }

    @Test("What all workers agree on is the label, with high confidence")
    func unanimous() throws {
        let rows = (0..<20).flatMap { object in (0..<3).map { (object: object, worker: $0, classIndex: object % 2) } }
        let posteriors = EnsembleEM().posteriors(of: Self.answers(rows, classCount: 2))
        for object in 0..<20 {
            let best = try #require(posteriors.best(of: object))
            #expect(best.classIndex == object % 2)
            #expect(best.confidence > 0.9)
        }
    }

    @Test("A perfect tie is decided for the first label category")
    func tie() throws {
        let posteriors = EnsembleEM().posteriors(of: Self.answers([(0, 0, 2), (0, 1, 1)], classCount: 3))
        #expect(posteriors.best(of: 0)?.classIndex == 1)
    }

    @Test("Workers with one answer each do no harm")
    func onceOnlyWorkers() {
        let rows = (0..<50).flatMap { object in
            (0..<3).map { (object: object, worker: object * 3 + $0, classIndex: $0 == 0 ? (object + 1) % 2 : object % 2) }
        }
        let posteriors = EnsembleEM().posteriors(of: Self.answers(rows, classCount: 2))
        for object in 0..<50 { #expect(posteriors.best(of: object)?.classIndex == object % 2) }
    }

    @Test("One careful worker and two careless ones: the careful one is found out and believed more")
    func unequalWorkers() {
        let simulation = Self.simulation(objects: 400, classCount: 4, accuracies: [0.97, 0.55, 0.5], seed: 11)
        let answers = Self.answers(simulation.rows, classCount: 4)
        let ensemble = EnsembleEM().posteriors(of: answers)
        #expect(
            Self.accuracy(ensemble, simulation.truths) > Self.accuracy(MajorityVote().posteriors(of: answers), simulation.truths) + 0.05)
        #expect(ensemble.workerAccuracies[0] > ensemble.workerAccuracies[1] + 0.05)
    }

    @Test("A worker who confuses two classes is understood")
    func confusion() {
        var simulation = Self.simulation(objects: 300, classCount: 3, accuracies: [0.8, 0.8, 0.8], seed: 21)
        // Two more workers who cannot tell 2 from 1 and always say 1.
        for object in simulation.truths.indices {
            for worker in 3...4 { simulation.rows.append((object, worker, min(simulation.truths[object], 1))) }
        }
        let answers = Self.answers(simulation.rows, classCount: 3)
        let ensemble = Self.accuracy(EnsembleEM().posteriors(of: answers), simulation.truths)
        #expect(ensemble > Self.accuracy(MajorityVote().posteriors(of: answers), simulation.truths) + 0.02)
    }

    @Test("With too many classes for matrices of their own, workers are still told apart")
    func manyClasses() {
        let accuracies = (0..<20).map { $0 == 0 ? 0.95 : 0.4 }
        let simulation = Self.simulation(objects: 40, classCount: 1_500, accuracies: accuracies, seed: 31)
        #expect(accuracies.count * 1_500 * 1_500 > WorkerConfusionModel.maxCells)
        let posteriors = EnsembleEM().posteriors(of: Self.answers(simulation.rows, classCount: 1_500))
        #expect(Self.accuracy(posteriors, simulation.truths) == 1)
        #expect(posteriors.workerAccuracies[0] > posteriors.workerAccuracies[1] + 0.1)
    }
}
