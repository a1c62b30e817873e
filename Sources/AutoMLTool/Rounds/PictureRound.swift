import AutoMLCore
import AutoMLTorch
import Foundation

/// What rounds of boxes and of masks have in common: pictures of one size, labeled ones in memory and others a few at a time.
struct PictureRound<Label: Decodable & Sendable>: Sendable {
    let parameters: RoundParameters
    let objects: [RoundObject<Label>]
    let paths: [String]
    /// The size that pictures are brought to.
    let size: PictureSize

    /// Pictures that are predicted in one go.
    private static var picturesPerStep: Int { 64 }
    /// Labeled pictures that are learnt from at most, drawn at random.
    private static var mostLabeled: Int { 2_000 }
    /// The share of the time that trainings may take; the rest is for reading and writing.
    private static var trainingShare: Double { 0.85 }

    init(folder: RoundFolder, parameters: RoundParameters, longestSide: Int) throws(RoundError) {
        self.parameters = parameters
        objects = try folder.objects(Label.self, parameters: parameters)
        paths = try objects.map { object throws(RoundError) in
            guard let image = object.image else { throw RoundError.lacksContent(object: object.id, expected: "image") }
            return image
        }
        guard let size = PictureFiles.usualSize(paths, longestSide: longestSide) else { throw .noPictures }
        self.size = size
    }

    /// The objects to learn from.
    var labeled: [Int] {
        let labeled = objects.indices.filter { objects[$0].label != nil }
        guard labeled.count > Self.mostLabeled else { return labeled }
        var random = SeededGenerator(seed: parameters.seed)
        return labeled.shuffled(using: &random).prefix(Self.mostLabeled).sorted()
    }

    /// The objects to predict: those without a label, and those that stand for them.
    var predicted: [Int] {
        objects.indices.filter { objects[$0].label == nil || objects[$0].validation == true }
    }

    func budget(threads: Int) -> TrainingBudget {
        TrainingBudget(
            seconds: (parameters.timeLimitSeconds ?? RoundParameters.usualTimeLimitSeconds) * Self.trainingShare, workers: threads)
    }

    func pictures(_ indices: [Int], threads: Int) async throws -> PictureFiles {
        try await PictureFiles.read(indices.map { paths[$0] }, size: size, workers: threads)
    }

    /// Predicts a few objects after the other.
    func forEachStep(threads: Int, _ body: ([Int], PictureFiles) throws -> Void) async throws {
        let all = predicted
        for start in stride(from: 0, to: all.count, by: Self.picturesPerStep) {
            let step = Array(all[start..<min(start + Self.picturesPerStep, all.count)])
            try body(step, try await pictures(step, threads: threads))
        }
    }
}
