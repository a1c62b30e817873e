import AWSWire
import ServiceShapes

/// Configuration documents as the store keeps them: XML in S3's own shapes, so that a remote S3 takes them as they are.
enum BucketDocumentXML {
    /// Reads a stored document.
    static func read<Document: WireStructure>(_ type: Document.Type, _ text: String) throws -> Document {
        let element = try XMLReader.read(Array(text.utf8))
        guard let document = Document(wireValue: try XMLBody.read(element, as: Document.shape)) else {
            throw S3Refusal.malformedXML
        }
        return document
    }

    /// Writes `document` under the element `root`.
    static func write<Document: WireStructure>(_ document: Document, root: String) -> String {
        var writer = XMLWriter()
        XMLBody.write(
            document.wireValue, as: Document.shape, named: root,
            namespace: S3.service.xmlNamespace.map { XMLNamespace($0) }, to: &writer)
        return writer.text
    }
}
