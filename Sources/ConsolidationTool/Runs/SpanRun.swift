import Annotations
import Consolidation

/// Consolidates spans of text.
struct SpanRun {
    let request: ConsolidationRequest

    func run(progress: (String) -> Void) throws(ConsolidationError) {
        var reader = SpanReader()
        let columns = [["task", "image", "doc", "object"], ["worker"]]
        try AnswerFile(url: request.answers).forEachRecord(columns: columns, progress: progress) {
            record throws(ConsolidationError) in try reader.add(record)
        }
        var answers = SpanAnswers(classCount: max(reader.labels.names.count, 1))
        for (object, text) in reader.texts.enumerated() {
            for (worker, spans) in text.spans.sorted(by: { $0.key < $1.key }) {
                answers.append(object: object, worker: worker, spans: spans, length: text.length)
            }
        }
        progress("consolidating the spans of \(reader.workers.names.count) workers in \(reader.texts.count) texts")
        let spans =
            request.method == "clusters"
            ? SpanClusterConsolidation().spans(of: answers) : SpanConsolidation().spans(of: answers)
        try write(spans, reader)
        try writeWorkers(spans, reader)
        let given = reader.texts.map { text in
            text.spans.sorted { $0.key < $1.key }.map { (worker: $0.key, answer: $0.value) }
        }
        ClassificationRun.tell(DistanceAgreement(given, distance: SpanDistance.between).ofJob, progress)
    }

    private func write(_ spans: ConsolidatedSpans, _ reader: SpanReader) throws(ConsolidationError) {
        var table = try TableWriter(request.output, columns: ["task", "label", "confidence", "start", "end"])
        for (object, task) in reader.tasks.names.enumerated() {
            for scored in spans.spans[object] {
                try table.write([
                    task, reader.labels.names[scored.span.classIndex], TableWriter.number(scored.confidence),
                    String(scored.span.start), String(scored.span.end),
                ])
            }
        }
        try table.close()
    }

    private func writeWorkers(_ spans: ConsolidatedSpans, _ reader: SpanReader) throws(ConsolidationError) {
        var table = try TableWriter(request.workers, columns: ["worker", "answers", "quality", "precision", "recall"])
        for (worker, name) in reader.workers.names.enumerated() {
            let precision = spans.precisions.isEmpty ? 0 : spans.precisions[worker]
            let recall = spans.recalls.isEmpty ? 0 : spans.recalls[worker]
            let quality = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
            try table.write(
                [name, String(reader.texts.count { $0.spans[worker] != nil })]
                    + [quality, precision, recall].map(TableWriter.number))
        }
        try table.close()
    }
}
