import Testing

@testable import ModelJobs

@Suite struct TrainingAlgorithmTests {
    @Test(
        "an algorithm is known by the last part of its image",
        arguments: [
            ("811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1", .imageClassification),
            ("683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1", .xgboost),
            ("x/linear-learner@sha256:0a", .linearLearner), ("automl", .automl), ("host:5000/blazingtext", .blazingText),
            ("x/ntm:1", nil), ("x/object-detection:1", nil), ("image-classification/other", nil), ("", nil),
        ] as [(String, TrainingAlgorithm?)])
    func images(image: String, algorithm: TrainingAlgorithm?) {
        #expect(TrainingAlgorithm(image: image) == algorithm)
    }
}
