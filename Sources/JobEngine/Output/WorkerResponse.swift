import LabelingDomain
import Manifests
import Persistence

/// The file with every worker's answer to one object (05/WRK-1..4, 03/NOL-7..10).
struct WorkerResponse: Sendable {
    let answers: [StoredAnswer]
    let labelers: [Int64: Labeler]

    /// The file's content.
    func json() throws -> JSONValue {
        .object([.init("answers", .array(try answers.map(answer)))])
    }

    private func answer(_ stored: StoredAnswer) throws -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("acceptanceTime", time(stored.acceptedAt)),
            .init("submissionTime", time(stored.submittedAt)),
            .init("timeSpentInSeconds", .number(spelling: Self.seconds(stored.timeSpentInSeconds))),
        ]
        if let labeler = labelers[stored.labeler] {
            members.append(.init("workerId", .string(labeler.workerID)))
            members.append(.init("workerMetadata", metadata(labeler)))
        }
        members.append(.init("answerContent", try JSONValue(parsing: stored.answer)))
        return .object(members)
    }

    private func metadata(_ labeler: Labeler) -> JSONValue {
        .object([
            .init(
                "identityData",
                .object([
                    .init("identityProviderType", .string(labeler.provider)),
                    .init("issuer", .string(labeler.issuer)),
                    .init("sub", .string(labeler.subject)),
                ]))
        ])
    }

    private func time(_ microseconds: Int64) -> JSONValue {
        .string(Timestamp(microseconds: microseconds).responseTime)
    }

    /// Three decimals, as in the documented samples: 40.543.
    private static func seconds(_ value: Double) -> String {
        let milliseconds = value.isFinite ? Int64((max(0, min(value, 1e9)) * 1_000).rounded()) : 0
        let fraction = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
