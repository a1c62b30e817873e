import CTorch

/// A box around an object, in pixels.
package struct ObjectBox: Sendable, Equatable {
    package var left: Float
    package var top: Float
    package var width: Float
    package var height: Float
    package var classIndex: Int
    /// How sure a detector is that there is such an object, in 0...1; 1 for people's boxes.
    package var score: Float = 1
    /// How much of the box a detector expects to overlap the object (intersection over union); 1 for people's boxes.
    package var overlap: Float = 1

    package init(left: Float, top: Float, width: Float, height: Float, classIndex: Int, score: Float = 1, overlap: Float = 1) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
        self.classIndex = classIndex
        self.score = score
        self.overlap = overlap
    }

    init(_ box: ctorch_box) {
        self.init(
            left: box.left, top: box.top, width: box.width, height: box.height, classIndex: Int(box.class_index), score: box.score,
            overlap: box.overlap)
    }

    var shimBox: ctorch_box {
        ctorch_box(
            left: left, top: top, width: width, height: height, class_index: Int32(clamping: classIndex), score: score, overlap: overlap)
    }

    /// The intersection over the union of both.
    package func intersectionOverUnion(with other: ObjectBox) -> Float {
        let width = min(left + self.width, other.left + other.width) - max(left, other.left)
        let height = min(top + self.height, other.top + other.height) - max(top, other.top)
        guard width > 0, height > 0 else { return 0 }
        let shared = width * height
        return shared / (self.width * self.height + other.width * other.height - shared)
    }
}
