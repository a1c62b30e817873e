/// How much the workers of a job agree beyond chance, as its file in the job's output folder tells it: see
/// `docs/agreement.md`.
package struct AgreementReport: Sendable, Hashable, Codable {
    /// What two answers differ by.
    package enum Distance: String, Sendable, Hashable, Codable {
        /// 0 for the same class, 1 for another.
        case nominal
        /// One minus the Jaccard index of the chosen classes.
        case classSets = "class-set-jaccard"
        /// One minus the intersection over union of matched boxes.
        case boxes = "box-iou"
        /// One minus the mean intersection over union of the classes.
        case masks = "mask-iou"
        /// One minus the Jaccard index of the labeled characters.
        case spans = "span-jaccard"
    }

    /// Krippendorff's alpha with its interval.
    package struct Agreement: Sendable, Hashable, Codable {
        /// 1 is perfect agreement, 0 what chance gives. Nil when it is undefined: all answers are the same, or no object
        /// has two.
        package let alpha: Double?
        /// The 95 % bootstrap interval.
        package let low: Double?
        package let high: Double?
        /// The objects that it is measured on.
        package let objects: Int
    }

    /// The agreement on one label.
    package struct OfLabel: Sendable, Hashable, Codable {
        package let label: String
        package let agreement: Agreement
    }

    /// The agreement of one worker with the others.
    package struct OfWorker: Sendable, Hashable, Codable {
        package let workerId: String
        package let agreement: Agreement
    }

    package let jobName: String
    /// When it was measured, as in label metadata (05/META-4).
    package let creationDate: String
    package let statistic: String
    package let distance: Distance
    /// Objects of the job.
    package let totalObjects: Int
    /// Whether only some objects, drawn at random, were measured.
    package let isSample: Bool
    package let job: Agreement
    package let labels: [OfLabel]
    /// Labels that are not listed, because there are too many.
    package let labelsLeftOut: Int
    package let workers: [OfWorker]
    /// Workers that are not listed, because there are too many.
    package let workersLeftOut: Int
}
