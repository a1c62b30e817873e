/// A job in progress.
package struct OpenJob: Sendable {
    package let job: LabelingJob
    package let dispatcher: Dispatcher
}
