import Foundation
import PostgresClient
import TestSupport
import Testing

/// Pages by the program itself, asked for and after a run.
@Suite struct SiteCommandTests {
    @Test func pagesAreWrittenAndTheirListIsTrue() throws {
        let county = try County()
        let scratch = try Scratch()
        let folder = scratch.path("site")
        let result = try county.program("site", "--to", folder, "--lang", "en")
        #expect(result.status == 0 && result.output.contains("edition 1"), "\(result)")
        for page in ["index.html", "en/index.html", "360926/2020.html", "360926/2021-own.html"] {
            #expect(FileManager.default.fileExists(atPath: "\(folder)/\(page)"), "\(page)")
        }
        // anybody can check a copy
        let sums = Process()
        sums.executableURL = URL(filePath: "/usr/bin/sha256sum")
        sums.arguments = ["--quiet", "-c", "huizong-files.txt"]
        sums.currentDirectoryURL = URL(filePath: folder)
        try sums.run()
        sums.waitUntilExit()
        #expect(sums.terminationStatus == 0)
    }

    @Test func whatCannotBeWrittenIsSaid() throws {
        let county = try County()
        let scratch = try Scratch()
        let unknown = try county.program(
            "site", "--to", scratch.path("a"), "--region", "999999")
        #expect(unknown.status == 64 && unknown.errors.contains("999999"))
        for years in ["2021-2020", "x", "2020-", "1999"] {
            let wrong = try county.program("site", "--to", scratch.path("a"), "--years", years)
            #expect(wrong.status == 64 && !wrong.errors.isEmpty, "\(years): \(wrong)")
        }
        let none = try county.program("site", "--to", scratch.path("a"), "--years", "2015")
        #expect(none.status == 64, "\(none)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("a")))
        let nowhere = try county.program("site", "--to", "/dev/null/site")
        #expect(nowhere.status == 1 && nowhere.errors.contains("/dev/null/site"))
    }

    @Test func aRunWritesThePagesOfItsEdition() throws {
        let county = try County(isPublished: false)
        let scratch = try Scratch()
        let folder = scratch.path("site")
        var program = county.program
        program.environment["HUIZONG_SITE_DIRECTORY"] = folder
        program.environment["HUIZONG_SITE_AUDIENCE"] = "everybody"
        let first = try program("run", "--lang", "zh")
        #expect(first.status == 0 && first.output.contains(folder), "\(first)")
        let page = try String(contentsOfFile: "\(folder)/360926/2020.html", encoding: .utf8)
        #expect(page.contains("公开版"))
        let quiet = try program("run", "--full", "--lang", "zh")
        #expect(quiet.status == 0 && !quiet.output.contains(folder), "\(quiet)")

        // the edition stands although its pages cannot be written
        try county.fileChanges()
        program.environment["HUIZONG_SITE_DIRECTORY"] = "/dev/null/site"
        let failed = try program("run", "--lang", "zh")
        #expect(failed.status == 1 && failed.errors.contains("/dev/null/site"), "\(failed)")
        #expect(try county.number("SELECT max(edition_id) FROM summary.edition") == 2)
    }
}
