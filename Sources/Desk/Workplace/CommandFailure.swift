/// A command that ends with another exit code than 0, and what it says on standard error.
package struct CommandFailure: Error, Equatable {
    package let code: ExitStatus
    /// In the language of the settings; nil if everything has been said.
    package let message: String?

    package init(_ code: ExitStatus, _ message: String? = nil) {
        self.code = code
        self.message = message
    }
}
