import Foundation
import LabelingDomain

extension Date {
    init(_ moment: Timestamp) {
        self.init(microseconds: moment.microseconds)
    }
}
