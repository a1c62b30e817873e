extension ModelReport {
    /// The report as a self-contained page.
    package func html(title: String) -> String {
        var page = ReportPage(title: title, subtitle: "How good the model is, measured on \(rowsEvaluated)")
        page.add("Summary", summary)
        page.add("Metrics", metricPart)
        if !leaderboard.isEmpty { page.add("Leaderboard", leaderboardPart) }
        if let confusion { page.add("Confusion matrix", Self.part(confusion)) }
        if let binary { page.add("Curves", Self.part(binary)) }
        if let residuals { page.add("Residuals", Self.part(residuals)) }
        if let reliability { page.add("Reliability", reliabilityPart(reliability)) }
        if !importances.isEmpty { page.add("Feature importance", importancePart) }
        return page.html
    }

    /// A page of what decides the model's predictions.
    package func explanationHTML(title: String) -> String {
        var page = ReportPage(title: title, subtitle: "What decides the model's predictions")
        page.add("Feature importance", importancePart)
        page.add(
            "All features",
            ReportPage.table(
                ["Feature", "Importance", "Standard deviation"],
                importances.map { [$0.name, DisplayText.short($0.value), DisplayText.short($0.standardDeviation)] }, numeric: [1, 2]))
        return page.html
    }

    private var summary: String {
        let value = self.value(of: objective)
        return ReportPage.figures([
            (
                name: objective.rawValue + (objective.isMaximized ? ", higher is better" : ", lower is better"),
                value: value.map(DisplayText.short) ?? "–"
            ),
            (name: "problem", value: problem.title), (name: "best candidate", value: candidateName),
            (name: "job", value: jobName), (name: "rows evaluated", value: "\(rowCount)"),
            (name: "seconds to evaluate", value: DisplayText.short(evaluationSeconds)),
        ]) + remarks.map(ReportPage.note).joined()
    }

    private var metricPart: String {
        let rows = metrics.map { [$0.name, $0.value.map(DisplayText.short) ?? "–", $0.standardDeviation.map(DisplayText.short) ?? "–"] }
        return ReportPage.table(
            ["Metric", "Value", "Standard deviation"], rows, numeric: [1, 2], marked: metrics.firstIndex { $0.name == objective.rawValue })
    }

    private var leaderboardPart: String {
        let others = Metric.reported(for: problem).filter { $0 != objective }
        let rows = leaderboard.enumerated().map { place, entry -> [String] in
            let values = others.map { entry.metrics[$0.rawValue].map(DisplayText.short) ?? "–" }
            let start = ["\(place + 1)", entry.name, entry.objective.map(DisplayText.short) ?? entry.failure ?? "failed"]
            let settings = entry.settings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return start + values + [DisplayText.short(entry.trainingSeconds), DisplayText.percent(entry.weight), settings]
        }
        let header = ["Place", "Candidate", objective.rawValue] + others.map(\.rawValue) + ["Seconds", "Weight", "Settings"]
        return ReportPage.table(header, rows, numeric: Set([0] + Array(2..<header.count - 1)), marked: 0)
    }

    private static func part(_ confusion: ConfusionFindings) -> String {
        let cells = confusion.counts.indices.map { actual in
            confusion.counts[actual].indices.map { predicted -> HeatMap.Cell in
                let (count, share) = (confusion.counts[actual][predicted], confusion.shares[actual][predicted])
                let isRight = actual == predicted
                return HeatMap.Cell(
                    strength: (share ?? 0) * (isRight ? 1 : -1), text: share == nil ? "NaN" : DisplayText.short(count),
                    hint: "\(confusion.labels[actual]) predicted as \(confusion.labels[predicted]): \(DisplayText.short(count)), "
                        + (share.map { DisplayText.percent($0) } ?? "no rows") + " of its rows")
            }
        }
        let map = HeatMap(title: "Confusion matrix", rowTitle: "Actual", columnTitle: "Predicted", names: confusion.labels, cells: cells)
        let omitted = confusion.omittedLabels > 0 ? "; the \(confusion.omittedLabels) labels with fewest rows are not shown" : ""
        return ReportPage.figure(map.svg, caption: "Rows of each actual label by the label predicted for them" + omitted)
    }

    private static func part(_ binary: BinaryFindings) -> String {
        func pairs(_ points: [BinaryFindings.Point]) -> [(x: Double, y: Double)] { points.map { ($0.x, $0.y) } }
        let roc = LineChart(
            title: "ROC curve", xTitle: "False positive rate", yTitle: "True positive rate", points: pairs(binary.roc),
            reference: [(0, 0), (1, 1)])
        let precision = LineChart(
            title: "Precision–recall curve", xTitle: "Recall", yTitle: "Precision", points: pairs(binary.precisionRecall))
        let gain = LineChart(
            title: "Gain curve", xTitle: "Share of rows", yTitle: "Share of positive rows", points: pairs(binary.gain),
            reference: [(0, 0), (1, 1)], showsDots: true)
        let lift = LineChart(
            title: "Lift curve", xTitle: "Share of rows", yTitle: "Times more than by chance", points: pairs(binary.lift),
            reference: [(0, 1), (1, 1)], showsDots: true)
        return ReportPage.grid([
            ReportPage.figure(roc.svg, caption: "ROC curve; dashed: chance"),
            ReportPage.figure(
                precision.svg, caption: "Precision and recall; the area below (AUPRC) is \(DisplayText.short(binary.averagePrecision))"),
            ReportPage.figure(gain.svg, caption: "Gain: positive rows found among those of highest probability"),
            ReportPage.figure(lift.svg, caption: "Lift: how many times more of them than in a random pick"),
        ]) + ReportPage.note("The positive class is \(binary.positiveClass).")
    }

    private static func part(_ residuals: ResidualFindings) -> String {
        let values = residuals.points.flatMap { [$0.actual, $0.predicted] }
        let (least, most) = (values.min() ?? 0, values.max() ?? 1)
        let fit = ScatterChart(
            title: "Actual and predicted", xTitle: "Actual", yTitle: "Predicted",
            points: residuals.points.map { ($0.actual, $0.predicted) },
            reference: [(least, least), (most, most)])
        let predicted = residuals.points.map(\.predicted)
        let spread = ScatterChart(
            title: "Standardized residuals", xTitle: "Predicted", yTitle: "Standardized residual",
            points: residuals.points.map { ($0.predicted, $0.standardizedResidual) },
            reference: [(predicted.min() ?? 0, 0), (predicted.max() ?? 1, 0)])
        let histogram = HistogramChart(title: "Residuals", xTitle: "Actual less predicted", histogram: residuals.residuals)
        return ReportPage.grid([
            ReportPage.figure(fit.svg, caption: "Actual against predicted values; dashed: a perfect prediction"),
            ReportPage.figure(
                spread.svg, caption: "\(DisplayText.percent(residuals.outlierShare)) of the residuals are farther from 0 than 3"),
            ReportPage.figure(histogram.svg, caption: "How often each residual is there"),
        ])
    }

    private func reliabilityPart(_ bins: [ReliabilityCurve.Bin]) -> String {
        let chart = LineChart(
            title: "Reliability diagram", xTitle: "Confidence", yTitle: "Share of right predictions",
            points: bins.filter { $0.count > 0 }.map { ($0.confidence, $0.accuracy) }, reference: [(0, 0), (1, 1)], showsDots: true)
        let rows = bins.filter { $0.count > 0 }.map {
            [
                "\(DisplayText.correlation($0.lower))–\(DisplayText.correlation($0.upper))", DisplayText.short($0.count),
                DisplayText.percent($0.confidence), DisplayText.percent($0.accuracy),
            ]
        }
        let error = expectedCalibrationError.map(DisplayText.short) ?? "–"
        return ReportPage.grid([
            ReportPage.figure(chart.svg, caption: "On the dashed line, predictions are right as often as they say"),
            ReportPage.table(["Confidence", "Rows", "Mean confidence", "Right"], rows, numeric: [1, 2, 3]),
        ]) + ReportPage.note("Expected calibration error: \(error)")
    }

    private var importancePart: String {
        let shown = importances.prefix(ColumnStatistics.maxFrequencies)
        let bars = shown.map { BarChart.Bar(name: $0.name, value: $0.value, label: DisplayText.short($0.value)) }
        let rest = importances.count - shown.count
        return ReportPage.figure(
            BarChart(title: "Feature importance", bars: bars).svg,
            caption: "How much worse \(objective.rawValue) gets when the values of a column are shuffled"
                + (rest > 0 ? "; \(rest) columns of less importance are not shown" : ""))
    }
}

extension Problem {
    fileprivate var title: String {
        switch self {
        case .binaryClassification: "Two classes"
        case .multiclassClassification: "Several classes"
        case .regression: "Regression"
        }
    }
}
