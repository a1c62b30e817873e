import AWSWire
import HTTPTypes
import HummingbirdCore
import NIOCore

extension Response {
    /// 204, which has neither body nor length (RFC 9110, section 8.6).
    static var noContent: Response {
        var response = Response(status: .noContent)
        response.headers[.contentLength] = nil
        return response
    }

    /// 200 with an XML document.
    static func document(_ writer: XMLWriter) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/xml"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: writer.text)))
    }
}
