import LabelingDomain
package import Manifests
import NIOCore
import ObjectStorage
import Persistence
package import TaskTypes

/// What the worker page of one task shows.
package struct TaskMaterial: Sendable {
    /// `task.input` of the template.
    package let input: JSONValue
    package let object: DataObject
}

extension WorkerDesk {
    /// What the object of a task asks to label, without reading its file.
    package func dataObject(of assignment: Assignment) async throws -> DataObject {
        try assignment.job.taskType.dataObject(of: try await line(of: assignment))
    }

    /// What the task's page shows. Throws `TaskRefusal.taskNotFound` when the object is gone.
    package func material(of assignment: Assignment) async throws -> TaskMaterial {
        let line = try await line(of: assignment)
        let object = try assignment.job.taskType.dataObject(of: line)
        if let input = try await customInput(of: assignment, line: line) {
            return TaskMaterial(input: input, object: object)
        }
        let input = try TaskInput.make(
            taskObject: try await taskObject(object), line: line,
            labels: assignment.job.taskType.templateLabels(assignment.job.categories))
        return TaskMaterial(input: input, object: object)
    }

    /// The text that a task asks to label; nil when its object is something else.
    func text(of assignment: Assignment) async throws -> String? {
        let object = try await dataObject(of: assignment)
        switch object {
        case .text, .textFile: return try await taskObject(object)
        case .image, .video, .file: return nil
        }
    }

    /// The text, or where the file is.
    private func taskObject(_ object: DataObject) async throws -> String {
        switch object {
        case .text(let text): return text
        case .image(let place), .video(let place), .file(let place): return place.description
        case .textFile(let place):
            return String(buffer: try await engine.parts.objectStore.data(at: place, limit: TextFiles.maxBytes))
        }
    }

    private func line(of assignment: Assignment) async throws -> ManifestLine {
        let number = assignment.task.object
        guard let text = try await engine.parts.objects.line(jobID: assignment.job.id, number: number) else {
            throw TaskRefusal.taskNotFound
        }
        return try ManifestLine(number: number + 1, text: text)
    }
}
