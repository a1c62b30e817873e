import AutoMLCore
import AutoMLTool
import AutoMLTorch
import Foundation
import Testing

@Suite struct PictureRoundTests {
    private func box(_ scene: RoundScene, _ index: Int) -> String {
        let place = scene.places[index]
        return #"{"width":48,"height":32,"boxes":[{"class":0,"left":\#(place.x),"top":\#(place.y),"width":12,"height":12}]}"#
    }

    @Test("a round of boxes predicts what has no label and what stands for it, in pixels of the picture, 05/AL-23")
    func boxes() async throws {
        let scene = try RoundScene(task: "object-detection", count: 44, seconds: 4)
        defer { try? FileManager.default.removeItem(at: scene.root) }
        try scene.writeObjects { $0 < 36 ? box(scene, $0) : nil }
        try await RoundRequest(root: scene.root).run(threads: 2) { _ in }
        let predictions = try scene.predictions()
        #expect(Set(predictions.compactMap { $0["id"] as? Int }) == Set((0..<44).filter { $0 >= 36 || $0 % 2 == 0 }))
        for prediction in predictions {
            let label = try #require(prediction["label"] as? [String: Any])
            #expect(label["width"] as? Int == 48 && label["height"] as? Int == 32)
            #expect((0...1).contains(try #require(prediction["confidence"] as? Double)))
            let boxes = try #require(label["boxes"] as? [[String: Any]]).map { box in
                func number(_ key: String) -> Float { Float(box[key] as? Double ?? -1) }
                return ObjectBox(
                    left: number("left"), top: number("top"), width: number("width"), height: number("height"),
                    classIndex: box["class"] as? Int ?? -1)
            }
            #expect(boxes.allSatisfy { $0.left >= 0 && $0.top >= 0 && $0.left + $0.width <= 48.01 && $0.top + $0.height <= 32.01 })
        }
        let model = try FileManager.default.contentsOfDirectory(atPath: scene.root.appending(path: "model").path)
        #expect(Set(model) == ["calibration.json", "manifest.json", "network.bin"])
    }

    @Test("a round of masks writes a mask of the picture's size for what has no label and what stands for it, 05/AL-24")
    func masks() async throws {
        let scene = try RoundScene(task: "semantic-segmentation", count: 40, seconds: 4)
        defer { try? FileManager.default.removeItem(at: scene.root) }
        try scene.writeObjects { $0 < 36 ? #""\#(scene.maskFile($0).path)""# : nil }
        try await RoundRequest(root: scene.root).run(threads: 2) { _ in }
        let predictions = try scene.predictions()
        #expect(predictions.count == 22)
        for prediction in predictions {
            let path = try #require(prediction["label"] as? String)
            let mask = try ClassMask.read(file: scene.root.appending(path: "output/data").appending(path: path))
            #expect(mask.width == 48 && mask.height == 32)
            #expect(mask.values.allSatisfy { $0 <= 1 })
            #expect((0...1).contains(try #require(prediction["confidence"] as? Double)))
        }
    }

    @Test("a picture that cannot be read is left to people")
    func unreadable() async throws {
        let scene = try RoundScene(task: "object-detection", count: 12, seconds: 2)
        defer { try? FileManager.default.removeItem(at: scene.root) }
        try Data("hello".utf8).write(to: scene.file(0))
        try Data("hello".utf8).write(to: scene.file(11))
        try scene.writeObjects { $0 < 9 ? box(scene, $0) : nil }
        try await RoundRequest(root: scene.root).run(threads: 2) { _ in }
        for prediction in try scene.predictions() where [0, 11].contains(prediction["id"] as? Int) {
            #expect(prediction["confidence"] as? Double == 0)
        }
    }

    @Test("labels of unknown classes, and pictures of which none can be read, are told")
    func refusals() async throws {
        let scene = try RoundScene(task: "object-detection", count: 3, seconds: 2)
        defer { try? FileManager.default.removeItem(at: scene.root) }
        func reason() async -> String {
            do {
                try await RoundRequest(root: scene.root).run(threads: 1) { _ in }
                return ""
            } catch { return "\(error)" }
        }
        try scene.writeObjects { _ in #"[{"class":3,"left":0,"top":0,"width":1,"height":1}]"# }
        #expect(await reason() == "object 0 has label 3, but there are 1 classes")
        try scene.writeObjects { box(scene, $0) }
        for index in 0..<3 { try Data("hello".utf8).write(to: scene.file(index)) }
        #expect(await reason() == "none of the pictures can be read: JPEG and PNG files are supported")
    }
}
