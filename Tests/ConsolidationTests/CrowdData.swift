import Consolidation
import Foundation

/// One public set of crowd answers with its truth.
struct CrowdData {
    let answers: ClassAnswers
    /// The true class by object; nil where it is not known.
    let truths: [Int?]

    init(_ name: String) throws {
        let rows = try Self.rows(name, "answers")
        let truthRows = try Self.rows(name, "truth")
        let classNames = Set(rows.map { $0[2] } + truthRows.map { $0[1] }).sorted()
        let classes = Self.numbering(classNames)
        let objects = Self.numbering(rows.map { $0[0] })
        let workers = Self.numbering(rows.map { $0[1] })
        var answers = ClassAnswers(classCount: classNames.count)
        for row in rows {
            guard let object = objects[row[0]], let worker = workers[row[1]], let label = classes[row[2]] else { continue }
            answers.append(object: object, worker: worker, classIndex: label)
        }
        var truths = [Int?](repeating: nil, count: answers.objectCount)
        for row in truthRows {
            guard let object = objects[row[0]] else { continue }
            truths[object] = classes[row[1]]
        }
        self.answers = answers
        self.truths = truths
    }

    /// The share of objects whose most probable class is the true one.
    func accuracy(of posteriors: ClassPosteriors) -> Double {
        let known = truths.indices.filter { truths[$0] != nil }
        let right = known.filter { posteriors.best(of: $0)?.classIndex == truths[$0] }
        return Double(right.count) / Double(known.count)
    }

    /// The mean negative logarithm of the true class's probability.
    func logLoss(of posteriors: ClassPosteriors) -> Double {
        let losses = truths.enumerated().compactMap { object, truth in
            truth.map { -log(max(1e-12, Double(posteriors.probabilities[object * posteriors.classCount + $0]))) }
        }
        return losses.reduce(0, +) / Double(losses.count)
    }

    private static func rows(_ name: String, _ file: String) throws -> [[String]] {
        let folder = Bundle.module.resourceURL?.appending(path: "Fixtures/crowd/\(name)")
        guard let url = folder?.appending(path: "\(file).csv") else { throw CocoaError(.fileNoSuchFile) }
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",").map(String.init) }
    }

    private static func numbering(_ names: [String]) -> [String: Int] {
        names.reduce(into: [:]) { numbers, name in if numbers[name] == nil { numbers[name] = numbers.count } }
    }
}
