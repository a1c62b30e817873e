import ArgumentParser
import ConsolidationTool
import DatasetFormats
import Foundation
import LabelingServer
import SimulationTool
import TemplateTool

/// The command line: `groundwork serve | export | import | consolidate | simulate | template | config | keys | invitations | migrate`.
@main
struct Groundwork: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groundwork",
        abstract: "Self-hosted human labeling that speaks the AWS wire protocols.",
        subcommands: [
            Serve.self, Export.self, Import.self, Consolidate.self, Simulate.self, Template.self, Config.self, Keys.self, Invitations.self,
            Migrate.self,
        ])

    struct Options: ParsableArguments {
        @Option(help: "Path of the YAML configuration file.")
        var config: String?

        @Option(name: .customLong("set"), help: "One setting, as key=value; wins over environment and file. May be repeated.")
        var settings: [String] = []

        func load() throws -> Configuration {
            var flags: [String: String] = [:]
            for setting in settings {
                guard let mark = setting.firstIndex(of: "=") else {
                    throw ValidationError("--set \(setting): write it as key=value")
                }
                flags[String(setting[..<mark])] = String(setting[setting.index(after: mark)...])
            }
            let sources = try ConfigurationSources(
                file: config, environment: ProcessInfo.processInfo.environment, flags: flags)
            return try Configuration(sources)
        }
    }

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Run the AWS endpoint and the worker portal.")
        @OptionGroup var options: Options

        func run() async throws {
            let configuration = try options.load()
            LoggingSetup.bootstrap(configuration)
            try await serve(configuration)
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the labels of a job or a manifest in another tool's format.",
            discussion: DatasetFormat.allCases.map { "\($0.rawValue)  \($0.title)" }.joined(separator: "\n")
                + "\n\nAn export that was interrupted goes on where it was when it is started again with the same arguments.")
        @OptionGroup var options: Options
        @Argument(help: "A labeling job's name, a manifest's S3 URI, or a manifest file.") var dataset: String
        @Option(help: "One of \(DatasetFormat.list).") var format: String
        @Option(help: "The folder to write.") var output: String
        @Option(help: "The label, when the lines have several.") var labelAttribute: String?
        @Flag(inversion: .prefixedNo, help: "Copy the labeled files too; on for huggingface, else off.") var files: Bool?
        @Flag(help: "Write over what is in the folder.") var overwrite = false

        func run() async throws {
            guard let format = DatasetFormat(rawValue: format) else { throw DatasetFormatError.unknownFormat(format) }
            let command = ExportCommand(
                dataset: dataset, format: format, attribute: labelAttribute, folder: URL(filePath: output),
                copiesFiles: files, overwrites: overwrite)
            let report = try await command.run(options.load()) { done, total in
                FileHandle.standardError.write(Data("\(done) of \(total) records\n".utf8))
            }
            print(report.lines.joined(separator: "\n"))
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a manifest with labels, to be adjusted or verified, of another tool's files.",
            discussion: "The label category file is written beside the manifest, with .labels.json at the end.")
        @Argument(help: "The file or folder to read.") var input: String
        @Option(help: "One of \(DatasetFormat.list).") var format: String
        @Option(help: "The manifest to write.") var output: String
        @Option(help: "The label attribute name; label, or label-ref for masks, when left out.") var labelAttribute: String?
        @Option(help: "The folder in S3 that the labeled files lie in, s3://bucket/folder/.") var sourcePrefix: String?
        @Option(help: "The folder in S3 that masks lie in.") var maskPrefix: String?
        @Option(help: "For yolo, the folder of the images on this machine, to see how large they are.") var images: String?

        func run() async throws {
            guard let format = DatasetFormat(rawValue: format) else { throw DatasetFormatError.unknownFormat(format) }
            let request = ImportRequest(
                format: format, input: URL(filePath: input), output: URL(filePath: output), attribute: labelAttribute,
                sourcePrefix: sourcePrefix, maskPrefix: maskPrefix, images: images.map { URL(filePath: $0) }, now: .now)
            print(try request.run().lines.joined(separator: "\n"))
        }
    }

    struct Simulate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what auto-labeling would save on data whose labels are known.",
            discussion: "DATA is CSV, JSON Lines, an output manifest or a folder of images. One line a run; with --json, one JSON record.")
        @Argument(help: "The labeled data.") var data: String
        @Option(help: "The column of the true labels.") var label: String
        @Option(help: "The column of the texts to be labeled.") var text: String?
        @Option(help: "The column of the images to be labeled.") var image: String?
        @Option(help: "The share of machine labels that has to be right.") var target = 0.95
        @Option(help: "How sure that has to be.") var confidence = 0.95
        @Option(help: "The share of annotators' answers that are wrong.") var annotatorError = 0.0
        @Option(help: "How many annotators answer for an object; the majority is its label.") var annotators = 3
        @Option(help: "How many jobs to play.") var runs = 1
        @Option(help: "The first run's seed; each next run has the next one.") var seed: UInt64 = 1
        @Flag(help: "One JSON record a run.") var json = false

        func run() async throws {
            let content: SimulationContent
            switch (text, image) {
            case (let column?, nil): content = .text(column: column)
            case (nil, let column?): content = .image(column: column)
            default: throw ValidationError("say what the model sees: either --text COLUMN or --image COLUMN")
            }
            let request = try SimulationRequest(
                data: URL(filePath: data), label: label, content: content, target: target, confidence: confidence,
                annotatorError: annotatorError, annotators: annotators, runs: runs, seed: seed)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            var summary = SimulationSummary(target: target)
            // Written at once, so that long simulations can be watched and cut short.
            let write = { (line: String) in FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
            if !json { write(SimulationSummary.header) }
            try await request.run(workers: ProcessInfo.processInfo.activeProcessorCount) { remark in
                FileHandle.standardError.write(Data("\(remark)\n".utf8))
            } report: { run in
                summary.add(run)
                write(json ? String(decoding: try encoder.encode(run), as: UTF8.self) : SimulationSummary.line(run))
            }
            if !json { write(summary.text) }
        }
    }

    struct Consolidate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make labels of many people's answers, from files.", discussion: ConsolidationTask.formats)
        @Option(help: "What was labeled: \(ConsolidationTask.allCases.map(\.rawValue).joined(separator: ", ")).")
        var task: String
        @Argument(help: "The file of answers.") var answers: String
        @Option(help: "The method, if not the task's best one.") var method: String?
        @Option(help: "For boxes, a file of who looked at what.") var looked: String?
        @Option(help: "The file to write.") var output: String
        @Option(help: "Where the workers' qualities go; beside the output when left out.") var workers: String?

        func run() async throws {
            guard let kind = ConsolidationTask(rawValue: task) else {
                throw ValidationError("no task \(task); there are \(ConsolidationTask.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            let request = try ConsolidationRequest(
                task: kind, method: method, answers: URL(filePath: answers), looked: looked.map { URL(filePath: $0) },
                output: URL(filePath: output), workers: workers.map { URL(filePath: $0) })
            try request.run { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
        }
    }

    struct Template: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Try worker task templates, without a server.", subcommands: [Render.self])

        struct Render: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Print what a Liquid template makes of data.", discussion: TemplateRequest.discussion)
            @Argument(help: "The template's file, or - for standard input.") var template: String
            @Option(help: "The variables: a JSON object, @FILE, or - for standard input.") var data = "{}"
            @Flag(name: .customLong("no-autoescape"), help: "Plain Liquid: outputs are not escaped for HTML.")
            var isPlain = false
            @Option(help: "The folder of the templates that include and render name.") var partials: String?

            func run() async throws {
                let request = TemplateRequest(
                    template: template, data: data, escapes: !isPlain, partials: partials.map { URL(filePath: $0) })
                do {
                    try FileHandle.standardOutput.write(contentsOf: Data(request.run(now: Date.now.timeIntervalSince1970).utf8))
                } catch let error as TemplateToolError {
                    try FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
                    throw ExitCode.failure
                }
            }
        }
    }

    struct Config: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print every setting with its value, its variable and what it means, as a YAML file.")
        @OptionGroup var options: Options

        func run() async throws {
            _ = try options.load()
            let sources = try ConfigurationSources(
                file: options.config, environment: ProcessInfo.processInfo.environment)
            print(ConfigurationPrinter(sources: sources).text, terminator: "")
        }
    }

    struct Keys: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make, list and delete access keys for the AWS APIs.",
            subcommands: [Create.self, List.self, Delete.self], defaultSubcommand: List.self)

        struct Create: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Make a key pair and print it, once.")
            @OptionGroup var options: Options
            @Option(help: "Whom or what the key is for.") var name = ""

            func run() async throws {
                let key = try await openAccessKeys(options.load()).create(name: name, now: .now)
                print("AWS_ACCESS_KEY_ID=\(key.accessKeyID)\nAWS_SECRET_ACCESS_KEY=\(key.secretAccessKey)")
            }
        }

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "List access keys, without their secrets.")
            @OptionGroup var options: Options

            func run() async throws {
                for key in try await openAccessKeys(options.load()).list() {
                    print("\(key.accessKeyID)  \(key.createdAt.formatted(.iso8601))  \(key.name)")
                }
            }
        }

        struct Delete: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Delete an access key.")
            @OptionGroup var options: Options
            @Argument(help: "The access key id.") var accessKeyID: String

            func run() async throws {
                guard try await openAccessKeys(options.load()).delete(accessKeyID) else {
                    throw ValidationError("there is no access key \(accessKeyID); `groundwork keys list` shows them")
                }
            }
        }
    }

    struct Invitations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List temporary passwords and codes that workers have not used yet, unless they were mailed.")
        @OptionGroup var options: Options

        func run() async throws {
            for message in try await waitingMessages(options.load()) {
                let columns = [
                    message.createdAt.formatted(.iso8601), message.kind, message.state, message.username,
                    message.secret ?? "(mailed)", message.address ?? "",
                ]
                print(columns.joined(separator: "  "))
            }
        }
    }

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring the database to the newest schema. `serve` does it too.")
        @OptionGroup var options: Options

        func run() async throws {
            let applied = try await migrateDatabase(options.load())
            print(applied.isEmpty ? "the schema is up to date" : applied.map { "applied \($0)" }.joined(separator: "\n"))
        }
    }
}
