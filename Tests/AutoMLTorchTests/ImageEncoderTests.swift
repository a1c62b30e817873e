import AutoMLTorch
import Foundation
import Testing

/// The modules are written by `Fixtures/write_modules.cpp`.
@Suite struct ImageEncoderTests {
    private func module(_ name: String) throws -> String {
        try #require(Bundle.module.path(forResource: name, ofType: "pt", inDirectory: "Fixtures"))
    }

    /// A red and a grey picture of 4×4.
    private func pictures() throws -> ImageBatch {
        let red = [1, 0, 0].flatMap { [Float](repeating: $0, count: 16) }
        return try ImageBatch(values: red + [Float](repeating: 0.5, count: 48), channels: 3, height: 4, width: 4)
    }

    @Test("pictures are scaled and normalized as the module says")
    func attributes() throws {
        let encoder = try ImageEncoder(path: module("channel_means"))
        #expect(encoder.side == 8)
        let rows = try encoder.embed(pictures())
        #expect(rows.width == 3)
        // mean 0.5 and deviation 0.5
        for (value, expected) in zip(rows.values, [1, -1, -1, 0, 0, 0] as [Float]) { #expect(abs(value - expected) < 1e-4) }
    }

    @Test("a module that says nothing gets pictures of 224 pixels, normalized as ImageNet's")
    func usual() throws {
        let encoder = try ImageEncoder(path: module("plain"))
        #expect(encoder.side == 224)
        let rows = try encoder.embed(pictures())
        #expect(rows.width == 4)
        #expect(rows.values[3] == 224)
        #expect(abs(rows.values[0] - (1 - 0.485) / 0.229) < 1e-3)
    }

    @Test("what is no TorchScript file, and a module that returns something else, say so")
    func refusals() throws {
        let text = FileManager.default.temporaryDirectory.appending(path: "encoder-\(UUID().uuidString).pt")
        try Data("hello".utf8).write(to: text)
        defer { try? FileManager.default.removeItem(at: text) }
        let foreign = #expect(throws: TorchError.self) { try ImageEncoder(path: text.path) }
        #expect(foreign?.description.hasPrefix("the encoder is not a TorchScript file") == true)
        let picture = try ImageEncoder(path: module("returns_pictures"))
        let error = #expect(throws: TorchError.self) { try picture.embed(pictures()) }
        #expect(error?.description == "the encoder must return one row of numbers for each picture")
    }

    @Test("an encoder without the time for it says so")
    func deadline() throws {
        let encoder = try ImageEncoder(path: module("plain"))
        let error = #expect(throws: TorchError.self) { try encoder.embed(pictures(), seconds: 0) }
        #expect(error?.description == "the encoder is too slow for the time given")
    }
}
