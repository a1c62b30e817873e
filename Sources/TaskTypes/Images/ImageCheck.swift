import LabelingDomain

/// The rules about image files that workers are to see (04/QUO-3, QUO-5).
package struct ImageCheck: Sendable, Hashable {
    /// What an image breaks.
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case header(ImageHeaderError)
        case tooManyBytes(Int64, limit: Int)
        case tooManyPixels(width: Int, height: Int, limit: Int)

        package var description: String {
            switch self {
            case .header(let error): error.description
            case .tooManyBytes(let bytes, let limit): "The image has \(bytes) bytes, more than \(limit)."
            case .tooManyPixels(let width, let height, let limit):
                "The image has \(width) × \(height) pixels, more than \(limit)."
            }
        }
    }

    /// The most bytes of a file.
    package let maxBytes: Int
    /// The most pixels, width times height.
    package let maxPixels: Int

    package init(maxBytes: Int = LabelingQuota.imageBytes, maxPixels: Int = LabelingQuota.imagePixels) {
        self.maxBytes = maxBytes
        self.maxPixels = maxPixels
    }

    /// Checks a file of `byteCount` bytes that begins with `start`.
    package func header(start: [UInt8], byteCount: Int64) throws(Failure) -> ImageHeader {
        guard byteCount <= maxBytes else { throw .tooManyBytes(byteCount, limit: maxBytes) }
        let header: ImageHeader
        do {
            header = try ImageHeader(start)
        } catch {
            throw .header(error)
        }
        // Divided, because the product of a hostile header's numbers would overflow.
        guard header.height <= maxPixels / header.width else {
            throw .tooManyPixels(width: header.width, height: header.height, limit: maxPixels)
        }
        return header
    }
}
