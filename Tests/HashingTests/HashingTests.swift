import Foundation
import Hashing
import Testing

@Suite struct HashingTests {
    /// The examples of FIPS 180-4, and the empty message.
    private static let examples: [(message: [UInt8], hash: String)] = [
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (
            Array("abc".utf8),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ),
        (
            Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test(arguments: examples)
    func standardExamples(message: [UInt8], hash: String) {
        #expect(Hexadecimal.text(SHA256.hash(message)) == hash)
        #expect(SHA256.hash(message).count == SHA256.byteCount)
    }

    /// In pieces of any length, one message after the other with the same state.
    @Test func piecesAreTheSameAsTheWhole() {
        var hasher = SHA256()
        for (message, hash) in Self.examples {
            for length in [1, 63, 64, 65, 4096] where message.count / length < 20_000 {
                var rest = message[...]
                while !rest.isEmpty {
                    hasher.update(rest.prefix(length))
                    rest = rest.dropFirst(length)
                }
                #expect(Hexadecimal.text(hasher.finish()) == hash)
            }
        }
    }

    @Test func bytesThatDoNotLieInOnePiece() {
        let pieces: [[UInt8]] = [Array("ab".utf8), [], Array("c".utf8)]
        #expect(SHA256.hash(pieces.joined()) == SHA256.hash(Array("abc".utf8)))
        var hasher = SHA256()
        hasher.update(pieces.joined())
        pieces[0].withUnsafeBytes { hasher.update($0) }
        hasher.update(UnsafeRawBufferPointer(start: nil, count: 0))
        #expect(hasher.finish() == SHA256.hash(Array("abcab".utf8)))
    }

    /// Every length around the blocks of the algorithm, beside the program that auditors use.
    @Test func theSameAsSha256sum() throws {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("huizong-hashes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        var expected = ""
        let names = (0...130).map(String.init)
        for name in names {
            let bytes = (0..<(Int(name) ?? 0)).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
            try Data(bytes).write(to: directory.appendingPathComponent(name))
            expected += "\(Hexadecimal.text(SHA256.hash(bytes)))  \(name)\n"
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sha256sum"] + names
        process.currentDirectoryURL = directory
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }

    /// One algorithm for all threads.
    @Test func threadsDoNotDisturbEachOther() async {
        let expected = Self.examples[2].hash
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<2_000).allSatisfy { _ in
                        Hexadecimal.text(SHA256.hash(Self.examples[2].message)) == expected
                    }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test func hexadecimalDigits() {
        #expect(Hexadecimal.text([0, 9, 10, 255]) == "00090aff")
        #expect(Hexadecimal.text([UInt8]()).isEmpty)
    }
}
