import HTTPTypes

/// Requests and answers of REST-XML, which S3 speaks.
package enum RESTXMLCodec {
    /// Reads the input of `operation`. `labels` are the decoded parts of the path by their names in the template.
    ///
    /// Throws `InvalidArgument` for a header or parameter of the wrong type, and `MalformedXML` for a body that cannot be
    /// read or lacks a required element.
    package static func read<Operation: AWSOperation>(
        _ operation: Operation.Type, head: RequestHead, labels: [String: String], body: [UInt8] = []
    ) throws(AWSError) -> Operation.Input {
        let shape = Operation.descriptor.input
        let query = head.queryItems
        var fields: [WireValue?] = []
        let document = try document(body)
        for member in shape.members {
            switch member.location {
            case .payload: fields.append(try payload(member, body: body, document: document))
            case .body: fields.append(try bodyMember(member, document))
            default: fields.append(try bound(member, head, query, labels))
            }
        }
        do {
            return try Operation.Input(fields: WireFields(fields, shape))
        } catch {
            throw AWSError(code: "InvalidArgument", message: "The request is missing a value for \(error.member)")
        }
    }

    /// Writes the answer of `operation`. A streamed body is the caller's to add.
    package static func write<Operation: AWSOperation>(
        _ output: Operation.Output, of operation: Operation.Type
    ) -> WireResponse {
        let descriptor = Operation.descriptor
        var response = WireResponse(status: descriptor.status)
        RESTBinding.writeHeaders(output.wireValue, of: descriptor.output, to: &response.headers)
        if let body = body(of: output, descriptor) {
            response.body = body
            response.headers[.contentType] = "application/xml"
        }
        return response
    }

    private static func body(of output: some WireStructure, _ descriptor: OperationDescriptor) -> String? {
        let shape = descriptor.output
        let namespace = descriptor.service.xmlNamespace.map { XMLNamespace($0) }
        if let index = shape.members.firstIndex(where: { $0.location == .payload }) {
            let member = shape.members[index]
            guard let value = output.fields[index] else { return nil }
            guard case .structure = value else { return WireText.write(value, as: member.shape, timestamp: .iso8601) }
            var writer = XMLWriter()
            let element = descriptor.outputElement ?? member.wireName
            XMLBody.write(
                value, as: member.shape, named: element, namespace: member.xmlNamespace ?? namespace, to: &writer)
            return writer.text
        }
        guard shape.members.contains(where: { $0.location == .body }) else { return nil }
        var writer = XMLWriter()
        let element = descriptor.outputElement ?? descriptor.name + "Result"
        writer.open(element, namespace: namespace)
        XMLBody.writeMembers(output.wireValue, of: shape, to: &writer)
        writer.close(element)
        return writer.text
    }

    private static func document(_ body: [UInt8]) throws(AWSError) -> XMLElement? {
        guard body.contains(where: { $0 > 0x20 }) else { return nil }
        return try? XMLReader.read(body)
    }

    private static func payload(
        _ member: ShapeMember, body: [UInt8], document: XMLElement?
    ) throws(AWSError) -> WireValue? {
        switch member.shape.kind {
        case .string: return .string(String(decoding: body, as: UTF8.self))
        case .blob: return .blob(body)
        default: break
        }
        guard let document else {
            if body.isEmpty && !member.isRequired { return nil }
            throw malformedXML
        }
        return try structure(document, member)
    }

    private static func structure(_ document: XMLElement, _ member: ShapeMember) throws(AWSError) -> WireValue {
        guard document.name == member.wireName, let value = try? XMLBody.read(document, as: member.shape) else {
            throw malformedXML
        }
        let isComplete = ConstraintCheck.violations(in: value, of: member.shape)
            .allSatisfy { !$0.hasSuffix("Member must not be null") }
        guard isComplete else { throw malformedXML }
        return value
    }

    private static func bodyMember(_ member: ShapeMember, _ document: XMLElement?) throws(AWSError) -> WireValue? {
        guard let element = document?.child(member.wireName) else { return nil }
        do { return try XMLBody.read(element, as: member.shape) } catch { throw malformedXML }
    }

    private static func bound(
        _ member: ShapeMember, _ head: RequestHead, _ query: [QueryItem], _ labels: [String: String]
    ) throws(AWSError) -> WireValue? {
        do {
            return try RESTBinding.read(member, from: head, query: query, path: labels)
        } catch {
            throw AWSError(
                code: "InvalidArgument", message: error.message,
                members: [.init("ArgumentName", member.wireName)])
        }
    }

    /// S3's one answer to XML that it does not like.
    package static let malformedXML = AWSError(
        code: "MalformedXML",
        message: "The XML you provided was not well-formed or did not validate against our published schema")
}
