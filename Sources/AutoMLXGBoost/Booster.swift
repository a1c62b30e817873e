import AutoMLCore
import CXGBoost
import Foundation

/// Boosted trees of one fold while they grow. Belongs to the thread that made it.
final class Booster {
    let handle: BoosterHandle
    private let training: TrainingMatrix
    private let held: TrainingMatrix
    private(set) var rounds = 0
    /// The loss of the held-out rows after each round.
    private(set) var losses: [Double] = []

    init(settings: [String: String], training: TrainingMatrix, held: TrainingMatrix) throws(XGBoostError) {
        self.training = training
        self.held = held
        var handle: BoosterHandle?
        let matrices: [DMatrixHandle?] = [training.handle, held.handle]
        try XGBoostError.check(XGBoosterCreate(matrices, UInt64(matrices.count), &handle))
        guard let handle else { throw XGBoostError(message: "no booster was made") }
        self.handle = handle
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            try XGBoostError.check(XGBoosterSetParam(handle, name, value))
        }
    }

    deinit {
        XGBoosterFree(handle)
    }

    /// Grows so many more trees a column, or fewer if the deadline is over.
    func grow(rounds count: Int, deadline: Deadline) throws(XGBoostError) {
        for _ in 0..<count where !deadline.isOver {
            try XGBoostError.check(XGBoosterUpdateOneIter(handle, Int32(rounds), training.handle))
            losses.append(try heldLoss())
            rounds += 1
        }
    }

    /// The number after the last colon of `[3]\theld-logloss:0.41`.
    private func heldLoss() throws(XGBoostError) -> Double {
        var handles: [DMatrixHandle?] = [held.handle]
        var text: UnsafePointer<CChar>?
        let status = "held".withCString { name in
            var names: [UnsafePointer<CChar>?] = [name]
            return XGBoosterEvalOneIter(handle, Int32(rounds), &handles, &names, 1, &text)
        }
        try XGBoostError.check(status)
        guard let text, let value = String(cString: text).split(separator: ":").last.flatMap({ Double($0) }) else {
            throw XGBoostError(message: "the evaluation is not a number")
        }
        return value
    }

    /// The booster in UBJSON.
    func serialized() throws(XGBoostError) -> Data {
        var count: UInt64 = 0
        var bytes: UnsafePointer<CChar>?
        try XGBoostError.check(XGBoosterSaveModelToBuffer(handle, #"{"format": "ubj"}"#, &count, &bytes))
        guard let bytes else { throw XGBoostError(message: "the model is empty") }
        return Data(bytes: bytes, count: Int(count))
    }
}
