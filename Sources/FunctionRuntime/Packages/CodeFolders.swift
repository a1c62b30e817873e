import Foundation
import LabelingDomain

/// Unpacks the code of functions, once for each package, where their processes can read it.
actor CodeFolders {
    private let root: URL
    private let read: @Sendable (_ place: S3URI) async throws -> [UInt8]
    private var folders: [S3URI: URL] = [:]

    init(root: URL, read: @escaping @Sendable (_ place: S3URI) async throws -> [UInt8]) {
        self.root = root
        self.read = read
    }

    /// The folder with the function's files. Throws when they cannot be read or unpacked; the next call tries again.
    func folder(of deployment: FunctionDeployment) async throws -> URL {
        let place = deployment.code
        if let known = folders[place] { return known }
        let package = try await read(place)
        // Somebody else may have been quicker meanwhile.
        if let known = folders[place] { return known }
        let folder = root.appending(path: UUID().uuidString)
        try ZipArchive(package).unpack(into: folder)
        folders[place] = folder
        return folder
    }
}
