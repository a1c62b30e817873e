import Foundation
import JobEngine
import LabelingDomain
import Manifests
import Synchronization
import TaskTypes
import Workforce

/// Pages of templates that are being tried out (01/GS-18, 03/JOB-17). They are kept in memory, for a while.
final class TemplatePreviews: Sendable {
    /// The most pages kept; past that the oldest goes.
    static let maxPages = 64
    /// The most bytes that all pages take; past that the oldest go.
    static let maxBytes = 64 << 20
    /// How long a page is kept.
    static let lifetime: Duration = .seconds(3_600)

    private let media: MediaSigner
    private let random: RandomSource
    private let pages = Mutex<[Page]>([])

    private struct Page {
        let id: String
        let owner: String
        let html: String
        let madeAt: Timestamp
    }

    init(media: MediaSigner, random: RandomSource = .system) {
        self.media = media
        self.random = random
    }

    /// Prints the template for `input` and keeps the page for its owner; its id. Throws `WorkerPageError`.
    func make(_ template: String, input: JSONValue, owner: String, now: Timestamp) throws(WorkerPageError) -> String {
        let page = try WorkerPage(template, now: { Date.now.timeIntervalSince1970 })
        let html = try page.render(taskInput: input) { [media] text in
            S3URI(text).map { MediaPath.of($0, signer: media, at: now) } ?? text
        }
        let id = SecretToken(from: random).text
        pages.withLock { pages in
            pages.removeAll { now - $0.madeAt >= Self.lifetime }
            pages.append(Page(id: id, owner: owner, html: FramePage.rewrite(html), madeAt: now))
            var bytes = pages.reduce(0) { $0 + $1.html.utf8.count }
            while pages.count > Self.maxPages || (bytes > Self.maxBytes && pages.count > 1) {
                bytes -= pages.removeFirst().html.utf8.count
            }
        }
        return id
    }

    /// The page of that id, for the one who made it; nil when there is none, or no longer.
    func page(_ id: String, owner: String, now: Timestamp) -> String? {
        pages.withLock { pages in
            pages.first { $0.id == id && $0.owner == owner && now - $0.madeAt < Self.lifetime }?.html
        }
    }
}
