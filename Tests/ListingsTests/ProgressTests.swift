import Foundation
import Messages
import Synchronization
import Testing

@testable import Listings

@Suite struct ProgressTests {
    @Test(
        arguments: [
            (
                50, 200, 10, 80, Language.zh,
                "读取  [#######.......................]   25%  50/200  已用 0:10  约剩 0:30"
            ),
            (0, 200, 0, 80, .en, "读取  [..............................]    0%  0/200  0:00 used"),
            (
                200, 200, 3725, 80, .en,
                "读取  [##############################]  100%  200/200  1:02:05 used"
            ),
            (5, 0, 61, 80, .en, "读取  5  1:01 used"),
            (50, 200, 10, 50, .zh, "读取   25%  50/200  已用 0:10  约剩 0:30"),
            (50, 200, 10, 20, .zh, "读取   25%  50/200 "),
            (
                .max, .max - 1, 1, 100, .en,
                "读取  [##############################]  100%  "
                    + "9223372036854775806/9223372036854775806  0:01 used"
            ),
        ] as [(Int64, Int64, Int, Int, Language, String)])
    func lines(
        done: Int64, total: Int64, seconds: Int, width: Int, language: Language, line: String
    ) {
        let shown = progressLine(
            "读取", done: done, total: total, elapsed: .seconds(seconds), language: language,
            width: width)
        #expect(displayWidth(shown) < width)
        #expect(shown == line)
    }

    /// A clock set by hand and a log of what was written.
    private final class Screen: Sendable {
        let time = Mutex(ContinuousClock.now)
        let written = Mutex<[String]>([])

        func bar(total: Int64) -> ProgressBar {
            ProgressBar(
                Phrase("读取", en: "reading"), total: total, language: .en, width: 80,
                now: { self.time.withLock { $0 } },
                write: { text in self.written.withLock { $0.append(text) } })
        }

        func wait(_ pause: Duration) { time.withLock { $0 += pause } }
        var texts: [String] { written.withLock { $0 } }
    }

    @Test func drawsAtMostTenTimesASecondAndClearsItself() {
        let screen = Screen()
        let bar = screen.bar(total: 1000)
        for step in 1...1000 {
            bar.update(done: Int64(step))
            screen.wait(.milliseconds(1))
        }
        #expect(screen.texts.count == 10)
        #expect(screen.texts.allSatisfy { $0.hasPrefix("\r\u{1B}[2Kreading") })
        bar.clear()
        bar.clear()
        #expect(screen.texts.count == 11)
        #expect(screen.texts.last == "\r\u{1B}[2K")
    }

    @Test func theNextWorkStartsItsOwnClock() {
        let screen = Screen()
        let bar = screen.bar(total: 10)
        bar.update(done: 1)
        screen.wait(.seconds(60))
        bar.begin(Phrase("写入", en: "writing"), total: 5)
        #expect(screen.texts.last?.contains("writing") == true)
        #expect(screen.texts.last?.contains("0/5  0:00 used") == true)
    }

    @Test func silentWithoutATerminal() throws {
        let pipe = Pipe()
        let bar = ProgressBar(
            Phrase("读取", en: "reading"), total: 10, language: .en, environment: [:],
            descriptor: pipe.fileHandleForWriting.fileDescriptor)
        bar.begin(Phrase("写入", en: "writing"), total: 1)
        bar.update(done: 1)
        bar.clear()
        try pipe.fileHandleForWriting.close()
        #expect(try pipe.fileHandleForReading.readToEnd() == nil)
    }
}
