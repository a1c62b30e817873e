import AutoMLCore
import Foundation

/// Pictures of files, brought to one size.
package struct PictureFiles: Sendable {
    /// A picture for each file; black where it cannot be read.
    package let images: ImageBatch
    /// The sides of each file's picture before it was resized; nil where it cannot be read.
    package let sizes: [PictureSize?]

    /// Files decoded in one go by one worker.
    private static let filesPerTask = 64

    /// Reads JPEG and PNG files.
    package static func read(_ paths: [String], size: PictureSize, workers: Int) async throws -> PictureFiles {
        let starts = Array(stride(from: 0, to: paths.count, by: filesPerTask))
        let parts = try await SideBySide.map(starts.count, workers: workers) { index in
            paths[starts[index]..<min(starts[index] + filesPerTask, paths.count)].map { planes(of: $0, size) }
        }
        let all = parts.joined()
        let missing = [Float](repeating: 0, count: channels * size.width * size.height)
        return PictureFiles(
            images: try ImageBatch(
                values: all.flatMap { $0?.values ?? missing }, channels: channels, height: size.height, width: size.width),
            sizes: all.map { $0?.size })
    }

    /// The size of the middle one of some of the pictures, made smaller so that no side is longer than `longestSide`; nil when
    /// none of these can be read.
    package static func usualSize(_ paths: [String], longestSide: Int) -> PictureSize? {
        let step = max(1, paths.count / sampledFiles)
        let sizes = stride(from: 0, to: paths.count, by: step).compactMap { index in
            (try? PixelImage.read(file: URL(filePath: paths[index]), leastSide: 1)).map {
                PictureSize(width: $0.fullWidth, height: $0.fullHeight)
            }
        }
        guard !sizes.isEmpty else { return nil }
        let middle = sizes.sorted { ($0.width * $0.height, $0.width) < ($1.width * $1.height, $1.width) }[sizes.count / 2]
        let scale = min(1, Double(longestSide) / Double(max(middle.width, middle.height)))
        return PictureSize(
            width: max(shortestSide, Int((Double(middle.width) * scale).rounded())),
            height: max(shortestSide, Int((Double(middle.height) * scale).rounded())))
    }

    private static let channels = 3
    private static let sampledFiles = 25
    private static let shortestSide = 16

    private static func planes(of path: String, _ size: PictureSize) -> (values: [Float], size: PictureSize)? {
        guard let picture = try? PixelImage.read(file: URL(filePath: path), leastSide: min(size.width, size.height)) else { return nil }
        return (picture.planes(width: size.width, height: size.height), PictureSize(width: picture.fullWidth, height: picture.fullHeight))
    }
}
