import Annotations
import Testing

@testable import Consolidation

@Suite("Spans, 05/CON-7")
struct SpanConsolidationTests {
    static func span(_ start: Int, _ end: Int, _ classIndex: Int = 0) -> Span {
        guard let span = Span(start: start, end: end, classIndex: classIndex) else { preconditionFailure("no span") }
        return span
    }

    /// Texts with two names each; workers miss, shorten and mix up classes with their own rates.
    static func simulation(mistakes: [Double], seed: UInt64) -> (answers: SpanAnswers, truths: [Set<Span>]) {
        var random = SeededGenerator(seed: seed)
        var answers = SpanAnswers(classCount: 2)
        var truths: [Set<Span>] = []
        for object in 0..<150 {
            let first = Int.random(in: 0..<20, using: &random)
            let second = Int.random(in: 50..<70, using: &random)
            let truth = [
                span(first, first + 12, Int.random(in: 0..<2, using: &random)),
                span(second, second + 9, Int.random(in: 0..<2, using: &random)),
            ]
            truths.append(Set(truth))
            for worker in mistakes.indices {
                let selected = truth.compactMap { real -> Span? in
                    guard Double.random(in: 0..<1, using: &random) < mistakes[worker] else { return real }
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: return nil
                    case 1: return span(real.start + 3, real.end, real.classIndex)
                    default: return span(real.start, real.end, 1 - real.classIndex)
                    }
                }
                answers.append(object: object, worker: worker, spans: selected, length: 100)
            }
        }
        return (answers, truths)
    }

    static func score(_ spans: [[ScoredSpan]], _ truths: [Set<Span>]) -> Double {
        let matched = zip(spans, truths).reduce(0) { $0 + Set($1.0.map(\.span)).intersection($1.1).count }
        return Double(2 * matched) / Double(spans.reduce(0) { $0 + $1.count } + truths.reduce(0) { $0 + $1.count })
    }

    @Test("With two good and three bad workers it beats clusters by vote, and finds out who is good")
    func simulated() {
        let data = Self.simulation(mistakes: [0.05, 0.05, 0.7, 0.7, 0.7], seed: 11)
        let ours = SpanConsolidation().spans(of: data.answers)
        let clusters = SpanClusterConsolidation().spans(of: data.answers)
        #expect(Self.score(ours.spans, data.truths) > 0.93)
        #expect(Self.score(ours.spans, data.truths) > Self.score(clusters.spans, data.truths))
        #expect(ours.recalls[..<2].allSatisfy { $0 > 0.8 } && ours.recalls[2...].allSatisfy { $0 < 0.75 })
    }

    @Test("Boundaries are the mode, or the mean where the mode is unclear, 05/CON-7")
    func boundaries() {
        var answers = SpanAnswers(classCount: 1)
        for (worker, spans) in [[(0, 10), (50, 60)], [(0, 10), (52, 64)], [(2, 10), (54, 62)]].enumerated() {
            answers.append(object: 0, worker: worker, spans: spans.map { Self.span($0.0, $0.1) })
        }
        let spans = SpanClusterConsolidation().spans(of: answers).spans[0].map(\.span)
        #expect(spans == [Self.span(0, 10), Self.span(52, 62)])
    }

    @Test("The class is the most assigned; ties fall the same way on every run, 05/CON-7")
    func classes() {
        var answers = SpanAnswers(classCount: 3)
        for (worker, classIndex) in [2, 2, 1].enumerated() {
            answers.append(object: 0, worker: worker, spans: [Self.span(5, 9, classIndex)])
            answers.append(object: 1, worker: worker, spans: [Self.span(5, 9, worker)])
        }
        let first = SpanClusterConsolidation().spans(of: answers).spans
        #expect(first[0].map(\.span.classIndex) == [2])
        #expect(first == SpanClusterConsolidation().spans(of: answers).spans)
    }

    @Test("Overlapping spans of one worker stay apart")
    func overlaps() {
        var answers = SpanAnswers(classCount: 2)
        let nested = [Self.span(0, 20, 0), Self.span(0, 8, 1)]
        for worker in 0..<3 { answers.append(object: 0, worker: worker, spans: nested) }
        #expect(Set(SpanConsolidation().spans(of: answers).spans[0].map(\.span)) == Set(nested))
    }

    @Test("Spans of one class that touch stay two")
    func neighbours() {
        var answers = SpanAnswers(classCount: 1)
        let touching = [Self.span(0, 5), Self.span(5, 9)]
        for object in 0..<5 {
            for worker in 0..<3 { answers.append(object: object, worker: worker, spans: touching, length: 40) }
        }
        #expect(SpanConsolidation().spans(of: answers).spans.allSatisfy { $0.map(\.span) == touching })
    }

    @Test("What one worker selects alone is kept; nothing selected is nothing")
    func oneWorker() {
        var answers = SpanAnswers(classCount: 1)
        answers.append(object: 0, worker: 0, spans: [Self.span(3, 4)], length: 10)
        answers.append(object: 1, worker: 0, spans: [], length: 10)
        let spans = SpanConsolidation().spans(of: answers).spans
        #expect(spans[0].map(\.span) == [Self.span(3, 4)])
        #expect(spans[1].isEmpty)
    }
}
