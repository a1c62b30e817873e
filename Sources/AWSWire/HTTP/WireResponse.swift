package import HTTPTypes

/// An answer ready to be sent: status, headers and a whole body.
package struct WireResponse: Sendable, Hashable {
    package var status: Int
    package var headers: HTTPFields
    package var body: String

    package init(status: Int, headers: HTTPFields = HTTPFields(), body: String = "") {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
