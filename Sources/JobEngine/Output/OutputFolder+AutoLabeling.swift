import LabelingDomain

/// The files of automated labeling (05/DIR-3..5), a folder a round.
extension OutputFolder {
    /// What is promised of the machine labels, as things stand.
    var guarantee: S3URI { root.appending("activelearning/guarantee.json") }

    /// What a round has come to.
    func roundReport(_ round: Int) -> S3URI { root.appending("activelearning/iteration-\(round)/report.json") }

    /// The lines of the validation objects as they went in, and with the model's labels.
    func validationInput(_ round: Int) -> S3URI { root.appending("activelearning/iteration-\(round)/validation/input.manifest") }
    func validationOutput(_ round: Int) -> S3URI { root.appending("activelearning/iteration-\(round)/validation/output.manifest") }

    /// The lines of the objects that the model labels, as they went in and with its labels.
    func autoLabelInput(_ round: Int) -> S3URI { root.appending("activelearning/iteration-\(round)/auto-labels/input.manifest") }
    func autoLabelOutput(_ round: Int) -> S3URI { root.appending("activelearning/iteration-\(round)/auto-labels/output.manifest") }

    /// What the model learned from: lines with the labels of people.
    func trainingInput(_ round: Int) -> S3URI { root.appending("training/iteration-\(round)/input/train.manifest") }
    /// What the program told while it trained.
    func trainingLog(_ round: Int) -> S3URI { root.appending("training/iteration-\(round)/output/events.jsonl") }
    func model(_ round: Int) -> S3URI { root.appending("training/iteration-\(round)/output/model.tar.gz") }

    /// The lines that were predicted, and the predictions.
    func inferenceInput(_ round: Int) -> S3URI { root.appending("inference/iteration-\(round)/input/objects.manifest") }
    func inferenceOutput(_ round: Int) -> S3URI { root.appending("inference/iteration-\(round)/output/predictions.jsonl") }
}
