import ArgumentParser
import AutoMLCore
import AutoMLTool
import Foundation

/// The command line of the compute plane: `automl train | predict | evaluate | report | inspect | job`.
@main
struct AutoML: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "automl", abstract: "Train models and predict with them.",
        discussion: """
            DATA is a CSV or JSON Lines file (gzip or not), a labeling job's output manifest, a folder of data files, a folder of images
            (a folder a class, or with a labels.csv), or s3://bucket/key of any of these. S3 is found by AWS_ACCESS_KEY_ID,
            AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL.
            """,
        subcommands: [Train.self, Predict.self, Evaluate.self, Report.self, Inspect.self, Job.self])

    /// S3 as the environment tells.
    static var access: RemoteAccess? { RemoteAccess(environment: ProcessInfo.processInfo.environment) }

    /// A bar in a terminal, JSON lines elsewhere.
    static var printer: EventPrinter {
        EventPrinter(isTerminal: isatty(STDOUT_FILENO) == 1) { text in
            FileHandle.standardOutput.write(Data(text.utf8))
        }
    }

    /// Runs `body`; tells a failure in one line.
    static func run(_ body: () async throws -> Void) async throws {
        do { try await body() } catch {
            FileHandle.standardError.write(Data("automl: \(error)\n".utf8))
            throw ExitCode.failure
        }
    }

    struct DataOptions: ParsableArguments {
        @Option(help: "The column to predict.") var target: String?
        @Option(help: "One of \(Problem.allCases.map(\.rawValue).joined(separator: ", ")); inferred when left out.") var problem: String?
        @Option(
            name: .customLong("column"),
            help: "The kind of a column, as NAME=\(ColumnKind.allCases.map(\.rawValue).joined(separator: "|")). May be repeated.")
        var columns: [String] = []
        @Option(name: .customLong("ignore"), help: "A column to leave out. May be repeated.") var ignored: [String] = []
        @Option(help: "The same seed gives the same model, within the same number of candidates.") var seed: UInt64 = 0

        func selection(_ path: String) throws -> DataSelection {
            DataSelection(path: path, kinds: try DataSelection.kinds(columns), ignored: ignored)
        }
    }

    struct Train: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Find a model for data and write it with its reports.")
        @Argument(help: "The data.") var data: String
        @OptionGroup var options: DataOptions
        @Option(help: "What to optimize, such as Accuracy, F1, AUC, LogLoss, RMSE.") var metric: String?
        @Option(help: "Seconds for all; 60 unless --max-candidates is given.") var timeLimit: Double?
        @Option(help: "How many models to try at most.") var maxCandidates: Int?
        @Option(help: "A TorchScript file whose forward makes numbers of pictures, for the learners to use.") var encoder: String?
        @Option(help: "The folder to write.") var output: String

        func run() async throws {
            try await AutoML.run {
                let training = try TrainingOptions(
                    target: options.target, problem: OptionChoice.value(options.problem, option: "--problem"),
                    metric: OptionChoice.value(metric, option: "--metric"), seconds: timeLimit, maxCandidates: maxCandidates,
                    seed: options.seed)
                let request = TrainRequest(
                    data: try options.selection(data), options: training, encoder: encoder.map { URL(filePath: $0) },
                    output: URL(filePath: output), access: AutoML.access)
                try await request.run(events: AutoML.printer.print)
            }
        }
    }

    struct Predict: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a model's prediction of every row.",
            discussion: "The output is JSON Lines when its name ends with .jsonl, else CSV with a header; rows keep their order.")
        @Argument(help: "What automl train wrote, its model folder, or a model.tar.gz.") var model: String
        @Argument(help: "The data.") var data: String
        @Option(help: "The file to write.") var output: String

        func run() async throws {
            try await AutoML.run {
                let request = PredictRequest(model: model, data: data, output: URL(filePath: output), access: AutoML.access)
                try await request.run(events: AutoML.printer.print)
            }
        }
    }

    struct Evaluate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Compare a model's predictions with the truth of data.")
        @Argument(help: "What automl train wrote, its model folder, or a model.tar.gz.") var model: String
        @Argument(help: "The data, with the column that is predicted.") var data: String
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            try await AutoML.run {
                let evaluation = try await EvaluateRequest(model: model, data: data, access: AutoML.access).run()
                print(json ? try evaluation.json() : evaluation.lines.joined(separator: "\n"))
            }
        }
    }

    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write reports as pages and JSON.",
            discussion: "Of a model: those of its training, or with DATA how it does there. Of data, with --target: what they are like.")
        @Argument(help: "A model, or data.") var subject: String
        @Argument(help: "What to measure the model on.") var data: String?
        @OptionGroup var options: DataOptions
        @Option(help: "The folder to write.") var output = "reports"

        func run() async throws {
            try await AutoML.run {
                let training = try TrainingOptions(
                    target: options.target, problem: OptionChoice.value(options.problem, option: "--problem"), seed: options.seed)
                let request = ReportRequest(
                    subject: subject, data: data, selection: try options.selection(subject), options: training,
                    output: URL(filePath: output),
                    access: AutoML.access)
                for page in try await request.run() { print(page.path) }
            }
        }
    }

    struct Inspect: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print what a model says of itself.")
        @Argument(help: "What automl train wrote, its model folder, or a model.tar.gz.") var model: String
        @Flag(help: "Print the whole manifest as JSON.") var json = false

        func run() async throws {
            try await AutoML.run {
                let manifest = try await InspectRequest(model: model, access: AutoML.access).run()
                print(json ? try InspectRequest.json(manifest) : InspectRequest.lines(manifest).joined(separator: "\n"))
            }
        }
    }

    /// Work in a folder that is laid out as a training container's, for programs that start it.
    struct Job: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Do a job in a folder.", subcommands: [Training.self, Transform.self, Search.self, Round.self])

        struct Root: ParsableArguments {
            @Option(help: "The folder, with input/ in it.") var root: String

            /// Runs `body`; tells a failure in `output/failure` too.
            func run(_ body: (URL, @escaping @Sendable (ToolEvent) -> Void) async throws -> Void) async throws {
                let printer = EventPrinter(isTerminal: false) { FileHandle.standardOutput.write(Data($0.utf8)) }
                try await AutoML.run {
                    let folder = URL(filePath: root)
                    try await JobFailure.recorded(in: folder) { try await body(folder, printer.print) }
                }
            }
        }

        struct Training: AsyncParsableCommand {
            static let configuration = CommandConfiguration(commandName: "train", abstract: "Train a model on a channel.")
            @OptionGroup var root: Root

            func run() async throws {
                try await root.run { folder, report in try await TrainingJob(root: folder).run(events: report) }
            }
        }

        struct Transform: AsyncParsableCommand {
            static let configuration = CommandConfiguration(commandName: "transform", abstract: "Predict files with a model.")
            @OptionGroup var root: Root

            func run() async throws {
                try await root.run { folder, report in try await TransformJob(root: folder).run(events: report) }
            }
        }

        struct Search: AsyncParsableCommand {
            static let configuration = CommandConfiguration(commandName: "automl", abstract: "Search for the best model of a channel.")
            @OptionGroup var root: Root

            func run() async throws {
                try await root.run { folder, report in try await TrainingJob(root: folder).run(events: report) }
            }
        }

        struct Round: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "One round of auto-labeling.")
            @OptionGroup var root: Root

            func run() async throws {
                try await root.run { folder, report in
                    try await RoundRequest(root: folder).run(threads: ProcessInfo.processInfo.activeProcessorCount, report: report)
                }
            }
        }
    }
}
