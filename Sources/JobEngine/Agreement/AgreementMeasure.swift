import Annotations
import Consolidation

/// Measures the agreement in a sample, of all, of each label and of each worker, whatever kind the answers are of.
struct AgreementMeasure: Sendable {
    let distance: AgreementReport.Distance
    let ofJob: ChanceCorrectedAgreement
    let ofLabel: @Sendable (Int) -> ChanceCorrectedAgreement
    let ofWorker: @Sendable (Int) -> ChanceCorrectedAgreement

    /// Nil for answers that cannot be compared: those of custom jobs, or none at all.
    init?(_ sample: AnswerSample, classCount: Int) {
        switch sample.objects.first?.first?.answer {
        case nil, .custom: return nil
        case .oneClass, .verdict:
            self.init(classes: sample, classCount: classCount)
        case .anyClasses:
            self.init(.classSets, sample.map(\.classes), ofClass: { $0.intersection([$1]) }, by: Self.setDistance)
        case .boxes:
            self.init(
                .boxes, sample.map(\.boxList), ofClass: { boxes, label in boxes.filter { $0.classIndex == label } },
                by: BoxDistance.between)
        case .spans:
            self.init(
                .spans, sample.map(\.spanList), ofClass: { spans, label in spans.filter { $0.classIndex == label } },
                by: SpanDistance.between)
        case .mask:
            self.init(.masks, sample.map(\.maskRuns), ofClass: { $0.keeping(UInt8($1 + 1)) }, by: MaskDistance.between)
        }
    }

    /// Answers of one class each have an alpha of their own, which needs no sampling of pairs.
    private init(classes sample: AnswerSample, classCount: Int) {
        var answers = ClassAnswers(classCount: classCount)
        for (object, given) in sample.objects.enumerated() {
            for answer in given {
                guard let label = answer.answer.usedClasses.first else { continue }
                answers.append(object: object, worker: answer.worker, classIndex: label)
            }
        }
        let agreement = NominalAgreement(answers)
        distance = .nominal
        ofJob = agreement.ofJob
        ofLabel = { agreement.ofLabel($0) }
        ofWorker = { agreement.ofWorker($0) }
    }

    private init<Answer: Sendable>(
        _ kind: AgreementReport.Distance, _ answers: [[(worker: Int, answer: Answer)]],
        ofClass: @escaping @Sendable (Answer, Int) -> Answer, by distance: @escaping @Sendable (Answer, Answer) -> Double
    ) {
        let agreement = DistanceAgreement(answers, distance: distance)
        self.distance = kind
        ofJob = agreement.ofJob
        ofWorker = { agreement.ofWorker($0) }
        ofLabel = { label in
            let part = answers.map { object in object.map { (worker: $0.worker, answer: ofClass($0.answer, label)) } }
            return DistanceAgreement(part, distance: distance).ofJob
        }
    }

    /// One minus the Jaccard index; nothing against nothing is 0.
    @Sendable private static func setDistance(_ one: Set<Int>, _ other: Set<Int>) -> Double {
        let union = one.union(other).count
        return union > 0 ? 1 - Double(one.intersection(other).count) / Double(union) : 0
    }
}

extension Annotation {
    fileprivate var classes: Set<Int>? {
        guard case .anyClasses(let answer) = self else { return nil }
        return answer.classIndices
    }

    fileprivate var boxList: [LabeledBox]? {
        guard case .boxes(let answer) = self else { return nil }
        return answer.boxes
    }

    fileprivate var spanList: [Span]? {
        guard case .spans(let answer) = self else { return nil }
        return answer.spans
    }

    fileprivate var maskRuns: RunLengths? {
        guard case .mask(let answer) = self else { return nil }
        return answer.mask
    }
}
