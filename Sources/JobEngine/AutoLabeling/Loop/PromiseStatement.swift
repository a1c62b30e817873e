import ActiveLearning
import LabelingDomain

extension LabelingAlgorithm {
    /// The mean loss that machine labels may have (05/AL-22..24).
    var tolerance: Double {
        switch self {
        case .imageClassification, .textClassification: 0.05
        case .objectDetection: 1 - 0.6
        case .semanticSegmentation: 1 - 0.7
        }
    }

    var lossKind: LossKind {
        switch self {
        case .imageClassification, .textClassification: .error
        case .objectDetection, .semanticSegmentation: .bounded
        }
    }

    /// What is promised of machine labels, for people to read.
    func statement(of promise: Promise) -> String {
        switch lossKind {
        case .error: promise.statement
        case .bounded:
            "mean IoU at least \(hundredths(1 - promise.tolerance)), \(Int((promise.confidence * 100).rounded())) % confident, "
                + "measured on n = \(promise.sampled)"
        }
    }

    private func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
