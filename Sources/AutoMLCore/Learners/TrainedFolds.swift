/// One model a fold, and what each says of the rows that it did not see.
package struct TrainedFolds: Sendable {
    package let models: [any FittedModel]
    /// A row for each row that was held out by a fold, the mean over the folds that did; NaN for other rows.
    package let outOfFold: Matrix

    package init(models: [any FittedModel], outOfFold: Matrix) {
        self.models = models
        self.outOfFold = outOfFold
    }

    /// Predicts the held-out rows of each fold by its model.
    package init(models: [any FittedModel], task: TrainingTask) {
        let predictions = Parallel.map(models.count) { index in
            models[index].predict(task.features.selecting(rows: task.folds[index].held))
        }
        self.init(models: models, outOfFold: Self.joining(predictions, folds: task.folds, rowCount: task.features.rowCount))
    }

    /// The predictions of folds, each for its held-out rows, as one matrix of all rows.
    package static func joining(_ predictions: [Matrix], folds: [Fold], rowCount: Int) -> Matrix {
        let columns = predictions.first?.columns ?? 0
        var sum = Matrix(rows: rowCount, columns: columns)
        var counts = [Float](repeating: 0, count: rowCount)
        for (prediction, fold) in zip(predictions, folds) {
            for (position, row) in fold.held.enumerated() {
                counts[row] += 1
                for column in 0..<columns { sum[row, column] += prediction[position, column] }
            }
        }
        for row in 0..<rowCount {
            for column in 0..<columns { sum[row, column] = counts[row] > 0 ? sum[row, column] / counts[row] : .nan }
        }
        return sum
    }
}
