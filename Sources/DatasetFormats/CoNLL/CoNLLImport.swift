import Foundation

/// Reads CoNLL-2003: a token a line, its tag last. Each sentence becomes a record whose text is its tokens with spaces between.
struct CoNLLImport {
    let request: ImportRequest

    private typealias Sentence = (line: Int, tokens: [(text: String, tag: String)])

    func read(into target: inout ImportTarget) throws(DatasetFormatError) {
        let sentences = try sentences()
        for sentence in sentences {
            for token in sentence.tokens {
                guard let label = Self.label(token.tag)?.name, !target.spanLabels.contains(label) else { continue }
                target.spanLabels.append(label)
            }
        }
        target.spanLabels.sort()
        for sentence in sentences {
            let text = sentence.tokens.map(\.text).joined(separator: " ")
            try target.add(
                DatasetRecord(line: sentence.line, source: .text(text), label: .spans(SpanLabels(spans: spans(sentence)))))
        }
    }

    private var files: [URL] {
        let found = ["conll", "txt", "bio", "iob"].flatMap { ImportRequest.files(in: request.input, named: $0) }
        return found.isEmpty ? [request.input] : found.map { request.input.appending(path: $0) }
    }

    private func sentences() throws(DatasetFormatError) -> [Sentence] {
        var sentences: [Sentence] = []
        for file in files {
            var current: Sentence = (1, [])
            for (index, line) in try ImportRequest.text(file).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let fields = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
                if fields.isEmpty || fields.first == "-DOCSTART-" {
                    if !current.tokens.isEmpty { sentences.append(current) }
                    current = (index + 2, [])
                    continue
                }
                guard fields.count >= 2 else {
                    throw .malformed(path: file.path, reason: "line \(index + 1) has one column; a token and its tag are needed")
                }
                current.tokens.append((String(fields[0]), String(fields[fields.count - 1])))
            }
            if !current.tokens.isEmpty { sentences.append(current) }
        }
        return sentences
    }

    /// The label of a tag and whether it begins an entity; nil outside of any. IOB1, IOB2 and BIOES are told by their letters.
    private static func label(_ tag: String) -> (name: String, begins: Bool, inside: Bool)? {
        guard tag != "O", tag.count > 2, tag.dropFirst().first == "-" else { return nil }
        let letter = tag.first ?? "O"
        return (String(tag.dropFirst(2)), letter == "B" || letter == "S" || letter == "U", letter == "I" || letter == "E" || letter == "L")
    }

    private func spans(_ sentence: Sentence) -> [SpanLabels.Span] {
        var spans: [SpanLabels.Span] = []
        var isOpen = false
        var start = 0
        for token in sentence.tokens {
            let end = start + token.text.unicodeScalars.count
            if let label = Self.label(token.tag) {
                if isOpen, !label.begins, let last = spans.last, last.label == label.name {
                    spans[spans.count - 1] = SpanLabels.Span(label: label.name, start: last.start, end: end)
                } else {
                    spans.append(SpanLabels.Span(label: label.name, start: start, end: end))
                }
                isOpen = true
            } else {
                isOpen = false
            }
            start = end + 1
        }
        return spans
    }
}
