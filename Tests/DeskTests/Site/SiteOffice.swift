import Forms
import Foundation
import Messages
import NightlyRun
import PostgresClient
import SampleCounty
import Settings
import Store
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import Documents

/// A published county whose pages a test writes.
struct SiteOffice {
    static let region = "360926"
    let database: String
    let workplace: Workplace
    let connection: Connection
    let catalogue: FormCatalogue
    let scratch: ScratchFolder

    init(
        agencies: Int = 14, years: ClosedRange<Int> = 2020...2022, seed: UInt64 = 1,
        prepare: (Connection) throws -> Void = { _ in }
    ) throws {
        database = try TestServer.migratedDatabase()
        workplace = try officeWorkplace(database)
        connection = try Connection(conninfo: database)
        catalogue = try FormFiles.catalogue()
        scratch = try ScratchFolder()
        try SampleStore(connection: connection, catalogue: catalogue).store(
            SampleCounty(
                region: Self.region, agencies: agencies, years: years, seed: seed,
                catalogue: catalogue))
        try prepare(connection)
        try run(on: 20_500)
    }

    private struct Silence: RunObserver {
        func stage(_ stage: RunStage, year: Int?) {}
        func progress(_ judged: Int, of expected: Int) {}
    }

    func run(on day: Int) throws {
        _ = try NightlyRun(
            connection: connection, catalogue: catalogue,
            request: RunRequest(businessDate: CalendarDate(daysSinceEpoch: day)),
            startedAt: Clock.now, observer: Silence()
        ).run()
    }

    func execute(_ sql: String) throws {
        try connection.execute(Statement(name: "test", sql: sql))
    }

    /// - Returns: what the command says.
    @discardableResult
    func write(_ folder: String = "site", isPublic: Bool = false, years: String? = nil) throws
        -> String
    {
        try workplace.site(
            SiteRequest(
                folder: path(folder), years: years, isPublic: isPublic, version: "test"))[.zh]
    }

    func path(_ name: String) -> String { "\(scratch.path)/\(name)" }

    /// All files of a site by their paths below it.
    func files(_ folder: String = "site") throws -> [String: Data] {
        let root = path(folder)
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder)
            if isFolder.boolValue { continue }
            files[name] = try Data(contentsOf: URL(filePath: "\(root)/\(name)"))
        }
        return files
    }

    func changeTimes(_ folder: String = "site") throws -> [String: Date] {
        var times: [String: Date] = [:]
        for name in try files(folder).keys {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(path(folder))/\(name)")
            times[name] = attributes[.modificationDate] as? Date
        }
        return times
    }
}

/// A page as a browser takes it apart.
struct WrittenPage {
    let tree: MarkupTree
    let path: String

    init(_ bytes: Data, path: String) throws {
        self.path = path
        tree = try HTMLParsing.tree(
            of: String(decoding: bytes, as: UTF8.self), limits: .default, name: path)
    }

    func elements(_ name: String) -> [MarkupTree.Index] {
        tree.nodes.indices.filter { tree.name($0) == name }
    }

    var ids: Set<String> {
        Set(tree.nodes.indices.compactMap { tree.attribute($0, "id") })
    }

    var links: [(target: String, title: String?, text: String)] {
        elements("a").compactMap { link in
            tree.attribute(link, "href").map {
                ($0, tree.attribute(link, "title"), tree.text(of: link))
            }
        }
    }

    /// A target as a path below the site, and the anchor.
    func resolved(_ target: String) -> (path: String, anchor: String?) {
        let parts = target.split(separator: "#", omittingEmptySubsequences: false)
        let anchor = parts.count > 1 ? String(parts[1]) : nil
        guard !parts[0].isEmpty else { return (path, anchor) }
        var folders = path.split(separator: "/").dropLast().map(String.init)
        for part in parts[0].split(separator: "/") {
            if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
        }
        return (folders.joined(separator: "/"), anchor)
    }
}
