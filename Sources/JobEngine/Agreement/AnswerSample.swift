import Annotations

/// The answers that an agreement is measured on, by object; each object has two at least.
struct AnswerSample: Sendable {
    private(set) var objects: [[(worker: Int, answer: Annotation)]] = []

    /// Takes in an object, if it can be measured.
    mutating func add(_ answers: [(worker: Int, answer: Annotation)]) {
        if answers.count > 1 { objects.append(answers) }
    }

    /// Each worker's number of answers.
    var answersByWorker: [Int: Int] {
        var counts: [Int: Int] = [:]
        for object in objects {
            for answer in object { counts[answer.worker, default: 0] += 1 }
        }
        return counts
    }

    /// How many answers use each label, by class index.
    var answersByLabel: [Int: Int] {
        var counts: [Int: Int] = [:]
        for object in objects {
            for answer in object {
                for label in answer.answer.usedClasses { counts[label, default: 0] += 1 }
            }
        }
        return counts
    }

    /// The answers in another form; those that have none are left out.
    func map<Answer>(_ transform: (Annotation) -> Answer?) -> [[(worker: Int, answer: Answer)]] {
        objects.map { object in
            object.compactMap { answer in transform(answer.answer).map { (answer.worker, $0) } }
        }
    }
}

extension Annotation {
    /// The label categories that the answer names.
    var usedClasses: Set<Int> {
        switch self {
        case .oneClass(let answer): [answer.classIndex]
        case .verdict(let answer): [answer.classIndex]
        case .anyClasses(let answer): answer.classIndices
        case .boxes(let answer): Set(answer.boxes.map(\.classIndex))
        case .spans(let answer): Set(answer.spans.map(\.classIndex))
        // Class 0 of a mask is background.
        case .mask(let answer): Set(answer.mask.runs.map { Int($0.label) - 1 }.filter { $0 >= 0 })
        case .custom: []
        }
    }
}
