import Annotations
import Consolidation

/// Consolidates bounding boxes.
struct BoxRun {
    let request: ConsolidationRequest

    func run(progress: (String) -> Void) throws(ConsolidationError) {
        var tasks = Numbering()
        var workers = Numbering()
        var labels = Numbering()
        var drawn: [[Int: [LabeledBox]]] = []
        func look(_ record: AnswerRecord) throws(ConsolidationError) -> (object: Int, worker: Int) {
            let object = tasks.number(of: try record.task())
            let worker = workers.number(of: try record.worker())
            if object == drawn.count { drawn.append([:]) }
            return (object, worker)
        }
        let columns = [["task", "image", "doc", "object"], ["worker"]]
        try AnswerFile(url: request.answers).forEachRecord(columns: columns, progress: progress) {
            record throws(ConsolidationError) in
            let place = try look(record)
            var boxes: [LabeledBox] = []
            if let list = record.object?["boxes"] {
                guard let objects = list as? [[String: Any]] else { throw record.failure("boxes is not a list of objects") }
                for object in objects {
                    let inner = AnswerRecord(path: record.path, line: record.line, object: object)
                    guard let box = try Self.box(inner, labels: &labels) else { throw record.failure("a box without numbers") }
                    boxes.append(box)
                }
            } else if let box = try Self.box(record, labels: &labels) {
                boxes.append(box)
            }
            drawn[place.object][place.worker, default: []] += boxes
        }
        if let looked = request.looked {
            try AnswerFile(url: looked).forEachRecord(columns: columns, progress: progress) {
                record throws(ConsolidationError) in
                let place = try look(record)
                drawn[place.object][place.worker, default: []] += []
            }
        }
        var answers = BoxAnswers(classCount: max(labels.names.count, 1))
        for (object, byWorker) in drawn.enumerated() {
            for (worker, boxes) in byWorker.sorted(by: { $0.key < $1.key }) {
                answers.append(object: object, worker: worker, boxes: boxes)
            }
        }
        progress("consolidating \(answers.boxCount) boxes of \(workers.names.count) workers on \(drawn.count) images")
        let boxes = BoxConsolidation().boxes(of: answers)
        try write(boxes, tasks: tasks.names, labels: labels.names)
        try write(boxes, drawn: drawn, workers: workers.names)
        let given = drawn.map { byWorker in
            byWorker.sorted { $0.key < $1.key }.map { (worker: $0.key, answer: $0.value) }
        }
        ClassificationRun.tell(DistanceAgreement(given, distance: BoxDistance.between).ofJob, progress)
    }

    /// The box of a record; nil when it has no numbers at all.
    private static func box(_ record: AnswerRecord, labels: inout Numbering) throws(ConsolidationError) -> LabeledBox? {
        let corners = try (record.number("xmin"), record.number("ymin"), record.number("xmax"), record.number("ymax"))
        let sizes = try (record.number("left"), record.number("top"), record.number("width"), record.number("height"))
        let box: Box
        switch (corners, sizes) {
        case ((let left?, let top?, let right?, let bottom?), _):
            guard left <= right, top <= bottom else { throw record.failure("xmax is below xmin, or ymax below ymin") }
            box = Box(edges: SIMD4(left, top, right, bottom))
        case (_, (let left?, let top?, let width?, let height?)):
            guard width >= 0, height >= 0 else { throw record.failure("a width or height below 0") }
            box = Box(left: left, top: top, width: width, height: height)
        case ((nil, nil, nil, nil), (nil, nil, nil, nil)): return nil
        default: throw record.failure("a box needs xmin, ymin, xmax, ymax or left, top, width, height")
        }
        return LabeledBox(box: box, classIndex: labels.number(of: record.text("label") ?? ""))
    }

    private func write(_ boxes: ConsolidatedBoxes, tasks: [String], labels: [String]) throws(ConsolidationError) {
        var table = try TableWriter(
            request.output, columns: ["task", "label", "confidence", "xmin", "ymin", "xmax", "ymax"])
        for (object, task) in tasks.enumerated() {
            for box in boxes.boxes[object] {
                let edges = box.labeled.box.edges
                try table.write(
                    [task, labels[box.labeled.classIndex], TableWriter.number(box.confidence)]
                        + (0..<4).map { TableWriter.number(edges[$0]) })
            }
        }
        try table.close()
    }

    private func write(
        _ boxes: ConsolidatedBoxes, drawn: [[Int: [LabeledBox]]], workers: [String]
    ) throws(ConsolidationError) {
        var table = try TableWriter(
            request.workers, columns: ["worker", "answers", "quality", "precision", "recall", "edge_noise"])
        for (worker, name) in workers.enumerated() {
            let precision = boxes.precisions[worker]
            let recall = boxes.recalls[worker]
            try table.write(
                [name, String(drawn.count { $0[worker] != nil })]
                    + [2 * precision * recall / (precision + recall), precision, recall, boxes.edgeNoise[worker]]
                    .map(TableWriter.number))
        }
        try table.close()
    }
}
