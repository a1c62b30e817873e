import Hummingbird
import Manifests
import NIOCore

/// The JSON object that a request of the console carries.
struct ConsoleRequestBody: Sendable {
    private let json: JSONValue

    /// Throws `PortalError`.
    init(_ request: Request, limit: Int) async throws {
        let bytes: ByteBuffer
        do {
            bytes = try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw PortalError.tooLarge(limit: limit)
        }
        do {
            json = try JSONValue(parsing: Array(buffer: bytes))
        } catch {
            throw PortalError.invalidRequest("The body is not JSON: \(error)")
        }
        guard json.members != nil else { throw PortalError.invalidRequest("The body must be a JSON object.") }
    }

    func text(_ key: String) throws(PortalError) -> String {
        guard let text = json[key]?.string else { throw .invalidRequest("The body must have '\(key)', a string.") }
        return text
    }
}
