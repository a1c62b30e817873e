import Foundation

/// Reads the folder that `HuggingFaceExport` writes, and other folders of text in JSON Lines or images with
/// `metadata.jsonl`.
struct HuggingFaceImport {
    let request: ImportRequest

    func read(into target: inout ImportTarget) throws(DatasetFormatError) {
        let files = ImportRequest.files(in: request.input, named: "jsonl")
        guard !files.isEmpty else {
            throw .malformed(path: request.input.path, reason: "there is no file in JSON Lines, such as train.jsonl or metadata.jsonl")
        }
        for file in files { try JSONLinesImport.read(request.input.appending(path: file), request, into: &target) }
    }
}
