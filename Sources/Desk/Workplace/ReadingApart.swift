import SeparateReading

/// The other thing that the program can be: the process that reads documents for it.
package enum ReadingApart {
    /// Called before anything else; does not return in such a process.
    package static func serveIfAsked(_ arguments: [String]) {
        ReadingProcess.serveIfAsked(arguments)
    }
}
