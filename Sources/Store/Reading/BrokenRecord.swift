/// Something in the record that is no longer what it was.
public struct BrokenRecord: Sendable, Equatable {
    public enum Subject: String, Sendable {
        case link, seal, edition, row, registry
    }

    /// What is wrong with it.
    public enum Fault: Sendable, Equatable {
        /// An event of the chain: one before it is missing, it follows another than the one before
        /// it, or it says something else than it was made to.
        case link(LinkFault)
        /// Rows that a seal covers differ. The kind is read from the seal, so that it may be any
        /// word somebody put there.
        case sealed(kind: String)
        /// Rows that the last run saw are covered by no seal.
        case unsealed
        case edition(EditionFault)
        /// Which row of an edition.
        case row(String)
        /// Which row of the registry.
        case registry(String)
    }

    public enum LinkFault: String, Sendable {
        case missing, previous, event
    }

    public enum EditionFault: String, Sendable {
        /// The chain's event of the edition differs or is missing; the edition that an event tells
        /// of is gone; its totals and findings differ.
        case event, gone, content
    }

    /// Number of the event, edition or registry change.
    public let number: Int64
    public let fault: Fault

    public var subject: Subject {
        switch fault {
        case .link: .link
        case .sealed, .unsealed: .seal
        case .edition: .edition
        case .row: .row
        case .registry: .registry
        }
    }
}

extension BrokenRecord.Fault {
    /// A fault as the database's functions write it; nil for a word that they do not use.
    init?(_ subject: BrokenRecord.Subject, _ text: String) {
        switch subject {
        case .link:
            guard let fault = BrokenRecord.LinkFault(rawValue: text) else { return nil }
            self = .link(fault)
        case .edition:
            guard let fault = BrokenRecord.EditionFault(rawValue: text) else { return nil }
            self = .edition(fault)
        case .seal: self = text == "unsealed" ? .unsealed : .sealed(kind: text)
        case .row: self = .row(text)
        case .registry: self = .registry(text)
        }
    }

    /// As the database's functions write it.
    public var text: String {
        switch self {
        case .link(let fault): fault.rawValue
        case .edition(let fault): fault.rawValue
        case .unsealed: "unsealed"
        case .sealed(let text), .row(let text), .registry(let text): text
        }
    }
}
