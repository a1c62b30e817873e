import Foundation

/// Predicts every object by a model that did not learn from its fold, from features that are the same in all folds.
package struct CrossFit: Sendable {
    /// Ways to look at the same objects; models of each are averaged. A row an object.
    package let views: [Matrix]

    package init(views: [Matrix]) {
        self.views = views
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
        var leftOut = Matrix(rows: training.count, columns: objects.classCount)
        var predicted = Matrix(rows: members.count, columns: objects.classCount)
        for view in views {
            let model = try RidgeClassifier.best(features: view.selecting(rows: training), labels: labels, classCount: objects.classCount)
            let temperature = ScoreTemperature(scores: model.leftOut, labels: labels)
            leftOut.add(temperature.probabilities(model.leftOut))
            predicted.add(temperature.probabilities(model.scores(view.selecting(rows: members))))
        }
        let scale = confidenceScale(leftOut, training: training, labels: labels, objects: objects)
        return members.enumerated().map { row, index in
            let signal = signal(predicted, row)
            let probabilities = predicted.row(row).map { $0 / Float(views.count) }
            return (index, CrossFitPrediction(label: signal.label, confidence: scale.probability(signal), probabilities: probabilities))
        }
    }

    private func confidenceScale(_ leftOut: Matrix, training: [Int], labels: [Int], objects: CrossFitObjects) -> ConfidenceScale {
        let rows = training.indices.filter { objects.representative[training[$0]] }
        let observations = rows.map { row in
            let signal = signal(leftOut, row)
            return ConfidenceScale.Observation(signal: signal, right: signal.label == labels[row])
        }
        return ConfidenceScale(observations, classCount: objects.classCount)
    }

    /// The likeliest class of a row of probabilities, summed over the views, and how sure it looks.
    private func signal(_ summed: Matrix, _ row: Int) -> ConfidenceScale.Signal {
        var first = 0
        var second = -1
        for column in 1..<summed.columns {
            if summed[row, column] > summed[row, first] {
                second = first
                first = column
            } else if second < 0 || summed[row, column] > summed[row, second] {
                second = column
            }
        }
        let count = Double(views.count)
        let runnerUp = second < 0 ? 0 : Double(summed[row, second]) / count
        return ConfidenceScale.Signal(label: first, first: Double(summed[row, first]) / count, second: runnerUp)
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
    mutating func add(_ other: Matrix) {
        for index in values.indices { values[index] += other.values[index] }
    }
}
