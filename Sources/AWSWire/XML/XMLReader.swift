import Foundation
import FoundationXML

/// Reads a whole XML document into elements.
///
/// Document type declarations are refused, so there are no entities to expand or to fetch.
package enum XMLReader {
    /// The deepest nesting of elements.
    package static let maxDepth = 32
    /// The most elements of a document: a delete of 1,000 keys has 4,001.
    package static let maxElements = 200_000

    /// Reads the document in `bytes`.
    package static func read(_ bytes: [UInt8]) throws(XMLSyntaxError) -> XMLElement {
        let builder = XMLTreeBuilder()
        guard !declaresDocumentType(bytes) else {
            throw XMLSyntaxError(reason: "document type declarations are not allowed", line: 1)
        }
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.shouldProcessNamespaces = false
        parser.delegate = builder
        let isWellFormed = parser.parse()
        if let reason = builder.refusal { throw XMLSyntaxError(reason: reason, line: parser.lineNumber) }
        guard isWellFormed, let root = builder.root else {
            throw XMLSyntaxError(reason: "the XML is not well-formed", line: parser.lineNumber)
        }
        return root
    }

    private static func declaresDocumentType(_ bytes: [UInt8]) -> Bool {
        let marker = Array("<!DOCTYPE".utf8)
        var index = 0
        while let found = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let candidate = bytes[found...].prefix(marker.count).map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
            if candidate == marker { return true }
            index = found + 1
        }
        // UTF-16 would hide the marker; every AWS client sends UTF-8.
        return bytes.prefix(4).contains(0)
    }
}

/// Collects what `XMLParser` reports, and stops it at the limits.
private final class XMLTreeBuilder: NSObject, XMLParserDelegate {
    private(set) var root: XMLElement?
    private(set) var refusal: String?
    private var open: [XMLElement] = []
    private var count = 0

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        count += 1
        guard open.count < XMLReader.maxDepth, count <= XMLReader.maxElements else {
            refusal = open.count >= XMLReader.maxDepth ? "elements are nested too deep" : "there are too many elements"
            return parser.abortParsing()
        }
        open.append(XMLElement(name: Self.localName(elementName), attributes: attributes))
    }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
        guard let element = open.popLast() else { return }
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += String(decoding: block, as: UTF8.self)
    }

    private static func localName(_ name: String) -> String {
        guard let mark = name.lastIndex(of: ":") else { return name }
        return String(name[name.index(after: mark)...])
    }
}
