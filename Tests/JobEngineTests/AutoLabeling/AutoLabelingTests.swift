import Foundation
import LabelingDomain
import Manifests
import ObjectStorage
import Persistence
import Testing

@testable import JobEngine

/// Jobs in which a model labels a part.
@Suite struct AutoLabelingTests {
    @Test("people and the model label one manifest, 05/AL-10 to AL-20, 05/AL-28, 05/META-3, 05/META-6")
    func wholeJob() async throws {
        try await Workshop.openWithRounds { workshop in
            let row = try await workshop.createAutoLabeledJob("shared")
            try await workshop.labelToTheEnd(row)
            let ended = try await workshop.wait("shared", for: .completed)
            #expect(ended.counts.totalLabeled == 1_250 && ended.counts.unlabeled == 0)
            #expect(ended.counts.machineLabeled > 500)
            let lines = try await workshop.output(ended)
            var machine = 0
            var right = 0
            for (number, line) in lines.enumerated() {
                let metadata = try #require(line["mood-metadata"])
                #expect(
                    metadata.members?.map(\.key)
                        == ["class-name", "confidence", "type", "job-name", "human-annotated", "creation-date"])
                #expect(metadata["type"] == .string("groundtruth/text-classification"))
                guard metadata["human-annotated"] == .string("no") else { continue }
                machine += 1
                #expect(line["mood"] == .string(metadata["class-name"] == .string("yes") ? "0" : "1"))
                if metadata["class-name"] == .string(Workshop.truth(number)) { right += 1 }
            }
            #expect(machine == ended.counts.machineLabeled)
            #expect(Double(right) >= 0.95 * Double(machine), "\(right) of \(machine)")
        }
    }

    @Test("the working files, the model and the promise are in the output, 05/AL-6, 05/DIR-2 to DIR-5")
    func files() async throws {
        let models = FakeModels()
        try await Workshop.openWithRounds(models: models) { workshop in
            let row = try await workshop.createAutoLabeledJob("filed")
            try await workshop.labelToTheEnd(row)
            let ended = try await workshop.wait("filed", for: .completed)
            let arn = try #require(ended.modelARN)
            let place = try #require(try await models.shelf.place(of: arn, account: Workshop.account))
            #expect(try await workshop.store.exists(place))
            let promising = try #require(try await workshop.rounds(row).first { $0.decodedReport?.promise != nil }).number
            for file in [
                "activelearning/guarantee.json", "activelearning/iteration-1/report.json",
                "activelearning/iteration-1/validation/input.manifest", "activelearning/iteration-1/validation/output.manifest",
                "activelearning/iteration-\(promising)/auto-labels/input.manifest",
                "activelearning/iteration-\(promising)/auto-labels/output.manifest",
                "training/iteration-1/input/train.manifest", "training/iteration-1/output/model.tar.gz",
                "training/iteration-1/output/events.jsonl", "inference/iteration-1/input/objects.manifest",
                "inference/iteration-1/output/predictions.jsonl",
            ] {
                let place = S3URI(bucket: "output", key: "filed/\(file)")
                #expect(try await workshop.store.head(place).size > 0, "\(file)")
            }
            let guarantee = try JSONValue(parsing: try await workshop.text(at: "s3://output/filed/activelearning/guarantee.json"))
            #expect(guarantee["statement"]?.string?.hasPrefix("at least 95 % precise, 95 % confident, measured on n = ") == true)
            #expect(guarantee["machine-labeled"] == .integer(ended.counts.machineLabeled))
            let training = try await workshop.text(at: "s3://output/filed/training/iteration-1/input/train.manifest")
            #expect(training.split(separator: "\n").allSatisfy { $0.contains("\"human-annotated\":\"yes\"") })
        }
    }

    @Test("jobs that people label alone have none of the folders, 05/DIR-2")
    func noFolders() async throws {
        try await Workshop.openWithRounds { workshop in
            let row = try await workshop.createJob("alone", manifest: Workshop.texts(3))
            try await workshop.labelToTheEnd(row)
            try await workshop.wait("alone", for: .completed)
            for folder in ["activelearning", "training", "inference"] {
                #expect(try await workshop.outputKeys("alone/\(folder)/").isEmpty)
            }
        }
    }

    @Test("a manifest of fewer than 1,250 objects fails the job, 05/AL-2")
    func tooFewObjects() async throws {
        try await Workshop.openWithRounds { workshop in
            let row = try await workshop.createAutoLabeledJob("small", objects: 1_249)
            #expect(row.name == "small")
            let ended = try await workshop.wait("small", for: .failed)
            #expect(ended.failureReason?.contains("at least 1250 data objects") == true)
        }
    }

    @Test("the job fails when more than 10 % of the first sample fails, 05/AL-11")
    func failingSample() async throws {
        try await Workshop.openWithRounds { workshop in
            let row = try await workshop.createAutoLabeledJob("declined")
            let worker = Workshop.worker(1)
            // 250 objects are in the sample; 25 may fail.
            for _ in 0..<25 {
                let next = try #require(try await workshop.desk.next(in: row.referenceCode, for: worker, prefetch: false))
                try await workshop.desk.decline(next.name, by: worker, token: next.task.token)
            }
            try await Task.sleep(for: .milliseconds(100))
            #expect(try await workshop.row("declined").status == "InProgress")
            let next = try #require(try await workshop.desk.next(in: row.referenceCode, for: worker, prefetch: false))
            try await workshop.desk.decline(next.name, by: worker, token: next.task.token)
            let ended = try await workshop.wait("declined", for: .failed)
            #expect(ended.failureReason?.contains("26 of the 250 data objects of the first sample") == true)
        }
    }

    @Test(
        "people label everything when rounds fail, and the reason is kept",
        arguments: [
            (FakeRoundProgram.Fault.crash, "one class has one example"), (.killed, "memory"), (.noOutput, "predictions.jsonl"),
        ])
    func failingRounds(fault: FakeRoundProgram.Fault, words: String) async throws {
        try await Workshop.openWithRounds(fault) { workshop in
            let row = try await workshop.createAutoLabeledJob("hapless")
            try await workshop.labelToTheEnd(row)
            let ended = try await workshop.wait("hapless", for: .completed)
            #expect(ended.counts == LabelingJobCounts(objects: 1_250, carried: 0, labeled: 1_250, failed: 0))
            let rounds = try await workshop.rounds(row)
            #expect(rounds.last?.state == .failed)
            let problem = try #require(try await AutoLabelingStore(database: workshop.database).state(jobID: row.id)?.problem)
            #expect(problem.contains(words) && problem.contains("People label everything that is left."), "\(problem)")
        }
    }

    @Test("labels that people find wrong are taken back, and people label those objects")
    func drift() async throws {
        try await Workshop.openWithRounds(.drift) { workshop in
            let row = try await workshop.createAutoLabeledJob("drifting")
            try await workshop.labelToTheEnd(row)
            let ended = try await workshop.wait("drifting", for: .completed)
            #expect(ended.counts == LabelingJobCounts(objects: 1_250, carried: 0, labeled: 1_250, failed: 0))
            #expect(try await workshop.rounds(row).contains { $0.state == .withdrawn })
            let lines = try await workshop.output(ended)
            #expect(lines.allSatisfy { $0["mood-metadata"]?["human-annotated"] == .string("yes") })
            let guarantee = try JSONValue(parsing: try await workshop.text(at: "s3://output/drifting/activelearning/guarantee.json"))
            #expect(guarantee["statement"] == .null)
        }
    }

    @Test("a restart of the server goes on with the round that it cut off")
    func restart() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let slow = try FakeRoundProgram.parts(.slow, in: folder.appending(path: "slow"))
        try await Workshop.open(in: folder, autoLabeling: slow) { workshop in
            let row = try await workshop.createAutoLabeledJob("restarted")
            try await workshop.label(row, by: 1, most: 250) { Workshop.truth($0) }
            while try await workshop.rounds(row).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        }
        let quick = try FakeRoundProgram.parts(.none, in: folder.appending(path: "quick"))
        try await Workshop.open(in: folder, autoLabeling: quick) { workshop in
            let row = try await workshop.row("restarted")
            #expect(try await workshop.rounds(row).map(\.state) == [.running])
            try await workshop.labelToTheEnd(row)
            let ended = try await workshop.wait("restarted", for: .completed)
            #expect(ended.counts.totalLabeled == 1_250 && ended.counts.machineLabeled > 500)
        }
    }

    @Test("the number of objects that people label is kept to, and the model labels what it can, 05/AL-19, 03/JOB-42")
    func humanBudget() async throws {
        try await Workshop.openWithRounds { workshop in
            let row = try await workshop.createAutoLabeledJob("thrifty") { $0.maxHumanLabeledObjects = 280 }
            try await workshop.labelToTheEnd(row)
            let ended = try await workshop.wait("thrifty", for: .stopped)
            #expect(ended.counts.labeled == 280)
            #expect(ended.counts.machineLabeled > 500)
        }
    }

    @Test("the share of objects that get a label is kept to, 05/AL-19, 03/JOB-42")
    func shareBudget() async throws {
        try await Workshop.openWithRounds { workshop in
            let row = try await workshop.createAutoLabeledJob("half") { $0.maxPercentageLabeled = 50 }
            try await workshop.labelToTheEnd(row)
            let ended = try await workshop.wait("half", for: .stopped)
            #expect(ended.counts.totalLabeled == 625)
            #expect(ended.counts.machineLabeled > 200)
        }
    }

    @Test("nobody waits while a round is computed")
    func nobodyWaits() async throws {
        try await Workshop.openWithRounds(.slow) { workshop in
            let row = try await workshop.createAutoLabeledJob("busy")
            try await workshop.label(row, by: 1, most: 250) { Workshop.truth($0) }
            while try await workshop.rounds(row).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            for _ in 0..<3 {
                #expect(try await workshop.desk.jobs(for: Workshop.worker(2)).first?.isAvailable == true)
                #expect(try await workshop.label(row, by: 2, most: 1) { Workshop.truth($0) } == 1)
            }
            #expect(try await workshop.rounds(row).map(\.state) == [.running])
        }
    }

    @Test("a model of an earlier job is started from, 05/AL-6, 05/CHN-7", arguments: [true, false])
    func warmStart(isNamed: Bool) async throws {
        let models = FakeModels()
        try await Workshop.openWithRounds(models: models) { workshop in
            let first = try await workshop.createAutoLabeledJob("first") { $0.maxHumanLabeledObjects = 300 }
            try await workshop.labelToTheEnd(first)
            let ended = try await workshop.wait("first", for: .stopped)
            let arn = try #require(ended.modelARN)
            let output = try #require(ended.outputURI)
            let second = try await workshop.createAutoLabeledJob("second") {
                if isNamed { $0.autoLabeling?.initialModelARN = arn } else { $0.manifestURI = output }
                $0.maxHumanLabeledObjects = 300
            }
            try await workshop.labelToTheEnd(second)
            let last = try await workshop.wait("second", for: .stopped, .completed)
            let secondARN = try #require(last.modelARN)
            let place = try #require(try await models.shelf.place(of: secondARN, account: Workshop.account))
            #expect(place.key.hasPrefix("second/training/"))
            let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: folder) }
            try await ModelArchive(backend: FakeRoundProgram.archiver, objectStore: workshop.store).fetch(place, to: folder)
            let model = try String(contentsOf: folder.appending(path: "model.json"), encoding: .utf8)
            #expect(model == #"{"started_from": ["model.json"]}"#)
        }
    }

    @Test("a program of the installation's own computes rounds in place of automl, 05/AL-27")
    func ownProgram() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let parts = try FakeRoundProgram.parts(.none, in: folder, isOwn: true)
        try await Workshop.open(autoLabeling: parts) { workshop in
            let row = try await workshop.createAutoLabeledJob("own")
            try await workshop.labelToTheEnd(row)
            #expect(try await workshop.wait("own", for: .completed).counts.machineLabeled > 500)
        }
    }
}
