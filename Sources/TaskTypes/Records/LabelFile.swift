/// A label that lies in a file of its own.
package struct LabelFile: Sendable {
    /// The S3 URI.
    package let location: String
    package let contentType: String
    /// Makes the file; costly, so it is done only where the file is written.
    package let makeBytes: @Sendable () throws -> [UInt8]

    package init(location: String, contentType: String, makeBytes: @escaping @Sendable () throws -> [UInt8]) {
        self.location = location
        self.contentType = contentType
        self.makeBytes = makeBytes
    }
}
