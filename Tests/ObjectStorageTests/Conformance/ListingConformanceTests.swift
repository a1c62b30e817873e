import Foundation
import LabelingDomain
import NIOCore
import Testing

@testable import ObjectStorage

@Suite struct ListingConformanceTests {
    static let keys = ["a", "b/1", "b/2", "b/c/3", "b0", "boo/bar", "boo/baz/xyzzy", "cquux/thud", "d+e", "Z"]

    @Test("keys are listed in the order of their bytes", arguments: StoreUnderTest.all)
    func order(_ under: StoreUnderTest) async throws {
        try await filled(under) { store, bucket in
            let listing = try await store.list(ListRequest(bucket: bucket))
            #expect(listing.objects.map(\.key) == Self.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            #expect(listing.next == nil)
            #expect(listing.objects.allSatisfy { $0.size == 1 && $0.etag == "9dd4e461268c8034f5c8564e155c67a6" })
        }
    }

    @Test("a prefix selects, a delimiter rolls up", arguments: StoreUnderTest.all)
    func prefixAndDelimiter(_ under: StoreUnderTest) async throws {
        try await filled(under) { store, bucket in
            let root = try await store.list(ListRequest(bucket: bucket, delimiter: "/"))
            #expect(root.objects.map(\.key) == ["Z", "a", "b0", "d+e"])
            #expect(root.commonPrefixes == ["b/", "boo/", "cquux/"])
            let folder = try await store.list(ListRequest(bucket: bucket, prefix: "b/", delimiter: "/"))
            #expect(folder.objects.map(\.key) == ["b/1", "b/2"])
            #expect(folder.commonPrefixes == ["b/c/"])
            let letters = try await store.list(ListRequest(bucket: bucket, prefix: "bo", delimiter: "ba"))
            #expect(letters.objects.isEmpty)
            #expect(letters.commonPrefixes == ["boo/ba"])
            let nothing = try await store.list(ListRequest(bucket: bucket, prefix: "nothing/", delimiter: "/"))
            #expect(nothing == ObjectListing())
        }
    }

    @Test("pages of any size join to the whole listing", arguments: StoreUnderTest.all, [1, 2, 3, 7])
    func paging(_ under: StoreUnderTest, size: Int) async throws {
        try await filled(under) { store, bucket in
            for delimiter in [nil, "/"] {
                let whole = try await store.list(ListRequest(bucket: bucket, delimiter: delimiter))
                var keys: [String] = []
                var prefixes: [String] = []
                var request = ListRequest(bucket: bucket, delimiter: delimiter, limit: size)
                for _ in 0..<20 {
                    let page = try await store.list(request)
                    #expect(page.objects.count + page.commonPrefixes.count <= size)
                    keys += page.objects.map(\.key)
                    prefixes += page.commonPrefixes
                    guard let next = page.next else { break }
                    request.startAfter = next
                }
                #expect(keys == whole.objects.map(\.key))
                #expect(prefixes == whole.commonPrefixes)
            }
        }
    }

    @Test("a listing starts behind any key, also one that is not there", arguments: StoreUnderTest.all)
    func startAfter(_ under: StoreUnderTest) async throws {
        try await filled(under) { store, bucket in
            let behind = try await store.list(ListRequest(bucket: bucket, startAfter: "b/2"))
            #expect(behind.objects.first?.key == "b/c/3")
            let between = try await store.list(ListRequest(bucket: bucket, startAfter: "b/20"))
            #expect(between.objects.first?.key == "b/c/3")
            let end = try await store.list(ListRequest(bucket: bucket, startAfter: "zzz"))
            #expect(end.objects.isEmpty)
        }
    }

    @Test("a page of exactly the rest is the last one", arguments: StoreUnderTest.all)
    func exactPage(_ under: StoreUnderTest) async throws {
        try await filled(under) { store, bucket in
            let page = try await store.list(ListRequest(bucket: bucket, limit: Self.keys.count))
            #expect(page.next == nil)
            let rolled = try await store.list(ListRequest(bucket: bucket, prefix: "b", delimiter: "/", limit: 3))
            #expect(rolled.next == nil)
            #expect(rolled.commonPrefixes == ["b/", "boo/"])
        }
    }

    private func filled(
        _ under: StoreUnderTest, _ body: (any ObjectStore, String) async throws -> Void
    ) async throws {
        try await under.with { store, bucket in
            for key in Self.keys { try await store.put("x", key, in: bucket) }
            try await body(store, bucket)
        }
    }
}
