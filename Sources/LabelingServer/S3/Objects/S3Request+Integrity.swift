import AWSWire
import ObjectStorage

extension S3Request {
    /// What a write has to hold its body to. Hashes, checksums and chunk signatures that the client declares are
    /// verified by the body itself; here remain its length, and the algorithm to store.
    func integrity() throws(AWSError) -> BodyIntegrity {
        guard let length = authenticated.decodedContentLength else {
            throw AWSError(
                code: "MissingContentLength", message: "You must provide the Content-Length HTTP header.", status: 411)
        }
        let algorithm = try checksumAlgorithm()
        return BodyIntegrity(
            length: Int64(length), algorithm: algorithm,
            expectedChecksum: { [head] in algorithm.flatMap { head.header($0.headerName) } })
    }

    /// The algorithm that the client chose, by a value or by name; nil leaves the choice to the store.
    func checksumAlgorithm() throws(AWSError) -> ChecksumAlgorithm? {
        if let declared = authenticated.checksumAlgorithm { return declared }
        let names = ["x-amz-sdk-checksum-algorithm", "x-amz-checksum-algorithm"]
        guard let name = names.lazy.compactMap({ head.header($0) }).first else { return nil }
        guard let algorithm = ChecksumAlgorithm(rawValue: name.uppercased()) else {
            throw S3Refusal.invalidRequest(
                "Checksum algorithm provided is unsupported. Please try again with any of the valid types: "
                    + "[\(ChecksumAlgorithm.allCases.map(\.rawValue).joined(separator: ", "))]")
        }
        return algorithm
    }
}
