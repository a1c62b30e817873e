package import AutoMLCore
import Foundation

/// A network of a fold, kept as the tensors that `ImageClassifier.data()` writes, with a checksum.
package struct PictureNetworkModel: FittedModel {
    package static let kind = "picture-network"

    /// A few views of a picture through a few million products each.
    package let predictionCost = 1e6

    private let classifier: ImageClassifier
    private let bytes: Data
    private let classes: Int

    init(classifier: ImageClassifier, bytes: Data, classes: Int) {
        (self.classifier, self.bytes, self.classes) = (classifier, bytes, classes)
    }

    /// All classes are as likely where the network cannot look, as when memory is short.
    package func predict(_ features: Features) -> Matrix {
        let rows = features.rowCount
        guard rows > 0, let images = try? ImageBatch(pixels: features), let said = try? classifier.classify(images) else {
            return Matrix(rows: rows, columns: classes, repeating: 1 / Float(max(classes, 1)))
        }
        return Matrix(rows: rows, columns: classes, values: said.probabilities)
    }

    package func write(to writer: inout ByteWriter) {
        writer.write(classes)
        writer.write(bytes)
    }

    package init(from reader: inout ByteReader) throws(ArtifactError) {
        classes = try reader.readInt()
        bytes = try reader.readData()
        do { classifier = try ImageClassifier.load(bytes) } catch { throw reader.corrupted("holds no network: \(error)") }
        guard classifier.classes == classes else { throw reader.corrupted("holds a network of another number of classes") }
    }
}
