import Annotations
import Consolidation
import LabelingDomain
import Manifests
import ObjectStorage
import Persistence
import TaskTypes

/// Measures how much a job's workers agree, from the stored answers, and writes it beside the job's labels.
struct AgreementStudy: Sendable {
    let job: LabelingJob
    let objectCount: Int
    let outputs: OutputStore
    let labelers: LabelerStore
    let objectStore: any ObjectStore

    /// Writes the file; none when no object has two answers that can be compared.
    func write(to place: S3URI, at now: Timestamp) async throws {
        guard job.specification.workersPerObject > 1, let report = try await report(at: now) else { return }
        let json = try JSONValue(parsing: AgreementFile.encode(report))
        try await objectStore.write(json, to: place)
    }

    func report(at now: Timestamp) async throws -> AgreementReport? {
        let numbers = objectNumbers()
        let sample = try await sample(of: numbers)
        guard let measure = AgreementMeasure(sample, classCount: job.categories.count) else { return nil }
        let (labels, workers) = (Self.most(sample.answersByLabel), Self.most(sample.answersByWorker))
        let names = try await labelers.labelers(Set(workers.map(Int64.init)))
        return AgreementReport(
            jobName: job.name, creationDate: now.creationDate, statistic: "krippendorff-alpha", distance: measure.distance,
            totalObjects: objectCount, isSample: numbers.count < objectCount || sample.objects.count >= maxObjects,
            job: .init(measure.ofJob),
            labels: labels.prefix(AgreementLimits.maxLabels).sorted().map {
                .init(label: job.categories.names[$0], agreement: .init(measure.ofLabel($0)))
            },
            labelsLeftOut: max(0, labels.count - AgreementLimits.maxLabels),
            workers: workers.prefix(AgreementLimits.maxWorkers).map {
                .init(workerId: names[Int64($0)]?.workerID ?? "", agreement: .init(measure.ofWorker($0)))
            },
            workersLeftOut: max(0, workers.count - AgreementLimits.maxWorkers))
    }

    private var maxObjects: Int {
        job.taskType.labelForm == .reference ? AgreementLimits.maxMasks : AgreementLimits.maxObjects
    }

    /// The objects to look at: all, or a sample that is the same on every run.
    private func objectNumbers() -> [Int] {
        guard objectCount > AgreementLimits.maxObjectsLookedAt else { return Array(0..<objectCount) }
        var generator = SplitMix64(seed: UInt64(bitPattern: job.id))
        var chosen: Set<Int> = []
        while chosen.count < AgreementLimits.maxObjectsLookedAt {
            chosen.insert(Int.random(in: 0..<objectCount, using: &generator))
        }
        return chosen.sorted()
    }

    /// The answers to so many of `numbers` as are measured, in random order, so that the first ones do not stand for all.
    private func sample(of numbers: [Int]) async throws -> AnswerSample {
        var generator = SplitMix64(seed: UInt64(bitPattern: job.id))
        let order = numbers.shuffled(using: &generator)
        var sample = AnswerSample()
        for start in stride(from: 0, to: order.count, by: AgreementLimits.objectsPerRead) {
            let part = Array(order[start..<min(start + AgreementLimits.objectsPerRead, order.count)])
            for object in try await outputs.answeredObjects(jobID: job.id, numbers: part) where object.answers.count > 1 {
                sample.add(try object.answers.map { (Int($0.labeler), try annotation($0.answer)) })
                if sample.objects.count >= maxObjects { return sample }
            }
        }
        return sample
    }

    private func annotation(_ text: String) throws -> Annotation {
        try job.taskType.annotation(in: JSONValue(parsing: text), categories: job.categories)
    }

    /// The keys with the highest counts first; of equal ones the smaller.
    private static func most(_ counts: [Int: Int]) -> [Int] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}

extension AgreementReport.Agreement {
    fileprivate init(_ agreement: ChanceCorrectedAgreement) {
        self.init(
            alpha: agreement.alpha, low: agreement.interval?.lowerBound, high: agreement.interval?.upperBound,
            objects: agreement.objectCount)
    }
}
