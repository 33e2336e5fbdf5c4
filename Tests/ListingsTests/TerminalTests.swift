#if os(Linux)
    import Foundation
    import Messages
    import Testing

    @testable import Listings

    /// Against a pseudo terminal of the test's own.
    @Suite struct TerminalTests {
        @Test func aTerminalSaysItsWidthAndShowsProgress() throws {
            let keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
            try #require(keyboard >= 0)
            defer { close(keyboard) }
            // TIOCSPTLCK and TIOCGPTN: macros that Swift does not import.
            var lock: Int32 = 0
            var number: UInt32 = 0
            try #require(ioctl(keyboard, 0x4004_5431, &lock) == 0)
            try #require(ioctl(keyboard, 0x8004_5430, &number) == 0)
            let screen = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
            try #require(screen >= 0)
            defer { close(screen) }

            #expect(Terminal.isTerminal(screen))
            #expect(Terminal.width(screen, environment: [:]) == nil)
            #expect(Terminal.width(screen, environment: ["COLUMNS": "33"]) == 33)
            #expect(Terminal.width(screen, environment: ["COLUMNS": "-1"]) == nil)
            var size = winsize(ws_row: 20, ws_col: 57, ws_xpixel: 0, ws_ypixel: 0)
            try #require(ioctl(screen, UInt(TIOCSWINSZ), &size) == 0)
            #expect(Terminal.width(screen, environment: ["COLUMNS": "33"]) == 57)
            #expect(Terminal.wantsColour(screen, environment: [:]))
            #expect(!Terminal.wantsColour(screen, environment: ["NO_COLOR": "1"]))

            let bar = ProgressBar(
                Phrase("读取", en: "reading"), total: 2, language: .zh, environment: [:],
                descriptor: screen)
            bar.update(done: 1)
            bar.clear()
            var buffer = [UInt8](repeating: 0, count: 1024)
            let count = read(keyboard, &buffer, buffer.count)
            let shown = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
            #expect(shown.hasPrefix("\r\u{1B}[2K读取"))
            #expect(shown.contains("1/2"))
        }
    }
#endif
