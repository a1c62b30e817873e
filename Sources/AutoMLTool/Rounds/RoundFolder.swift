import Foundation

/// The folder of a round: what it gets and what it leaves.
struct RoundFolder: Sendable {
    let root: URL

    var model: URL { root.appending(path: "model") }
    var output: URL { root.appending(path: "output/data") }
    /// A model of an earlier job, to start from.
    var initialModel: URL { root.appending(path: "input/model") }

    func parameters() throws(RoundError) -> RoundParameters {
        let path = "input/round.json"
        do {
            return try JSONDecoder().decode(RoundParameters.self, from: try Data(contentsOf: root.appending(path: path)))
        } catch {
            throw .unreadable(path: path, line: nil, reason: RoundError.reason(error))
        }
    }

    /// The objects of the job, in the order of the file.
    func objects<Label>(_ label: Label.Type, parameters: RoundParameters) throws(RoundError) -> [RoundObject<Label>] {
        let path = "input/objects.jsonl"
        let decoder = JSONDecoder()
        var objects: [RoundObject<Label>] = []
        let data: Data
        do { data = try Data(contentsOf: root.appending(path: path), options: .mappedIfSafe) } catch {
            throw .unreadable(path: path, line: nil, reason: RoundError.reason(error))
        }
        for (number, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            do {
                objects.append(try decoder.decode(RoundObject<Label>.self, from: Data(line)))
            } catch {
                throw .unreadable(path: path, line: number + 1, reason: RoundError.reason(error))
            }
            guard (0..<parameters.folds).contains(objects[number].fold) else {
                throw .unreadable(path: path, line: number + 1, reason: "fold \(objects[number].fold) is not in 0..<\(parameters.folds)")
            }
        }
        return objects
    }

    /// Writes `output/data/predictions.jsonl`.
    func write<Label: Encodable>(_ predictions: [RoundPrediction<Label>]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var text = Data()
        for prediction in predictions {
            text.append(try encoder.encode(prediction))
            text.append(UInt8(ascii: "\n"))
        }
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        try text.write(to: output.appending(path: "predictions.jsonl"), options: .atomic)
    }
}
