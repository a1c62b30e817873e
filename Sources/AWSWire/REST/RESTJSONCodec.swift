import HTTPTypes

/// Requests and answers of REST-JSON, which SageMaker's runtime services speak.
package enum RESTJSONCodec {
    /// Reads the input of `operation` as a structure of its shape; constraints are not checked yet.
    package static func read(
        _ operation: OperationDescriptor, head: RequestHead, labels: [String: String], body: [UInt8]
    ) throws(AWSError) -> WireValue {
        let query = head.queryItems
        var fields: [WireValue?] = []
        let document = try bodyFields(operation.input, body)
        for (index, member) in operation.input.members.enumerated() {
            switch member.location {
            case .body: fields.append(document[index])
            case .payload: fields.append(try payload(member, body))
            default: fields.append(try RESTBinding.read(member, from: head, query: query, path: labels))
            }
        }
        return .structure(fields)
    }

    /// Writes the answer of `operation`.
    package static func write(_ output: WireValue, of operation: OperationDescriptor) -> WireResponse {
        var response = WireResponse(status: operation.status)
        RESTBinding.writeHeaders(output, of: operation.output, to: &response.headers)
        response.headers[.contentType] = "application/json"
        guard case .structure(let fields) = output else { return response }
        for (member, field) in zip(operation.output.members, fields) where member.location == .statusCode {
            if case .integer(let status)? = field { response.status = status }
        }
        let payload = zip(operation.output.members, fields).first { $0.0.location == .payload }
        if let (member, field) = payload {
            response.body = field.map { text(of: $0, as: member.shape) } ?? ""
        } else if operation.output.members.contains(where: { $0.location == .body }) {
            response.body = JSONBody.write(output, as: operation.output)
        }
        return response
    }

    /// A payload of bytes is sent as it is; here it is always a text.
    private static func text(of value: WireValue, as shape: Shape) -> String {
        guard case .blob(let bytes) = value else { return JSONBody.write(value, as: shape) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func bodyFields(_ shape: Shape, _ body: [UInt8]) throws(AWSError) -> [WireValue?] {
        let none = [WireValue?](repeating: nil, count: shape.members.count)
        guard shape.members.contains(where: { $0.location == .body }) else { return none }
        guard case .structure(let fields) = try JSONBody.read(body, as: shape) else { return none }
        return fields
    }

    private static func payload(_ member: ShapeMember, _ body: [UInt8]) throws(AWSError) -> WireValue? {
        guard !body.isEmpty else { return nil }
        switch member.shape.kind {
        case .string: return .string(String(decoding: body, as: UTF8.self))
        case .blob: return .blob(body)
        default: return try JSONBody.read(body, as: member.shape)
        }
    }
}
