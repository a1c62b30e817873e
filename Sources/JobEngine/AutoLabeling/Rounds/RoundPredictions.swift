import Foundation
import Manifests
import TaskTypes

/// What a round predicts: `output/data/predictions.jsonl`.
struct RoundPredictions: Sendable {
    /// One prediction.
    struct Prediction: Sendable {
        let object: Int
        /// Of the whole label, 0...1.
        let confidence: Double
        /// The object's place among those that people would best label next; nil where the program does not say.
        let order: Int?
        /// The path of a mask is absolute.
        let label: MachineLabel
    }

    private(set) var byObject: [Int: Prediction] = [:]

    /// The most bytes of the file that are read.
    static let maxBytes = 1 << 30

    /// Reads the file. Throws `RoundError`.
    init(_ folder: RoundFolder, categories: LabelCategories) throws(RoundError) {
        guard let data = try? Data(contentsOf: folder.predictions, options: .mappedIfSafe) else {
            throw .noPredictions
        }
        guard data.count <= Self.maxBytes else { throw .badPrediction(line: 0, reason: "the file has more than \(Self.maxBytes) bytes") }
        for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            let prediction: Prediction
            do {
                prediction = try Self.prediction(Array(line), folder: folder, categories: categories)
            } catch {
                throw .badPrediction(line: index + 1, reason: "\(error)")
            }
            byObject[prediction.object] = prediction
        }
    }

    private static func prediction(
        _ line: [UInt8], folder: RoundFolder, categories: LabelCategories
    ) throws -> Prediction {
        let json = try JSONValue(parsing: line)
        guard let object = json["id"].flatMap(HumanLabel.classIndex), let label = json["label"],
            case .number(let spelling)? = json["confidence"], let confidence = Double(spelling)
        else { throw MachineLabelError.shape(expected: #"{"id":…,"label":…,"confidence":…}"#) }
        return Prediction(
            object: object, confidence: confidence, order: json["order"].flatMap(HumanLabel.classIndex),
            label: try MachineLabel(absolute(label, in: folder), confidence: confidence, categories: categories))
    }

    /// Paths of masks are relative to the folder of the predictions.
    private static func absolute(_ label: JSONValue, in folder: RoundFolder) -> JSONValue {
        guard let path = label.string, !path.hasPrefix("/") else { return label }
        return .string(folder.output.appending(path: path).path)
    }
}
