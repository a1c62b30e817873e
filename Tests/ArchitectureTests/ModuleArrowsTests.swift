import Foundation
import Testing

@Suite struct ModuleArrowsTests {
    /// Which of our modules each module may import. ARCHITECTURE.md draws it; nothing else is allowed.
    static let arrows: [String: Set<String>] = [
        "LabelingDomain": [],
        "Annotations": ["LabelingDomain"],
        "Consolidation": ["Annotations"],
        "LiquidTemplates": [],
        "Manifests": ["Annotations", "LabelingDomain"],
        "CPNG": [],
        "MaskImages": ["Annotations", "CPNG"],
        "TaskTypes": ["LabelingDomain", "Annotations", "Consolidation", "LiquidTemplates", "Manifests", "MaskImages"],
        "AWSWire": [],
        "DatasetFormats": ["AWSWire", "LabelingDomain", "Manifests", "TaskTypes"],
        "ServiceShapes": ["AWSWire"],
        "CPostgres": [],
        "CCurl": [],
        "CZlib": [],
        "ConsolidationTool": ["Annotations", "Consolidation", "CZlib"],
        "TemplateTool": ["LiquidTemplates", "Manifests", "TaskTypes"],
        "COpenBLAS": [],
        "CJPEG": [],
        "CTorch": [],
        "TorchNetworks": [],
        "CTrees": [],
        "CXGBoost": [],
        "AutoMLCore": ["CJPEG", "COpenBLAS", "CPNG", "CTrees", "CZlib"],
        "AutoMLTorch": ["AutoMLCore", "CTorch", "TorchNetworks"],
        "AutoMLXGBoost": ["AutoMLCore", "CXGBoost"],
        "AutoMLTool": ["AutoMLCore", "AutoMLTorch", "AutoMLXGBoost", "AWSWire", "CZlib", "LabelingDomain", "ObjectStorage"],
        "automl": ["AutoMLCore", "AutoMLTool"],
        "ActiveLearning": ["AutoMLCore"],
        "SimulationTool": ["AutoMLCore", "ActiveLearning"],
        "Persistence": ["LabelingDomain", "CPostgres"],
        "ObjectStorage": ["AWSWire", "LabelingDomain", "Persistence"],
        "Workforce": ["LabelingDomain", "Persistence", "CCurl"],
        "CSpawn": [],
        "ChildProcesses": ["CSpawn"],
        "FunctionRuntime": ["ChildProcesses", "LabelingDomain", "Persistence", "ObjectStorage", "CSpawn", "CZlib"],
        "ComputeBackends": ["ChildProcesses"],
        "JobEngine": [
            "ActiveLearning", "ComputeBackends", "LabelingDomain", "Annotations", "Consolidation", "LiquidTemplates", "Manifests",
            "TaskTypes", "Persistence",
            "ObjectStorage", "Workforce",
        ],
        "ModelJobs": ["ComputeBackends", "LabelingDomain", "Manifests", "Persistence", "ObjectStorage", "CZlib"],
        "LabelingServer": [
            "LabelingDomain", "Annotations", "Consolidation", "DatasetFormats", "LiquidTemplates", "Manifests", "TaskTypes",
            "AWSWire", "CZlib", "ServiceShapes", "Persistence", "ObjectStorage", "Workforce", "FunctionRuntime", "ComputeBackends",
            "JobEngine", "ModelJobs",
        ],
        "groundwork": ["ConsolidationTool", "DatasetFormats", "LabelingServer", "SimulationTool", "TemplateTool"],
    ]

    /// What a pure module may use beside ours: no file, network, clock or thread among it.
    static let pureImports: Set<String> = [
        "Foundation", "FoundationEssentials", "Numerics", "RealModule", "Collections", "OrderedCollections", "Synchronization",
    ]
    static let pureModules = [
        "LabelingDomain", "Annotations", "Consolidation", "LiquidTemplates", "Manifests", "TaskTypes", "ActiveLearning",
    ]

    let tree = SourceTree()

    @Test("every module is in the list, and the list has no module that is gone")
    func theListIsComplete() throws {
        #expect(try tree.modules == Self.arrows.keys.sorted())
    }

    @Test("modules import only what the list allows", arguments: arrows.keys.sorted())
    func importsFollowTheArrows(module: String) throws {
        let ours = try tree.imports(of: module).intersection(Self.arrows.keys)
        let allowed = try #require(Self.arrows[module])
        #expect(ours.subtracting(allowed).sorted() == [])
    }

    @Test("pure modules import nothing that does I/O", arguments: pureModules)
    func pureModulesStayPure(module: String) throws {
        let others = try tree.imports(of: module).subtracting(Self.arrows.keys)
        #expect(others.subtracting(Self.pureImports).sorted() == [])
    }

    @Test("pure modules read no clock, no environment and no file", arguments: pureModules)
    func pureModulesReadNothing(module: String) throws {
        // Randomness is fine where the caller brings the generator: `.random(in:using:)`.
        let forbidden = #/Date\(\)|Date\.now|ProcessInfo|FileManager|FileHandle|UUID\(\)|URLSession|\.random\((?!.*using:)/#
        for file in tree.swiftFiles(in: "Sources/\(module)") {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where line.contains(forbidden) {
                Issue.record("\(tree.path(of: file)): \(line)")
            }
        }
    }
}
