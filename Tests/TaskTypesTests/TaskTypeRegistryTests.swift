import TaskTypes
import Testing

@Suite("The registry of task types")
struct TaskTypeRegistryTests {
    @Test("Task types are found by the name that their predefined functions carry, 03/JOB-35")
    func lookup() {
        #expect(TaskTypeRegistry.taskType(named: "ImageMultiClass")?.recordType == "groundtruth/image-classification")
        #expect(TaskTypeRegistry.taskType(named: "TextMultiClass")?.recordType == "groundtruth/text-classification")
        #expect(TaskTypeRegistry.taskType(named: "imagemulticlass") == nil)
        #expect(Set(TaskTypeRegistry.all.map(\.name)).count == TaskTypeRegistry.all.count)
    }
}
