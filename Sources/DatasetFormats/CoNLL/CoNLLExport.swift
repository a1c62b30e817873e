/// The format of the CoNLL-2003 shared task: a token a line with part of speech, chunk and entity tag, sentences apart by
/// blank lines, documents by `-DOCSTART-` (Tjong Kim Sang and De Meulder, 2003). The middle columns, which nobody labeled,
/// are `-X-`.
struct CoNLLExport: ExportWriter {
    static let fileName = "entities.conll"

    func write(_ record: DatasetRecord, named name: RecordName, to folder: inout ExportFolder) throws -> [LeftOut] {
        guard case .spans(let labels) = record.label else { return [] }
        guard case .text(let text) = record.source else { throw LeftOut.noSource }
        let tags = TokenTags(text: text, spans: labels.spans)
        let sentences = tags.sentences.map { sentence in
            sentence.map { "\($0.text) -X- -X- \($0.tag)\n" }.joined() + "\n"
        }
        try folder.append("-DOCSTART- -X- -X- O\n\n" + sentences.joined(), to: Self.fileName)
        return tags.leftOut
    }
}
