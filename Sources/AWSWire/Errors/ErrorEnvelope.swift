import HTTPTypes

/// How each protocol wraps an error.
package enum ErrorEnvelope {
    /// The answer for `error`. `resource` is the path that S3 repeats.
    package static func response(
        _ error: AWSError, in wireProtocol: WireProtocol, requestID: String, resource: String = ""
    ) -> WireResponse {
        switch wireProtocol {
        case .json10: json(error, requestID, contentType: "application/x-amz-json-1.0")
        case .json11: json(error, requestID, contentType: "application/x-amz-json-1.1")
        case .restJSON: restJSON(error, requestID)
        case .restXML: restXML(error, requestID, resource)
        case .query: query(error, requestID)
        }
    }

    private static func json(_ error: AWSError, _ requestID: String, contentType: String) -> WireResponse {
        var response = WireResponse(status: error.status, body: body(error, withType: true))
        response.headers[.contentType] = contentType
        response.headers[.amznRequestID] = requestID
        response.headers[.amznErrorType] = error.code
        return response
    }

    private static func restJSON(_ error: AWSError, _ requestID: String) -> WireResponse {
        var response = WireResponse(status: error.status, body: body(error, withType: false))
        response.headers[.contentType] = "application/json"
        response.headers[.amznRequestID] = requestID
        response.headers[.amznErrorType] = error.code
        return response
    }

    private static func body(_ error: AWSError, withType: Bool) -> String {
        var members = withType ? [("__type", error.code)] : []
        members.append(("message", error.message))
        members += error.members.map { ($0.name, $0.value) }
        return "{" + members.map { JSONText.quoted($0.0) + ":" + JSONText.quoted($0.1) }.joined(separator: ",") + "}"
    }

    private static func restXML(_ error: AWSError, _ requestID: String, _ resource: String) -> WireResponse {
        var writer = XMLWriter()
        writer.open("Error")
        writer.element("Code", error.code)
        writer.element("Message", error.message)
        for member in error.members { writer.element(member.name, member.value) }
        if !error.members.contains(where: { $0.name == "Resource" }) { writer.element("Resource", resource) }
        writer.element("RequestId", requestID)
        writer.close("Error")
        var response = WireResponse(status: error.status, body: writer.text)
        response.headers[.contentType] = "application/xml"
        response.headers[.amzRequestID] = requestID
        return response
    }

    private static func query(_ error: AWSError, _ requestID: String) -> WireResponse {
        var writer = XMLWriter(declaration: false)
        writer.open("ErrorResponse")
        writer.open("Error")
        writer.element("Type", error.status >= 500 ? "Receiver" : "Sender")
        writer.element("Code", error.code)
        writer.element("Message", error.message)
        writer.close("Error")
        writer.element("RequestId", requestID)
        writer.close("ErrorResponse")
        var response = WireResponse(status: error.status, body: writer.text)
        response.headers[.contentType] = "text/xml"
        response.headers[.amznRequestID] = requestID
        return response
    }
}
