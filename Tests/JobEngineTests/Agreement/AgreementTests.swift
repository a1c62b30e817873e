import Annotations
import Consolidation
import LabelingDomain
import Persistence
import Testing

@testable import JobEngine

/// How much workers agree, told for a job.
@Suite struct AgreementTests {
    static func manifest(_ count: Int) -> String { (0..<count).map { "{\"source\":\"\($0)\"}" }.joined(separator: "\n") }

    @Test("a finished job tells its agreement, of all, of labels and of workers, and the same again")
    func finishedJob() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("agree", manifest: Self.manifest(30), workers: 3, labels: ["a", "b", "c"])
            for worker in 1...3 {
                try await workshop.label(row, by: worker) { ["a", "b", "c"][worker == 3 && $0 < 10 ? ($0 + 1) % 3 : $0 % 3] }
            }
            let ended = try await workshop.wait("agree", for: .completed)
            let report = try #require(try await workshop.engine.agreement(of: ended))
            #expect(report.jobName == "agree" && report.distance == .nominal && !report.isSample && report.totalObjects == 30)
            let alpha = try #require(report.job.alpha)
            #expect(alpha > 0.3 && alpha < 0.9 && report.job.objects == 30)
            #expect(try #require(report.job.low) <= alpha && alpha <= #require(report.job.high))
            #expect(report.labels.map(\.label) == ["a", "b", "c"])
            let ofWorkers = Dictionary(uniqueKeysWithValues: report.workers.map { ($0.workerId, $0.agreement.alpha ?? 1) })
            #expect(ofWorkers.count == 3)
            #expect(try #require(ofWorkers[Workshop.worker(3).workerID]) < #require(ofWorkers[Workshop.worker(1).workerID]) - 0.1)
            #expect(try await workshop.text(at: "s3://output/agree/annotations/agreement/agreement.json").contains("krippendorff-alpha"))
        }
    }

    @Test("a job with one worker an object has no agreement to tell")
    func oneWorker() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("alone", manifest: Self.manifest(3))
            try await workshop.label(row, by: 1) { _ in "yes" }
            let ended = try await workshop.wait("alone", for: .completed)
            #expect(try await workshop.engine.agreement(of: ended) == nil)
            #expect(try await workshop.outputKeys("alone/annotations/agreement").isEmpty)
        }
    }

    @Test("answers that are all the same have no alpha, and the report says so by leaving it out")
    func noVariety() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("same", manifest: Self.manifest(4), workers: 2)
            for worker in 1...2 { try await workshop.label(row, by: worker) { _ in "yes" } }
            let report = try #require(try await workshop.engine.agreement(of: try await workshop.wait("same", for: .completed)))
            #expect(report.job.alpha == nil && report.job.low == nil && report.job.objects == 4)
        }
    }

    @Test("of many labels the most frequent are listed, and the rest counted")
    func manyLabels() async throws {
        try await Workshop.open { workshop in
            let labels = (0..<AgreementLimits.maxLabels + 3).map { "label \($0)" }
            let row = try await workshop.createJob("many", manifest: Self.manifest(labels.count + 2), workers: 2, labels: labels)
            for worker in 1...2 { try await workshop.label(row, by: worker) { labels[min($0, labels.count - 1)] } }
            let report = try #require(try await workshop.engine.agreement(of: try await workshop.wait("many", for: .completed)))
            #expect(report.labels.count == AgreementLimits.maxLabels && report.labelsLeftOut == 3)
            #expect(report.labels.last?.label == labels.last)
        }
    }

    // MARK: Kinds of answers

    static func sample(_ answers: [[Annotation]]) -> AnswerSample {
        var sample = AnswerSample()
        for object in answers { sample.add(object.enumerated().map { (worker: $0.offset, answer: $0.element) }) }
        return sample
    }

    static func box(_ left: Double, _ classIndex: Int) -> Annotation {
        .boxes(
            BoxesAnswer(
                imageWidth: 100, imageHeight: 100,
                boxes: [LabeledBox(box: Box(left: left, top: 0, width: 10, height: 10), classIndex: classIndex)]))
    }

    static func mask(_ labels: [UInt8]) throws -> Annotation {
        .mask(MaskAnswer(mask: RunLengths(try LabelMap(width: labels.count, height: 1, labels: labels))))
    }

    @Test("each kind of answer has its distance, and is 1 apart from the label that is mixed up")
    func kinds() throws {
        let boxes = (0..<20).map { [Self.box(Double($0 * 7), $0 % 2), Self.box(Double($0 * 7) + ($0 % 2 == 0 ? 0 : 4), $0 % 2)] }
        let spans = (0..<20).map { number in
            [0, number % 2 == 0 ? 0 : 2].map { shift in
                Annotation.spans(
                    SpansAnswer(
                        spans: [Span(start: number * 9 + shift, end: number * 9 + 5 + shift, classIndex: number % 2)].compactMap(\.self)))
            }
        }
        let sets = (0..<20).map { number in
            [0, number % 2].map { extra in
                Annotation.anyClasses(ClassesAnswer(classIndices: number % 2 == 0 ? [0] : extra == 0 ? [1] : [0, 1]))
            }
        }
        let masks = try (0..<20).map { number in
            let kind = UInt8(number % 2 + 1)
            return try [Self.mask([0, kind, kind, 0]), Self.mask(number % 2 == 0 ? [0, kind, kind, 0] : [0, 0, kind, kind])]
        }
        for (kind, answers) in [
            (AgreementReport.Distance.boxes, boxes), (.spans, spans), (.classSets, sets), (.masks, masks),
        ] {
            let measure = try #require(AgreementMeasure(Self.sample(answers), classCount: 2))
            #expect(measure.distance == kind)
            // The sets are mixed up about label 0, which is added to every second one; the others about label 1.
            let mixedUp = kind == .classSets ? 0 : 1
            let (all, mixed) = (try #require(measure.ofJob.alpha), try #require(measure.ofLabel(mixedUp).alpha))
            #expect(all < 1 && all > 0.2 && mixed < 1, "\(kind) \(all) \(mixed)")
            #expect(measure.ofLabel(1 - mixedUp).alpha == 1, "\(kind)")
            #expect(measure.ofWorker(0).objectCount == 20)
        }
        #expect(AgreementMeasure(Self.sample([[.custom, .custom]]), classCount: 2) == nil)
        #expect(AgreementMeasure(Self.sample([[Self.box(0, 0)]]), classCount: 2) == nil)
    }
}
