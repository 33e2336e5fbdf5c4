/// What a change of the registry is about.
package enum RegistrySubject {
    case agency(Int64)
    case region(String)
}

/// A change of the registry that keeps what was before.
package enum RegistryChange {
    case rename(RegistrySubject, to: String)
    /// An agency to another region, a region below another one.
    case move(RegistrySubject, to: String)
    case close(RegistrySubject)
    /// An agency's credit code, a region's GB/T 2260 code.
    case recode(RegistrySubject, to: String)
    /// The successor by its number, or by the name of one that is there or shall be.
    case merge([Int64], to: String)
    /// - Parameter shares: of the successors in their order; empty for equal ones.
    case split(Int64, to: [String], shares: [String])
}

/// A change of the registry as the options ask for it.
package struct RegistryChangeRequest {
    package let change: RegistryChange
    /// The first day of the change, `YYYY-MM-DD`.
    package let from: String
    package let reason: String
    package let by: String
    package let isConfirmed: Bool
    package let isDryRun: Bool

    package init(
        _ change: RegistryChange, from: String, reason: String, by: String, isConfirmed: Bool,
        isDryRun: Bool
    ) {
        self.change = change
        self.from = from
        self.reason = reason
        self.by = by
        self.isConfirmed = isConfirmed
        self.isDryRun = isDryRun
    }
}
