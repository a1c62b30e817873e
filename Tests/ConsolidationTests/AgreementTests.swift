import Annotations
import Testing

@testable import Consolidation

@Suite("Agreement beyond chance")
struct AgreementTests {
    /// Krippendorff 2011, example C: four observers, twelve units, missing data; nominal alpha .743.
    static let published: [[Int?]] = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
        [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
    ]

    static func answers(_ table: [[Int?]]) -> ClassAnswers {
        var answers = ClassAnswers(classCount: 6)
        for (worker, row) in table.enumerated() {
            for (object, value) in row.enumerated() {
                if let value { answers.append(object: object, worker: worker, classIndex: value) }
            }
        }
        return answers
    }

    @Test("The published example gives the published alpha")
    func example() throws {
        let agreement = NominalAgreement(Self.answers(Self.published)).ofJob
        let alpha = try #require(agreement.alpha)
        #expect(abs(alpha - 0.743) < 0.0005)
        #expect(agreement.objectCount == 11)
        let interval = try #require(agreement.interval)
        #expect(interval.contains(alpha) && interval.upperBound - interval.lowerBound > 0.1)
    }

    @Test("Perfect agreement is 1, answers at random are near 0, and all answers alike are undefined")
    func extremes() throws {
        var random = SeededGenerator(seed: 2)
        let same = (0..<3).map { _ in (0..<40).map { Optional($0 % 3) } }
        let noise = (0..<3).map { _ in (0..<2_000).map { _ in Optional(Int.random(in: 0..<3, using: &random)) } }
        #expect(NominalAgreement(Self.answers(same)).ofJob.alpha == 1)
        let alpha = try #require(NominalAgreement(Self.answers(noise)).ofJob.alpha)
        #expect(abs(alpha) < 0.05)
        #expect(NominalAgreement(Self.answers([[1, 1], [1, 1]])).ofJob.alpha == nil)
        #expect(NominalAgreement(Self.answers([[1, 2]])).ofJob.alpha == nil)
    }

    @Test("The worker who disagrees and the label that is mixed up stand out")
    func parts() throws {
        let good = (0..<60).map { Optional($0 % 3) }
        let bad = (0..<60).map { Optional($0 % 3 == 0 ? 0 : 1 + ($0 / 3) % 2) }
        let agreement = NominalAgreement(Self.answers([good, good, good, bad]))
        let workers = try (0..<4).map { try #require(agreement.ofWorker($0).alpha) }
        #expect(workers[3] < workers[0] - 0.2)
        #expect(agreement.ofLabel(0).alpha == 1)
        #expect(try #require(agreement.ofLabel(1).alpha) < 0.9)
    }

    @Test("With the distance of equality it is the nominal alpha, but for the sample that chance is taken from")
    func distances() throws {
        var random = SeededGenerator(seed: 8)
        let truths = (0..<300).map { _ in Int.random(in: 0..<4, using: &random) }
        let table = (0..<3).map { _ in
            truths.map { Double.random(in: 0..<1, using: &random) < 0.7 ? Optional($0) : Optional(Int.random(in: 0..<4, using: &random)) }
        }
        let given = truths.indices.map { object in table.indices.map { (worker: $0, answer: table[$0][object]) } }
        let distance = DistanceAgreement(given) { $0 == $1 ? 0 : 1 }
        let nominal = NominalAgreement(Self.answers(table))
        let pairs = [(distance.ofJob, nominal.ofJob), (distance.ofWorker(1), nominal.ofWorker(1))]
        for (one, other) in pairs { #expect(try abs(#require(one.alpha) - #require(other.alpha)) < 0.03) }
    }

    @Test("Boxes, masks and spans that are the same are 0 apart, and 1 when nothing is shared")
    func ends() throws {
        let box = LabeledBox(box: Box(left: 0, top: 0, width: 4, height: 4), classIndex: 0)
        let half = LabeledBox(box: Box(left: 0, top: 0, width: 4, height: 2), classIndex: 0)
        let other = LabeledBox(box: box.box, classIndex: 1)
        #expect(BoxDistance.between([box], [box]) == 0 && BoxDistance.between([], []) == 0)
        #expect(BoxDistance.between([box], [half]) == 0.5 && BoxDistance.between([box], [other]) == 1)
        let masks = try [[0, 0, 1, 1], [0, 1, 1, 1], [2, 2, 2, 2]].map { RunLengths(try LabelMap(width: 2, height: 2, labels: $0)) }
        #expect(MaskDistance.between(masks[0], masks[0]) == 0 && MaskDistance.between(masks[0], masks[2]) == 1)
        #expect(abs(MaskDistance.between(masks[0], masks[1]) - (1 - (0.5 + 2.0 / 3) / 2)) < 1e-12)
        let spans = [[(0, 4)], [(0, 2), (2, 4)], [(2, 6)]].map { $0.compactMap { Span(start: $0.0, end: $0.1, classIndex: 0) } }
        #expect(SpanDistance.between(spans[0], spans[1]) == 0)
        #expect(abs(SpanDistance.between(spans[0], spans[2]) - 2.0 / 3) < 1e-12)
    }
}
