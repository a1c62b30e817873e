import AWSWire
import ModelJobs

/// What `automl job train` is told, out of the hyperparameters of a request.
struct TrainingParameters {
    let values: [String: String]

    /// The hyperparameters of `automl`. The AWS algorithms have others, which say how they search and not what for; of
    /// those only what is looked for is taken over.
    static let known = ["target", "content", "problem", "metric", "time-limit-seconds", "max-candidates", "seed"]
    /// The time that a search takes by itself; a job with less gets a share of what it has.
    private static let usualSeconds = 60
    private static let searchShare = 0.5

    init(
        algorithm: TrainingAlgorithm, given: [String: String], channels: [DataChannel], maxRuntimeSeconds: Int
    ) throws(AWSError) {
        var values: [String: String] = [:]
        if algorithm == .automl {
            for (name, value) in given {
                guard let known = Self.name(name) else {
                    throw .validation(
                        "HyperParameters: '\(name)' is not a hyperparameter of automl. It has \(Self.known.joined(separator: ", ")).")
                }
                values[known] = value
            }
        } else {
            values["problem"] = try Self.problem(algorithm, given)
            values["seed"] = given["seed"]
        }
        if algorithm.readsHeaderlessTables { values["target"] = "target" }
        if let names = Self.attributeNames(channels) {
            values["content"] = values["content"] ?? (names.count == 2 ? names[0] : nil)
            values["target"] = values["target"] ?? (names.count > 1 ? names.last : nil)
        }
        let share = Int(Double(maxRuntimeSeconds) * Self.searchShare)
        if values["time-limit-seconds"] == nil, share < Self.usualSeconds { values["time-limit-seconds"] = String(max(1, share)) }
        self.values = values
    }

    /// The hyperparameter that `name` means, which may be written with underscores, as those of AWS are, or as the option of
    /// the command line.
    private static func name(_ name: String) -> String? {
        let name = name.replacing("_", with: "-")
        return name == "time-limit" ? "time-limit-seconds" : known.contains(name) ? name : nil
    }

    private static func attributeNames(_ channels: [DataChannel]) -> [String]? {
        for channel in channels {
            if case .augmentedManifest(let names) = channel.source { return names }
        }
        return nil
    }

    private static func problem(_ algorithm: TrainingAlgorithm, _ given: [String: String]) throws(AWSError) -> String? {
        switch algorithm {
        case .automl: return given["problem"]
        case .imageClassification:
            guard given["multi_label"] ?? "0" == "0" else {
                throw .unsupportedField("HyperParameters.multi_label", "training on images with several labels")
            }
            return nil
        case .blazingText:
            guard given["mode"] ?? "supervised" == "supervised" else {
                throw .unsupportedField("HyperParameters.mode", "the mode '\(given["mode"] ?? "")' of blazingtext")
            }
            return nil
        case .xgboost: return try xgboostProblem(given["objective"] ?? "reg:squarederror")
        case .linearLearner: return try linearProblem(given["predictor_type"])
        }
    }

    private static func xgboostProblem(_ objective: String) throws(AWSError) -> String {
        switch objective.split(separator: ":").first {
        case "reg", "count": return "Regression"
        case "binary": return "BinaryClassification"
        case "multi": return "MulticlassClassification"
        default: throw .unsupportedField("HyperParameters.objective", "the objective '\(objective)'")
        }
    }

    private static func linearProblem(_ type: String?) throws(AWSError) -> String {
        switch type {
        case "regressor": return "Regression"
        case "binary_classifier": return "BinaryClassification"
        case "multiclass_classifier": return "MulticlassClassification"
        default:
            throw .validation(
                "HyperParameters.predictor_type: linear-learner needs regressor, binary_classifier or multiclass_classifier.")
        }
    }
}
