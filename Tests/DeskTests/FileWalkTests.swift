import Foundation
import Messages
import Testing

@testable import Desk

/// Which files of a folder are read, and in which order.
@Suite struct FileWalkTests {
    private func names(_ walk: FileWalk, below folder: ScratchFolder) -> [String] {
        walk.files.map { $0.replacingOccurrences(of: folder.path + "/", with: "") }
    }

    @Test func foldersAreReadInTheOrderOfNames() throws {
        let folder = try ScratchFolder()
        for name in ["b/2.txt", "b/1.docx", "a.html", "c.PDF", "b/深/层/3.wps", "无扩展名"] {
            try folder.write("x", name)
        }
        let walk = FileWalk([folder.path + "/"])
        #expect(
            names(walk, below: folder) == [
                "a.html", "b/1.docx", "b/2.txt", "b/深/层/3.wps", "c.PDF", "无扩展名",
            ])
        #expect(walk.faults.isEmpty && walk.passedOver.isEmpty && walk.summary == nil)
    }

    @Test(
        arguments: [
            (".DS_Store", .hidden), (".git/config", .hidden), ("__MACOSX/._甲.docx", .hidden),
            ("~$报告.docx", .temporary), (".~lock.报告.docx#", .temporary), ("报告.docx.bak", .temporary),
            ("Thumbs.db", .ofSystem), ("desktop.ini", .ofSystem), ("扫描.JPG", .picture),
            ("打包.zip", .archive), ("图解.pptx", .otherFormat), ("报告_files/a.css", .ofPage),
            ("报告.files/b.htm", .ofPage),
        ] as [(String, SkippedFile)])
    func whatIsNoReportIsCounted(name: String, reason: SkippedFile) throws {
        let folder = try ScratchFolder()
        try folder.write("x", "报告.html")
        try folder.write("x", name)
        let walk = FileWalk([folder.path])
        #expect(names(walk, below: folder) == ["报告.html"])
        #expect(walk.passedOver == [reason: 1])
        for text in [walk.summary?.zh, walk.summary?.en] {
            #expect(text?.contains("1") == true && text?.contains("{") == false)
        }
        // a file that is named itself is read, whatever it is called
        let named = FileWalk(["\(folder.path)/\(name)"])
        #expect(named.files.count == 1 && named.passedOver.isEmpty)
    }

    @Test func nothingIsReadTwice() throws {
        let folder = try ScratchFolder()
        let file = try folder.write("x", "b/a.txt")
        let manager = FileManager.default
        try manager.createSymbolicLink(
            atPath: folder.path + "/b/round", withDestinationPath: folder.path)
        try manager.createSymbolicLink(
            atPath: folder.path + "/b/same.txt", withDestinationPath: file)
        let walk = FileWalk([folder.path, file, "\(folder.path)/b"])
        #expect(names(walk, below: folder) == ["b/a.txt"])
        #expect(walk.passedOver == [.twice: 4])
        let sheet = FileWalk([folder.path], except: file)
        #expect(sheet.files.isEmpty && sheet.faults.count == 1)
    }

    @Test func whatCannotBeOpenedIsAFault() throws {
        let folder = try ScratchFolder()
        try folder.write("x", ".hidden")
        #expect(FileWalk([folder.path]).faults.first?.zh.contains(folder.path) == true)
        // reading it says what is wrong with it
        #expect(FileWalk(["/nonexistent.txt"]).files == ["/nonexistent.txt"])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/broken.docx", withDestinationPath: "/nonexistent")
        #expect(FileWalk([folder.path]).files == [folder.path + "/broken.docx"])
        let gbk =
            "\(folder.path)/".utf8CString.dropLast() + [-79, -88, -72, -26] + ".txt".utf8CString
        let descriptor = open(Array(gbk), O_CREAT | O_WRONLY, 0o600)
        try #require(descriptor >= 0)
        close(descriptor)
        let walk = FileWalk([folder.path])
        #expect(walk.faults.count == 1 && walk.faults[0].en.contains("UTF-8"))
    }

    @Test func pipesAreNotOpened() throws {
        let folder = try ScratchFolder()
        try folder.write("x", "a.txt")
        mkfifo(folder.path + "/pipe.txt", 0o600)
        #expect(FileWalk([folder.path]).passedOver == [.noFile: 1])
    }

    @Test func deepFoldersEnd() throws {
        let folder = try ScratchFolder()
        try folder.write("x", (0..<70).map { _ in "f/" }.joined() + "a.txt")
        let walk = FileWalk([folder.path])
        #expect(walk.files.isEmpty && walk.faults.contains { $0.en.contains("too deep") })
    }
}
