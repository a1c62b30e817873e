import Annotations
import Testing

@Suite("Annotations")
struct AnnotationTests {
    @Test("Two workers' choices of one class are equal, and of two are not")
    func equality() {
        #expect(Annotation.oneClass(ClassAnswer(classIndex: 1)) == .oneClass(ClassAnswer(classIndex: 1)))
        #expect(Annotation.oneClass(ClassAnswer(classIndex: 1)) != .oneClass(ClassAnswer(classIndex: 2)))
    }
}
