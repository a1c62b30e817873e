import HTTPTypes
import Hummingbird
import Manifests
import NIOCore

extension Response {
    /// A JSON reply that no cache keeps.
    static func json(_ value: JSONValue) -> Response {
        var bytes: [UInt8] = []
        value.print(into: &bytes)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
