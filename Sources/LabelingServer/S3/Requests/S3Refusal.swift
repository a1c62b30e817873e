import AWSWire

/// The refusals that S3 words alike wherever they come from.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
enum S3Refusal {
    static let accessDenied = AWSError(code: "AccessDenied", message: "Access Denied", status: 403)

    static let malformedXML = RESTXMLCodec.malformedXML

    static func notImplemented(_ feature: String) -> AWSError {
        AWSError(
            code: "NotImplemented",
            message: "A header or parameter you provided implies functionality that is not implemented: \(feature).",
            status: 501)
    }

    static func methodNotAllowed(_ method: String) -> AWSError {
        AWSError(
            code: "MethodNotAllowed", message: "The specified method is not allowed against this resource.",
            status: 405, members: [.init("Method", method)])
    }

    static func invalidArgument(_ name: String, _ value: String, _ reason: String) -> AWSError {
        AWSError(
            code: "InvalidArgument", message: "The value '\(value)' of \(name) \(reason).",
            members: [.init("ArgumentName", name), .init("ArgumentValue", value)])
    }

    static func invalidRequest(_ message: String) -> AWSError {
        AWSError(code: "InvalidRequest", message: message)
    }

    static func notSet(_ code: String, _ message: String, bucket: String) -> AWSError {
        AWSError(code: code, message: message, status: 404, members: [.init("BucketName", bucket)])
    }
}
