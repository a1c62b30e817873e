/// What kind of answers a file holds.
package enum ConsolidationTask: String, Sendable, CaseIterable {
    case classification, boxes, masks, spans

    /// The methods that can be asked for; the first is the default.
    package var methods: [String] {
        switch self {
        case .classification: ["ensemble", "majority"]
        case .boxes: ["detection"]
        case .masks: ["staple"]
        case .spans: ["tags", "clusters"]
        }
    }

    /// What the answer files look like, for people.
    package static let formats = """
        ANSWERS is CSV or tab-separated text with a header, or JSON Lines (.jsonl, .json). Column names in any order,
        other columns are passed over; "task" may also be "image", "doc" or "object".

          classification  task, worker, label
          boxes           task, worker, xmin, ymin, xmax, ymax (or left, top, width, height) and label if there are
                          several; one line a box. A line without numbers, or one in the file of --looked (task, worker),
                          says that the worker found nothing.
          spans           task, worker, start, end and label if there are several; one line a span, ends exclusive. Or
                          task, worker, tags: the BIO tags of a sentence separated by blanks (and "sent" beside "doc").
                          JSON also {"task","worker","spans":[[start,end,label]],"text"} and
                          {"doc","text","answers":{worker:[[start,end,label]]}}.
          masks           task, worker, file: PNG masks of one size per task, relative to ANSWERS; palette or grey.

        The output has task,label,confidence and then, for boxes, xmin,ymin,xmax,ymax; for spans, start,end. Masks are
        written as PNG into a folder beside the output; label is the file. Workers and their quality go to --workers.
        """
}
