/// The labels that a `LabelConsolidation` has made.
package protocol ConsolidatedLabels: Sendable {
    /// What the output manifest holds for `object`; nil when nobody annotated it.
    func record(of object: Int, context: LabelRecordContext) -> LabelRecord?

    /// How often each worker, by number, is right on an average object, as estimated from everybody's annotations.
    var workerAccuracies: [Double] { get }
}
