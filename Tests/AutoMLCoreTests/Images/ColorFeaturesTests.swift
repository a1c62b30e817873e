import Foundation
import Testing

@testable import AutoMLCore

@Suite("Pictures that differ only in colour")
struct ColorFeaturesTests {
    @Test("are told apart by searches for a model")
    func search() throws {
        let (pictures, fresh) = (try ColorPictures(count: 90, seed: 1), try ColorPictures(count: 60, seed: 2))
        let search = AutoMLSearch(specification: ProblemSpecification(target: "class"), budget: .candidates(2), seed: 1)
        let model = try search.run(on: pictures.table).model
        let predictions = try model.predict(fresh.table.without(columns: ["class"]))
        let truth = try ProblemInference(search.specification, table: fresh.table).target
        #expect(Metric.accuracy.value(predictions: predictions, truth: truth) > 0.95)
    }

    @Test("are told apart by rounds of auto-labeling")
    func rounds() async throws {
        let pictures = try ColorPictures(count: 90, seed: 3)
        let views = try ImageViews.features(ofFiles: pictures.paths, seed: 1)
        #expect(views.unreadable.isEmpty)
        let objects = CrossFitObjects(
            folds: pictures.labels.indices.map { $0 / 3 % 3 }, foldCount: 3, labels: pictures.labels, classCount: 3,
            representative: pictures.labels.map { _ in true })
        // By the view of edges and colours alone.
        let predictions = try await CrossFit(views: [views.views[0]]).predictions(objects, workers: 2)
        #expect(zip(predictions, pictures.labels).count { $0.label == $1 } > 85)
    }

    @Test("have no hue where they are gray, and no deviation where they are even")
    func moments() throws {
        let red = RGBImage(PixelImage(width: 1, height: 1, fullWidth: 1, fullHeight: 1, pixels: [255, 0, 0]), side: 32)
        let gray = RGBImage(PixelImage(width: 1, height: 1, fullWidth: 1, fullHeight: 1, pixels: [90, 90, 90]), side: 32)
        let (first, second) = (ColorMoments.features(red), ColorMoments.features(gray))
        // Means of a part, then deviations; hues come last.
        #expect(first[0] > 1 && abs(second[0]) < 1e-5 && abs(second[1]) < 1e-5 && second[2] > 0.5)
        #expect(first[3...5].allSatisfy { abs($0) < 1e-2 })
        #expect(first.suffix(12).count { $0 > 0.1 } <= 2 && second.suffix(12).allSatisfy { $0 < 1e-2 })
    }

    @Test("are seen without their colours by models of before colours")
    func olderModels() throws {
        let pictures = try ColorPictures(count: 3, seed: 4)
        let older = try JSONDecoder().decode(EdgeColorEncoder.self, from: Data(#"{"columnCount":2088}"#.utf8))
        let rows = older.rows(pictures.paths)
        #expect(rows.allSatisfy { $0.count == 2_088 })
        let newer = try #require(EdgeColorEncoder(pictures.paths))
        #expect(newer.columnCount == 2_088 + 108)
        #expect(zip(rows, newer.rows(pictures.paths)).allSatisfy { $0 == Array($1.prefix(2_088)) })
    }
}
