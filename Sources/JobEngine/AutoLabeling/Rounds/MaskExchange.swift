import Foundation
import LabelingDomain
import NIOCore
import ObjectStorage
import TaskTypes

/// Brings masks from a round's folder to the job's output and back; other labels go as they are.
struct MaskExchange: Sendable {
    let categories: LabelCategories
    let objectStore: any ObjectStore
    let output: OutputFolder

    /// The label with its mask among the job's label files, in the job's colours. A later round overwrites it.
    func published(_ label: MachineLabel, of object: Int) async throws -> MachineLabel {
        guard case .mask(let path, let confidence) = label else { return label }
        let mask = try MaskFile.read([UInt8](Data(contentsOf: URL(filePath: path))), categories: categories)
        let place = output.labelFiles.appending("\(object)_auto.png")
        try await objectStore.write(
            ByteBuffer(bytes: try MaskFile.write(mask, categories: categories)), to: place, contentType: "image/png")
        return .mask(location: place.description, confidence: confidence)
    }

    /// The label with its mask in the folder.
    func fetched(_ label: MachineLabel, of object: Int, to folder: RoundFolder) async throws -> MachineLabel {
        guard case .mask(let location, let confidence) = label, let place = S3URI(location) else { return label }
        let bytes = try await objectStore.data(at: place, limit: LabelingQuota.imageBytes)
        let path = folder.masks.appending(path: "\(object)-model.png")
        try Data(bytes.readableBytesView).write(to: path)
        return .mask(location: path.path, confidence: confidence)
    }
}
