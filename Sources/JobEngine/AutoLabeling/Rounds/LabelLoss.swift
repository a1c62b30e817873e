import Annotations
import Consolidation
import Foundation
import Manifests
import TaskTypes

/// What a model's label loses against that of people (05/AL-22..24).
struct LabelLoss: Sendable {
    let categories: LabelCategories

    /// 0...1. `truth` is a label as rounds read it. A label that cannot be compared loses everything.
    func of(_ label: MachineLabel, against truth: JSONValue) -> Double {
        switch label {
        case .oneClass(let index, _): HumanLabel.classIndex(truth) == index ? 0 : 1
        case .boxes(let boxes, _, _): boxLoss(boxes.map(\.labeled), truth)
        case .mask(let path, _): maskLoss(path, truth)
        }
    }

    private func boxLoss(_ boxes: [LabeledBox], _ truth: JSONValue) -> Double {
        guard let drawn = HumanLabel.boxes(truth) else { return 1 }
        return 1 - BoxQuality.of(boxes, against: drawn)
    }

    private func maskLoss(_ path: String, _ truth: JSONValue) -> Double {
        guard let place = truth.string, let predicted = mask(path), let drawn = mask(place) else { return 1 }
        return 1 - MaskQuality.of(predicted, against: drawn)
    }

    private func mask(_ path: String) -> LabelMap? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return try? MaskFile.read([UInt8](data), categories: categories)
    }
}
