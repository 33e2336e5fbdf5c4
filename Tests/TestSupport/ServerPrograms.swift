import Foundation
public import PostgresClient

/// Programs that came with the test's server, so that their version is the server's.
public enum ServerPrograms {
    public struct Failed: Error {
        public let program: String
        public let status: Int32
    }

    /// - Returns: what the program wrote.
    @discardableResult
    public static func run(
        _ program: String, _ arguments: [String], of connection: Connection
    ) throws -> String {
        let directory = try connection.execute(
            Statement(
                name: "programs", sql: "SELECT setting FROM pg_config WHERE name = 'BINDIR'")
        ).requiredText(0, "setting")
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "\(directory)/\(program)")
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let written = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(program: program, status: process.terminationStatus)
        }
        return String(decoding: written, as: UTF8.self)
    }
}
