/// What statistics of data give reason to warn of.
struct DataFindings {
    private static let muchMissing = 0.5
    private static let manyDuplicates = 0.05
    private static let manyBadRows = 0.01
    private static let muchSkewness = 2.0
    private static let heavyTails = 10.0
    private static let maxNames = 5

    let rowCount: Int
    let target: TargetAnalysis
    let columns: [ColumnStatistics]
    let duplicates: DuplicateRows
    let correlations: Correlations
    let issues: ReadingIssues

    /// Those of high severity first.
    var warnings: [DataWarning] {
        let all = ofReading + ofTarget + ofColumns + ofRows
        return all.filter { $0.severity == .high } + all.filter { $0.severity == .low }
    }

    private var ofReading: [DataWarning] {
        var warnings: [DataWarning] = []
        if issues.badRowCount > 0 {
            let share = Double(issues.badRowCount) / Double(rowCount + issues.badRowCount)
            warnings.append(
                DataWarning(
                    share > Self.manyBadRows ? .high : .low, "\(issues.badRowCount) rows could not be read and are left out",
                    advice: "See the list of bad rows for their lines and what is wrong with them."))
        }
        if rowCount < DataReport.fewRows {
            warnings.append(
                DataWarning(.low, "There are only \(rowCount) rows", advice: "Scores of so few rows vary much; add rows if you can."))
        }
        return warnings
    }

    private var ofTarget: [DataWarning] {
        var warnings: [DataWarning] = []
        if target.invalid > 0 {
            warnings.append(
                DataWarning(
                    target.invalidShare > 0.05 ? .high : .low,
                    "\(target.invalid) rows (\(DisplayText.percent(target.invalidShare))) have no valid \(target.name)",
                    advice: "They are left out; label them if the rest does not stand for them."))
        }
        return warnings + (target.problem.isClassification ? ofClasses : ofNumbers)
    }

    private var ofClasses: [DataWarning] {
        var warnings: [DataWarning] = []
        if target.classes.count < 2 {
            warnings.append(
                DataWarning(
                    .high, "\(target.name) has fewer than two classes", advice: "There is nothing to tell apart; add rows of another class."
                ))
        }
        let tiny = target.classes.filter { $0.count < TargetAnalysis.fewRows }
        if !tiny.isEmpty {
            warnings.append(
                DataWarning(
                    .high, "\(tiny.count) classes have fewer than \(TargetAnalysis.fewRows) rows: \(list(tiny.map(\.value)))",
                    advice: "Add rows of these classes, or join them with others."))
        }
        let rare = target.rareClasses.filter { $0.count >= TargetAnalysis.fewRows }
        if !rare.isEmpty {
            warnings.append(
                DataWarning(
                    .low, "\(rare.count) classes are rare: \(list(rare.map(\.value)))",
                    advice: "Judge the model by BalancedAccuracy or F1macro rather than by Accuracy."))
        }
        if target.classes.count > TargetAnalysis.manyClasses, rowCount < TargetAnalysis.rowsPerClass * target.classes.count {
            warnings.append(
                DataWarning(
                    .high, "\(target.classes.count) classes are many for \(rowCount) rows",
                    advice: "If the target is a quantity, ask for --problem Regression; else join classes."))
        }
        return warnings
    }

    private var ofNumbers: [DataWarning] {
        guard let numbers = target.numbers else {
            return [DataWarning(.high, "\(target.name) has no numbers", advice: "Name another target, or ask for a classification.")]
        }
        var warnings: [DataWarning] = []
        if numbers.min == numbers.max {
            warnings.append(DataWarning(.high, "\(target.name) is always the same number", advice: "There is nothing to predict."))
        }
        if numbers.skewness.magnitude > Self.muchSkewness || numbers.excessKurtosis > Self.heavyTails {
            warnings.append(
                DataWarning(
                    .low, "\(target.name) is skewed or has heavy tails (skewness \(DisplayText.short(numbers.skewness)))",
                    advice: "A few rows decide RMSE and MSE; look at MAE too, or predict the logarithm."))
        }
        if numbers.outlierShare > 0 {
            warnings.append(
                DataWarning(
                    .low, "\(DisplayText.percent(numbers.outlierShare)) of \(target.name) are outliers",
                    advice: "Check that they are no mistakes of measurement."))
        }
        return warnings
    }

    private var ofColumns: [DataWarning] {
        var warnings: [DataWarning] = []
        for column in columns {
            if let power = column.predictionPower, power > DataWarning.leakingPower {
                warnings.append(
                    DataWarning(
                        .high, "\(column.name) alone predicts \(target.name) (prediction power \(DisplayText.short(power)))",
                        advice: "Make sure that it is known before the target is; if not, leave it out with --ignore."))
            }
            if let cells = column.badCells {
                warnings.append(
                    DataWarning(
                        .low, "\(cells.count) values of \(column.name) are not \(cells.kind.rawValue): \(list(cells.examples))",
                        advice: "They count as missing; correct them, or say another kind with --column."))
            }
        }
        let constant = columns.filter(\.isConstant).map(\.name)
        if !constant.isEmpty {
            warnings.append(
                DataWarning(
                    .low, "\(constant.count) columns have one value or none: \(list(constant))",
                    advice: "They tell nothing; leave them out."))
        }
        let identifiers = columns.filter(\.isIdentifierLike).map(\.name)
        if !identifiers.isEmpty {
            warnings.append(
                DataWarning(
                    .low, "\(list(identifiers)) look like identifiers: each row has its own", advice: "Leave them out with --ignore."))
        }
        let missing = columns.filter { $0.missingShare > Self.muchMissing && !$0.isConstant }.map(\.name)
        if !missing.isEmpty {
            warnings.append(
                DataWarning(
                    .low, "More than half of the values are missing in \(list(missing))",
                    advice: "Check where they get lost; a column of few values helps little."))
        }
        return warnings
    }

    private var ofRows: [DataWarning] {
        var warnings: [DataWarning] = []
        if duplicates.count > 0 {
            warnings.append(
                DataWarning(
                    duplicates.share > Self.manyDuplicates ? .high : .low,
                    "\(duplicates.count) rows (\(DisplayText.percent(duplicates.share))) repeat others",
                    advice: "Rows both trained on and validated with flatter the score; do not oversample before training."))
        }
        let pairs = correlations.closePairs
        if !pairs.isEmpty {
            warnings.append(
                DataWarning(
                    .low, "Columns that hold nearly the same: \(list(pairs.map { "\($0.first) and \($0.second)" }))",
                    advice: "One of each pair is enough."))
        }
        return warnings
    }

    private func list(_ names: [String]) -> String {
        let shown = names.prefix(Self.maxNames).map { DisplayText.clipped($0) }.joined(separator: ", ")
        return names.count > Self.maxNames ? "\(shown) and \(names.count - Self.maxNames) more" : shown
    }
}
