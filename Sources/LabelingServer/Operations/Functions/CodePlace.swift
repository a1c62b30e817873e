import AWSWire
import FunctionRuntime
import LabelingDomain
import NIOCore
import ObjectStorage

/// Where a request says that a function's code is: in the request itself, or in the object store.
struct CodePlace: Sendable {
    let zipFile: [UInt8]?
    let bucket: String?
    let key: String?
    let version: String?

    /// The package. Throws `AWSError` with what is wrong with the place.
    func read(from store: any ObjectStore) async throws -> [UInt8] {
        if let zipFile {
            guard bucket == nil, key == nil else {
                throw AWSError.invalidFunctionParameter("Please do not provide other FunctionCode parameters when providing a ZipFile.")
            }
            return zipFile
        }
        guard let bucket, let key, let place = S3URI("s3://\(bucket)/\(key)") else {
            throw AWSError.invalidFunctionParameter("Please provide a source for function code.")
        }
        guard version == nil else {
            throw AWSError.invalidFunctionParameter("Not supported by this service: S3ObjectVersion.")
        }
        do {
            return Array(buffer: try await store.data(at: place, limit: ZipLimits().maxPackageBytes))
        } catch {
            throw AWSError.invalidFunctionParameter(
                "Error occurred while GetObject. S3 Error Code: \(error.awsError.code). S3 Error Message: "
                    + "\(error.awsError.message) (s3://\(bucket)/\(key))")
        }
    }
}
