import Annotations
import Consolidation
import Foundation

/// Consolidates masks that lie as PNG files beside the list of answers.
struct MaskRun {
    let request: ConsolidationRequest

    func run(progress: (String) -> Void) throws(ConsolidationError) {
        var tasks = Numbering()
        var workers = Numbering()
        var masks: [(object: Int, worker: Int, mask: RunLengths, path: String)] = []
        var palette: [UInt8] = []
        let columns = [["task", "image", "doc", "object"], ["worker"], ["file", "mask", "label"]]
        let folder = request.answers.deletingLastPathComponent()
        try AnswerFile(url: request.answers).forEachRecord(columns: columns, progress: progress) {
            record throws(ConsolidationError) in
            let object = tasks.number(of: try record.task())
            let worker = workers.number(of: try record.worker())
            let url = URL(filePath: try record.required("file", "mask", "label"), relativeTo: folder)
            let image = try PNGMask(reading: url)
            if image.palette.count > palette.count { palette = image.palette }
            masks.append((object, worker, RunLengths(image.map), url.path))
            if masks.count.isMultiple(of: 100) { progress("read \(masks.count) masks") }
        }
        let highest = masks.flatMap { $0.mask.runs.map(\.label) }.max() ?? 0
        var answers = MaskAnswers(classCount: Int(highest) + 1)
        for mask in masks {
            do { try answers.append(object: mask.object, worker: mask.worker, mask: mask.mask) } catch {
                throw .badImage(path: mask.path, reason: error.description)
            }
        }
        progress("consolidating \(masks.count) masks of \(workers.names.count) workers on \(tasks.names.count) images")
        let consolidation = MaskConsolidation(answers)
        try write(consolidation, tasks: tasks.names, palette: palette, progress: progress)
        var table = try TableWriter(request.workers, columns: ["worker", "answers", "quality"])
        for (worker, name) in workers.names.enumerated() {
            let quality = TableWriter.number(consolidation.workerAccuracies[worker])
            try table.write([name, String(masks.count { $0.worker == worker }), quality])
        }
        try table.close()
        var given = [[(worker: Int, answer: RunLengths)]](repeating: [], count: tasks.names.count)
        for mask in masks { given[mask.object].append((mask.worker, mask.mask)) }
        ClassificationRun.tell(DistanceAgreement(given, distance: MaskDistance.between).ofJob, progress)
    }

    private func write(
        _ consolidation: MaskConsolidation, tasks: [String], palette: [UInt8], progress: (String) -> Void
    ) throws(ConsolidationError) {
        let folder = request.output.deletingPathExtension().appendingPathExtension("masks")
        do { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
            throw .unwritable(path: folder.path, reason: error.localizedDescription)
        }
        var table = try TableWriter(request.output, columns: ["task", "label", "confidence"])
        for (object, task) in tasks.enumerated() {
            let mask: ConsolidatedMask?
            do { mask = try consolidation.mask(of: object) } catch {
                throw .badImage(path: task, reason: error.description)
            }
            guard let mask else { continue }
            let name = task.replacing("/", with: "_") + ".png"
            try PNGMask(map: mask.map, palette: palette).write(to: folder.appending(path: name))
            try table.write([task, "\(folder.lastPathComponent)/\(name)", TableWriter.number(mask.confidence)])
            if (object + 1).isMultiple(of: 50) { progress("wrote \(object + 1) of \(tasks.count) masks") }
        }
        try table.close()
    }
}
