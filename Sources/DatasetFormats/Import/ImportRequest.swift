package import Foundation
import LabelingDomain

/// One import: files of another tool become a manifest with labels, and a label category file.
package struct ImportRequest: Sendable {
    package let format: DatasetFormat
    /// The file or folder to read.
    package let input: URL
    /// The manifest to write. The label category file lies beside it, with `.labels.json` at the end.
    package let output: URL
    package let attribute: String
    /// What is put before file names to make S3 URIs, `s3://bucket/images/`.
    package let sourcePrefix: String?
    /// The same for mask files.
    package let maskPrefix: String?
    /// Where the images lie on this machine, for formats that do not say how large they are.
    package let images: URL?
    /// The `creation-date` of labels that do not say.
    package let createdAt: String

    /// - Parameter attribute: `label`, or `label-ref` for masks (05/OUT-11), when nil.
    package init(
        format: DatasetFormat, input: URL, output: URL, attribute: String? = nil, sourcePrefix: String? = nil,
        maskPrefix: String? = nil, images: URL? = nil, createdAt: String
    ) {
        self.format = format
        self.input = input
        self.output = output
        self.attribute = attribute ?? (format == .masks ? "label-ref" : "label")
        self.sourcePrefix = sourcePrefix.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        self.maskPrefix = maskPrefix.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        self.images = images
        self.createdAt = createdAt
    }

    /// - Parameter now: the moment of labels that do not say when they were made.
    package init(
        format: DatasetFormat, input: URL, output: URL, attribute: String?, sourcePrefix: String?, maskPrefix: String?,
        images: URL?, now: Date
    ) {
        let moment = Timestamp(microseconds: Int64(now.timeIntervalSince1970 * 1e6))
        self.init(
            format: format, input: input, output: output, attribute: attribute, sourcePrefix: sourcePrefix,
            maskPrefix: maskPrefix, images: images, createdAt: moment.creationDate)
    }

    /// Reads everything and writes both files, whole or not at all.
    package func run() throws(DatasetFormatError) -> ImportReport {
        var target = try ImportTarget(request: self)
        switch format {
        case .coco: try COCOImport(request: self).read(into: &target)
        case .yolo: try YOLOImport(request: self).read(into: &target)
        case .voc: try VOCImport(request: self).read(into: &target)
        case .conll2003: try CoNLLImport(request: self).read(into: &target)
        case .csv: try CSVImport(request: self).read(into: &target)
        case .jsonl: try JSONLinesImport(request: self).read(into: &target)
        case .huggingface: try HuggingFaceImport(request: self).read(into: &target)
        case .masks: try MaskImport(request: self).read(into: &target)
        }
        return try target.finish()
    }

    /// Where an image lies: what the format says when that is an S3 URI, else its name behind the prefix.
    func place(of name: String, said: String? = nil) throws(DatasetFormatError) -> String {
        if let said, said.hasPrefix("s3://") { return said }
        if name.hasPrefix("s3://") { return name }
        guard let sourcePrefix else {
            throw .missing(
                option: "--source-prefix", why: "'\(name)' has to become an S3 URI; give the folder the images lie in, s3://bucket/folder/")
        }
        return sourcePrefix + name
    }

    /// The text of a file. Throws `.unreadable`.
    static func text(_ url: URL) throws(DatasetFormatError) -> String {
        String(decoding: try bytes(url), as: UTF8.self)
    }

    static func bytes(_ url: URL) throws(DatasetFormatError) -> [UInt8] {
        do { return [UInt8](try Data(contentsOf: url)) } catch {
            throw .unreadable(path: url.path, reason: error.localizedDescription)
        }
    }

    /// All files below `folder` with that extension, by path.
    static func files(in folder: URL, named fileExtension: String) -> [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [])
            .filter { $0.lowercased().hasSuffix("." + fileExtension) && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            .sorted()
    }
}
