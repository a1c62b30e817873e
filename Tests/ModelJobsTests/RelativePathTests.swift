import Testing

@testable import ModelJobs

@Suite struct RelativePathTests {
    @Test(
        "a file lies where its key goes on behind the folder of the prefix",
        arguments: [
            ("data/train/a.csv", "data/train/", "a.csv"), ("data/train/x/a.csv", "data/train/", "x/a.csv"),
            ("data/train.csv", "data/train.csv", "train.csv"), ("data/train-1.csv", "data/train", "train-1.csv"),
            ("a.csv", "", "a.csv"), ("data//a.csv", "data/", "a.csv"),
        ])
    func paths(key: String, prefix: String, path: String) {
        #expect(RelativePath(key: key, under: prefix)?.text == path)
    }

    @Test("folders and keys that lead out of the folder are no files", arguments: ["data/", "data/../x", "data/x/../../y", "data/./x"])
    func refused(key: String) {
        #expect(RelativePath(key: key, under: "data/") == nil)
    }
}
