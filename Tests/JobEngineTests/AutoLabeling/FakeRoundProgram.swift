import ComputeBackends
import Foundation
import LabelingDomain
import Synchronization

@testable import JobEngine

/// A program that keeps to the contract of rounds and needs no training: objects tell their class in their text.
///
/// A text is `<class> <how hard> <anything>`: the program is right and sure of `easy` ones, and guesses at `hard` ones.
struct FakeRoundProgram {
    /// What it does instead of its work, or wrong in it; Python.
    enum Fault: String {
        case none = "pass"
        case crash = "open(sys.argv[-1] + '/output/failure', 'w').write('one class has one example'); sys.exit(3)"
        case killed = "os.kill(os.getpid(), 9)"
        case noOutput = "sys.exit(0)"
        /// Right where people look, wrong elsewhere: what a model does whose data have changed.
        case drift = "drifting = True"
        case slow = "time.sleep(3)"
    }

    static func text(of fault: Fault) -> String {
        """
        #!/usr/bin/env python3
        import json, os, sys, time
        import struct, zlib
        drifting = False

        def chunk(kind, data):
            return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))

        def of_picture(task, number):
            if task == 'object-detection':
                box = {'class': 0, 'left': number % 9, 'top': 2, 'width': 20, 'height': 10, 'confidence': 0.8}
                return {'width': 40, 'height': 30, 'boxes': [box]}
            rows = b''.join(b'\\0' + bytes(1 if x < 10 + number % 9 else 0 for x in range(40)) for y in range(30))
            path = 'masks/%d.png' % number
            os.makedirs(root + '/output/data/masks', exist_ok=True)
            with open(root + '/output/data/' + path, 'wb') as file:
                file.write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 40, 30, 8, 0, 0, 0, 0))
                           + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
            return path

        root = sys.argv[-1]
        assert sys.argv[1:4] == ['job', 'round', '--root'], sys.argv
        \(fault.rawValue)
        round = json.load(open(root + '/input/round.json'))
        assert round['folds'] == 10 and round['timeLimitSeconds'] > 0
        print(json.dumps({'event': 'progress', 'step': 'train', 'done': 1, 'of': 1}))
        with open(root + '/output/data/predictions.jsonl', 'w') as out:
            for line in open(root + '/input/objects.jsonl'):
                item = json.loads(line)
                if 'label' in item and not item['validation']:
                    continue
                assert 0 <= item['fold'] < 10
                if 'image' in item:
                    assert os.path.getsize(item['image']) > 0
                    out.write(json.dumps({'id': item['id'], 'confidence': 0.9, 'label': of_picture(round['task'], item['id'])}) + '\\n')
                    continue
                name, hardness = item['text'].split()[:2]
                label = round['classes'].index(name)
                if drifting and 'label' not in item:
                    label = (label + 1) % len(round['classes'])
                elif hardness == 'hard':
                    label = (label + item['id'] % 2) % len(round['classes'])
                confidence = 0.5 if hardness == 'hard' else 0.998
                out.write(json.dumps({'id': item['id'], 'label': label, 'confidence': confidence}) + '\\n')
        os.makedirs(root + '/model', exist_ok=True)
        json.dump({'started_from': sorted(os.listdir(root + '/input/model')) if os.path.isdir(root + '/input/model') else []},
                  open(root + '/model/model.json', 'w'))

        """
    }

    /// Packs and unpacks models.
    static let archiver = LocalProcessBackend(
        settings: ComputeSettings(automl: "/nowhere/automl", maxProcesses: 1, threads: 1, memoryMiB: 512))

    /// Writes the program to `folder` and gives what an engine needs to run it.
    ///
    /// - Parameter isOwn: whether it takes the place of `automl`, which is not there then.
    static func parts(
        _ fault: Fault, in folder: URL, models: FakeModels = FakeModels(), isOwn: Bool = false
    ) throws -> AutoLabelingParts {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "automl")
        try text(of: fault).write(to: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        let automl = isOwn ? "/nowhere/automl" : path.path
        let settings = ComputeSettings(automl: automl, maxProcesses: 1, threads: 1, memoryMiB: 512)
        return AutoLabelingParts(
            program: RoundProgram(backend: LocalProcessBackend(settings: settings), ownCommand: isOwn ? [path.path] : []),
            models: models.shelf,
            scratch: folder.appending(path: "rounds"))
    }
}

/// Models by ARN, in memory.
final class FakeModels: Sendable {
    private let places = Mutex<[String: S3URI]>([:])

    var shelf: ModelShelf {
        ModelShelf(
            place: { arn, _ in self.places.withLock { $0[arn] } },
            add: { model in
                let arn = "arn:aws:sagemaker:\(model.region):\(model.account):model/\(model.name)"
                self.places.withLock { $0[arn] = model.artifact }
                return arn
            })
    }
}
