import AutoMLCore

/// Objects whose true classes are known.
struct SimulatedObjects: Sendable {
    let classes: [String]
    let truth: [Int]
    /// What learns from their labels.
    let models: CrossFit
    /// What was left out, for people to read.
    let remarks: [String]

    static let fewestObjects = 100
    static let mostClasses = 500

    init(_ request: SimulationRequest) throws {
        let content = request.content
        let kind: ColumnKind = if case .text = content { .text } else { .image }
        let options = ReadingOptions(kinds: [request.label: .categorical, content.column: kind])
        let reading = try TableReader(options: options).read(request.data)
        let labels = reading.table.column(named: request.label)?.strings ?? []
        let contents = reading.table.column(named: content.column)?.strings ?? []
        var remarks = reading.issues.remarks
        if reading.issues.badRowCount > 0 { remarks.append("\(reading.issues.badRowCount) rows could not be read and are left out") }
        let usable = labels.indices.filter { labels[$0] != nil && contents[$0] != nil }
        if usable.count < labels.count { remarks.append("\(labels.count - usable.count) rows lack a label or content and are left out") }
        let names = usable.compactMap { labels[$0] }
        classes = Set(names).sorted()
        try SimulatedObjects.check(classes, count: usable.count, column: request.label)
        let indexes = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        let objects = usable.compactMap { contents[$0] }
        switch content {
        case .text:
            truth = names.compactMap { indexes[$0] }
            models = try CrossFit(texts: objects, seed: request.seed)
        case .image:
            let images = try ImageViews.features(ofFiles: objects, seed: request.seed)
            if !images.unreadable.isEmpty {
                remarks.append(
                    "\(images.unreadable.count) images cannot be read and are left to people, first \(objects[images.unreadable[0]])")
            }
            truth = names.compactMap { indexes[$0] }
            models = CrossFit(views: images.views)
        }
        self.remarks = remarks
    }

    private static func check(_ classes: [String], count: Int, column: String) throws(SimulationError) {
        guard let first = classes.first else { throw .noLabels(column: column) }
        guard classes.count > 1 else { throw .oneClass(column: column, value: first) }
        guard classes.count <= mostClasses else { throw .tooManyClasses(column: column, count: classes.count, most: mostClasses) }
        guard count >= fewestObjects else { throw .tooFewObjects(count: count, least: fewestObjects) }
    }
}
