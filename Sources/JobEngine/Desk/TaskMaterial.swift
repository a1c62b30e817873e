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
        let taskObject: String
        switch object {
        case .text(let text): taskObject = text
        case .image(let place), .file(let place): taskObject = place.description
        case .textFile(let place):
            let bytes = try await engine.parts.objectStore.data(at: place, limit: TextFiles.maxBytes)
            taskObject = String(buffer: bytes)
        }
        let input = try TaskInput.make(taskObject: taskObject, line: line, categories: assignment.job.categories)
        return TaskMaterial(input: input, object: object)
    }

    private func line(of assignment: Assignment) async throws -> ManifestLine {
        let number = assignment.task.object
        guard let text = try await engine.parts.objects.line(jobID: assignment.job.id, number: number) else {
            throw TaskRefusal.taskNotFound
        }
        return try ManifestLine(number: number + 1, text: text)
    }
}
