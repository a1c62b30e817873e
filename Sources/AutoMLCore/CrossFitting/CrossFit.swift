import Foundation

/// Predicts every object by a model that did not learn from its fold, from features that are the same in all folds.
package struct CrossFit: Sendable {
    /// Ways to look at the same objects, each with a model of its own. A row an object.
    package let views: [Matrix]
    /// One more way to look at texts.
    private let words: WordClassifier?

    package init(views: [Matrix], words: WordClassifier? = nil) {
        self.views = views
        self.words = words
    }

    /// One prediction an object, in order; the models of different folds are trained side by side.
    package func predictions(_ objects: CrossFitObjects, workers: Int) async throws -> [CrossFitPrediction] {
        let prior = objects.mostFrequentLabel
        var predictions = [CrossFitPrediction](repeating: CrossFitPrediction(label: prior, confidence: 0), count: objects.folds.count)
        try await withThrowingTaskGroup(of: [(Int, CrossFitPrediction)].self) { group in
            var waiting = Array((0..<objects.foldCount).reversed())
            for _ in 0..<max(1, workers) {
                if let fold = waiting.popLast() { group.addTask { try self.fold(fold, of: objects) } }
            }
            while let finished = try await group.next() {
                for (index, prediction) in finished { predictions[index] = prediction }
                try Task.checkCancellation()
                if let fold = waiting.popLast() { group.addTask { try self.fold(fold, of: objects) } }
            }
        }
        return predictions
    }

    private func fold(_ fold: Int, of objects: CrossFitObjects) throws(LinearAlgebraError) -> [(Int, CrossFitPrediction)] {
        let training = objects.training(forFold: fold)
        let members = objects.members(ofFold: fold)
        let labels = training.compactMap { objects.labels[$0] }
        guard Set(labels).count > 1, !members.isEmpty else { return [] }
        let looks = try looks(training: training, labels: labels, members: members, classCount: objects.classCount)
        let known = training.indices.filter { objects.representative[training[$0]] }
        let weights = MixtureWeights(probabilities: looks.map { look in known.map { look.leftOut[$0, labels[$0]] } }).values
        var leftOut = Matrix(rows: training.count, columns: objects.classCount)
        var predicted = Matrix(rows: members.count, columns: objects.classCount)
        for (look, weight) in zip(looks, weights) {
            leftOut.add(look.leftOut, times: weight)
            predicted.add(look.predicted, times: weight)
        }
        let scale = confidenceScale(leftOut, rows: known, labels: labels, classCount: objects.classCount)
        return members.enumerated().map { row, index in
            let signal = signal(predicted, row)
            return (
                index,
                CrossFitPrediction(label: signal.label, confidence: scale.probability(signal), probabilities: Array(predicted.row(row)))
            )
        }
    }

    /// The probabilities that one model gives.
    private struct Look {
        /// Of the training rows, each left out.
        let leftOut: Matrix
        let predicted: Matrix

        init(leftOut: Matrix, predicted: Matrix, labels: [Int]) {
            let temperature = ScoreTemperature(scores: leftOut, labels: labels)
            self.leftOut = temperature.probabilities(leftOut)
            self.predicted = temperature.probabilities(predicted)
        }
    }

    private func looks(training: [Int], labels: [Int], members: [Int], classCount: Int) throws(LinearAlgebraError) -> [Look] {
        var looks: [Look] = []
        for view in views {
            let model = try RidgeClassifier.best(features: view.selecting(rows: training), labels: labels, classCount: classCount)
            looks.append(Look(leftOut: model.leftOut, predicted: model.scores(view.selecting(rows: members)), labels: labels))
        }
        if let words {
            let scores = words.scores(labeled: training, labels: labels, others: members, classCount: classCount)
            looks.append(Look(leftOut: scores.leftOut, predicted: scores.others, labels: labels))
        }
        return looks
    }

    private func confidenceScale(_ leftOut: Matrix, rows: [Int], labels: [Int], classCount: Int) -> ConfidenceScale {
        let observations = rows.map { row in
            let signal = signal(leftOut, row)
            return ConfidenceScale.Observation(signal: signal, right: signal.label == labels[row])
        }
        return ConfidenceScale(observations, classCount: classCount)
    }

    /// The likeliest class of a row of probabilities, and how sure it looks.
    private func signal(_ probabilities: Matrix, _ row: Int) -> ConfidenceScale.Signal {
        var first = 0
        var second = -1
        for column in 1..<probabilities.columns {
            if probabilities[row, column] > probabilities[row, first] {
                second = first
                first = column
            } else if second < 0 || probabilities[row, column] > probabilities[row, second] {
                second = column
            }
        }
        let runnerUp = second < 0 ? 0 : Double(probabilities[row, second])
        return ConfidenceScale.Signal(label: first, first: Double(probabilities[row, first]), second: runnerUp)
    }
}

extension CrossFitObjects {
    /// What is predicted where nothing can be learned.
    fileprivate var mostFrequentLabel: Int {
        var counts = [Int](repeating: 0, count: max(classCount, 1))
        for label in labels.compactMap({ $0 }) { counts[label] += 1 }
        return counts.indices.max { counts[$0] < counts[$1] } ?? 0
    }
}

extension Matrix {
    mutating func add(_ other: Matrix, times factor: Float = 1) {
        for index in values.indices { values[index] += other.values[index] * factor }
    }
}
