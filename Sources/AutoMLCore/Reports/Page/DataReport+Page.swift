extension DataReport {
    /// The report as a self-contained page.
    package func html(title: String) -> String {
        var page = ReportPage(title: title, subtitle: "What the data are like, seen before training")
        page.add("Summary", summary)
        if !warnings.isEmpty { page.add("Warnings", warningList) }
        page.add("Target: \(DisplayText.clipped(target.name))", targetPart)
        page.add("Columns", columnPart)
        page.add("Sample", samplePart)
        if correlations.names.count > 1 { page.add("Correlations", correlationPart) }
        if duplicates.count > 0 { page.add("Duplicate rows", duplicatePart) }
        if anomalies.rows.contains(where: { $0.score < 0 }) { page.add("Anomalous rows", anomalyPart) }
        if !issues.isEmpty { page.add("Reading", readingPart) }
        page.add("Definitions", Self.definitions)
        return page.html
    }

    private var summary: String {
        let kinds = kindCounts.sorted { $0.key < $1.key }.map { (name: "\($0.key) columns", value: "\($0.value)") }
        return ReportPage.figures(
            [
                (name: "rows", value: "\(rowCount)"), (name: "columns", value: "\(columnCount)"),
                (name: "duplicate rows", value: DisplayText.percent(duplicates.share)),
                (name: "missing target", value: DisplayText.percent(target.invalidShare)),
            ] + kinds)
    }

    private var warningList: String {
        let items = warnings.map {
            "<li class='\($0.severity.rawValue)'><b>\($0.severity.rawValue)</b>\(HTMLText.escaped($0.finding))"
                + "<span>\(HTMLText.escaped($0.advice))</span></li>"
        }
        return "<ul class='warnings'>\(items.joined())</ul>"
    }

    private var targetPart: String {
        guard let numbers = target.numbers else { return classPart }
        let figures = ReportPage.figures([
            (name: "mean", value: DisplayText.short(numbers.mean)), (name: "median", value: DisplayText.short(numbers.median)),
            (name: "least", value: DisplayText.short(numbers.min)), (name: "greatest", value: DisplayText.short(numbers.max)),
            (name: "outliers", value: DisplayText.percent(numbers.outlierShare)),
            (name: "skewness", value: DisplayText.short(numbers.skewness)),
        ])
        let chart = HistogramChart(title: "Histogram of \(target.name)", xTitle: target.name, histogram: numbers.histogram)
        return figures + ReportPage.figure(chart.svg, caption: "How often each value of the target is there")
    }

    private var classPart: String {
        let total = target.classes.reduce(0) { $0 + $1.count }
        let shown = target.classes.prefix(ColumnStatistics.maxFrequencies)
        let bars = shown.map {
            BarChart.Bar(
                name: $0.value, value: Double($0.count), label: "\($0.count) (\(DisplayText.percent(Double($0.count) / Double(total))))")
        }
        let figures = ReportPage.figures([
            (name: "classes", value: "\(target.classes.count)"), (name: "labeled rows", value: "\(total)"),
            (name: "rare classes", value: "\(target.rareClasses.count)"),
        ])
        let rest = target.classes.count - shown.count
        return figures
            + ReportPage.figure(
                BarChart(title: "Rows of each class", bars: bars).svg,
                caption: rest > 0 ? "The most frequent classes; \(rest) more are not shown" : "Rows of each class")
    }

    private var columnPart: String {
        let rows = columns.map { column -> [String] in
            let numbers = column.numbers
            let amounts = [numbers?.mean, numbers?.median, numbers?.min, numbers?.max].map { $0.map(DisplayText.short) ?? "–" }
            let power = column.predictionPower.map(DisplayText.short) ?? "–"
            let outliers = numbers.map { DisplayText.percent($0.outlierShare) } ?? "–"
            let start = [column.name, column.kind.rawValue, DisplayText.percent(column.missingShare), "\(column.distinct)", power]
            return start + amounts + [outliers, column.remarks]
        }
        return ReportPage.table(
            [
                "Column", "Kind", "Missing", "Distinct", "Prediction power", "Mean", "Median", "Least", "Greatest", "Outliers",
                "Most frequent",
            ], rows, numeric: Set(2...9)) + ReportPage.note("The most suspicious columns come first.")
    }

    private var samplePart: String {
        let names = [target.name] + featureNames
        let count = sample[target.name]?.count ?? 0
        let statistics = Dictionary(columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let kinds = ["Kind"] + names.map { statistics[$0]?.kind.rawValue ?? "target" }
        let powers = ["Prediction power"] + names.map { statistics[$0]?.predictionPower.map(DisplayText.short) ?? "–" }
        let rows = (0..<count).map { row in ["Row \(row + 1)"] + names.map { sample[$0]?[row] ?? "" } }
        return ReportPage.table([""] + names, [kinds, powers] + rows)
    }

    private var correlationPart: String {
        let cells = correlations.values.enumerated().map { row, values in
            values.enumerated().map { column, value in
                HeatMap.Cell(
                    strength: value ?? 0, text: value.map { DisplayText.correlation($0) } ?? "",
                    hint: "\(correlations.names[row]) and \(correlations.names[column]): \(value.map(DisplayText.short) ?? "not defined")")
            }
        }
        let map = HeatMap(title: "Pearson correlations", rowTitle: "", columnTitle: "", names: correlations.names, cells: cells)
        return ReportPage.figure(map.svg, caption: "Pearson's coefficient of each pair of numeric columns")
    }

    private var duplicatePart: String {
        ReportPage.table(
            ["First row", "Times"], duplicates.groups.map { ["\($0.row + 1)", "\($0.count)"] }, numeric: [0, 1])
            + ReportPage.note(
                "\(duplicates.count) rows repeat others. Duplicates that are both trained on and validated with flatter the score.")
    }

    private var anomalyPart: String {
        let rows = anomalies.rows.filter { $0.score < 0 }
        return ReportPage.table(
            ["Row", "Score"], rows.map { ["\($0.row + 1)", DisplayText.short($0.score)] }, numeric: [0, 1])
            + ReportPage.note("\(DisplayText.percent(anomalies.share)) of the rows have a negative score; the lowest are shown.")
    }

    private var readingPart: String {
        let rows = issues.badRows.prefix(50).map { [$0.file, "\($0.line)", $0.reason] }
        let cells = issues.badCells.map { [$0.column, $0.kind.rawValue, "\($0.count)", $0.examples.joined(separator: ", ")] }
        return
            (rows.isEmpty
            ? "" : "<h3>\(issues.badRowCount) bad rows</h3>" + ReportPage.table(["File", "Line", "Reason"], rows, numeric: [1]))
            + (cells.isEmpty
                ? "" : "<h3>Values of another kind</h3>" + ReportPage.table(["Column", "Kind", "Values", "Such as"], cells, numeric: [2]))
            + issues.remarks.map(ReportPage.note).joined()
    }

    private static let definitions = ReportPage.table(
        ["Term", "Meaning"],
        [
            ["Prediction power", "How well a column predicts the target by itself: 0 not at all, 1 perfectly"],
            ["Outliers", "Numbers over 3 widths of the middle half away from it"],
            ["Anomaly score", "Negative when an isolation forest sets a row apart early"],
            ["Missing", "Empty, NA, N/A, NaN, null, ? and the like"],
        ])
}

extension ColumnStatistics {
    fileprivate var remarks: String {
        if let words { return "\(DisplayText.short(words.meanWords)) words each, \(words.distinctWords) distinct" }
        return frequencies.prefix(3).map { "\($0.value) (\($0.count))" }.joined(separator: ", ")
    }
}
