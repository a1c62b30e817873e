import Annotations
import Foundation

/// Gathers spans from records of any of the accepted forms.
struct SpanReader {
    /// One text: its length as far as known, and each worker's spans.
    struct Text {
        var length = 0
        var spans: [Int: [Span]] = [:]
    }

    private(set) var tasks = Numbering()
    private(set) var workers = Numbering()
    private(set) var labels = Numbering()
    /// By task number.
    private(set) var texts: [Text] = []

    mutating func add(_ record: AnswerRecord) throws(ConsolidationError) {
        let task = tasks.number(of: try record.task())
        if task == texts.count { texts.append(Text()) }
        // Offsets count Unicode code points (05/NER-3).
        if let text = record.text("text") { texts[task].length = text.unicodeScalars.count }
        if let length = try record.number("length") { texts[task].length = Int(length) }
        if let answers = record.object?["answers"] {
            guard let byWorker = answers as? [String: Any] else { throw record.failure("answers is not an object") }
            for (worker, spans) in byWorker.sorted(by: { $0.key < $1.key }) {
                texts[task].spans[workers.number(of: worker), default: []] += try list(spans, record)
            }
            return
        }
        let worker = workers.number(of: try record.worker())
        if let spans = record.object?["spans"] {
            texts[task].spans[worker, default: []] += try list(spans, record)
        } else if let tags = record.text("tags") {
            let spans = try tagged(tags.split(separator: " "), record)
            texts[task].length = tags.split(separator: " ").count
            texts[task].spans[worker, default: []] += spans
        } else {
            let numbers = (try record.number("start"), try record.number("end"))
            switch numbers {
            case (let start?, let end?):
                texts[task].spans[worker, default: []].append(try span(start, end, record.text("label"), record))
            case (nil, nil): texts[task].spans[worker, default: []] += []
            default: throw record.failure("a span needs start and end")
            }
        }
    }

    private mutating func list(_ value: Any, _ record: AnswerRecord) throws(ConsolidationError) -> [Span] {
        guard let items = value as? [Any] else { throw record.failure("the spans are not a list") }
        var spans: [Span] = []
        for item in items {
            if let parts = item as? [Any], parts.count >= 2, let start = parts[0] as? NSNumber, let end = parts[1] as? NSNumber {
                let label = parts.count > 2 ? parts[2] as? String : nil
                spans.append(try span(start.doubleValue, end.doubleValue, label, record))
            } else if let object = item as? [String: Any] {
                let inner = AnswerRecord(path: record.path, line: record.line, object: object)
                let start = try inner.number("start", "startOffset")
                let end = try inner.number("end", "endOffset")
                guard let start, let end else { throw record.failure("a span needs start and end") }
                spans.append(try span(start, end, inner.text("label"), record))
            } else {
                throw record.failure("a span is [start, end, label] or an object with start, end and label")
            }
        }
        return spans
    }

    private mutating func span(
        _ start: Double, _ end: Double, _ label: String?, _ record: AnswerRecord
    ) throws(ConsolidationError) -> Span {
        guard let first = Int(exactly: start), let last = Int(exactly: end),
            let span = Span(start: first, end: last, classIndex: labels.number(of: label ?? ""))
        else { throw record.failure("a span from \(start) to \(end)") }
        return span
    }

    /// The spans of BIO tags; an inside without a beginning begins a span.
    private mutating func tagged(_ tags: [Substring], _ record: AnswerRecord) throws(ConsolidationError) -> [Span] {
        var spans: [Span] = []
        var open: (start: Int, label: Substring)?
        for (index, tag) in (tags + ["O"]).enumerated() {
            let label = tag.dropFirst(2)
            guard tag == "O" || tag.hasPrefix("B-") || tag.hasPrefix("I-") else {
                throw record.failure("\(tag) is not O, B-… or I-…")
            }
            if let current = open, !tag.hasPrefix("I-") || label != current.label {
                let classIndex = labels.number(of: String(current.label))
                spans += [Span(start: current.start, end: index, classIndex: classIndex)].compactMap { $0 }
                open = nil
            }
            if tag != "O", open == nil { open = (index, label) }
        }
        return spans
    }
}
