extension LiquidFilter {
    /// What Ground Truth adds to the language (03/LIQ-3).
    static let groundTruth: [String: LiquidFilter] = [
        "to_json": LiquidFilter { value, _ in .json(LiquidJSON.text(of: value)) },
        "skip_autoescape": LiquidFilter { value, _ in .markup(value.outputText) },
        "grant_read_access": LiquidFilter { value, arguments in
            let uri = value.text
            return uri.isEmpty ? .null : .string(arguments.options.grantReadAccess(uri))
        },
    ]
}

extension LiquidValue {
    /// What an output prints in Ground Truth: arrays and objects as JSON (07/CE-general-37).
    var outputText: String {
        switch self {
        case .array, .object: LiquidJSON.text(of: self)
        default: text
        }
    }
}
