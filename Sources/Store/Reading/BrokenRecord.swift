/// Something in the record that is no longer what it was.
public struct BrokenRecord: Sendable, Equatable {
    public enum Subject: String, Sendable {
        case link, seal, edition, row, registry, form, definition, anchor
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
        /// Which stored form, and at which place of its cells, differs from the form file; 0 is
        /// the form itself.
        case form(String, position: Int)
        case definition(DefinitionDifference)
        /// A line of the anchor.
        case anchor(AnchorFault)
    }

    public enum AnchorFault: String, Sendable {
        /// The chain no longer reaches to the event that was noted; it has another one there; the
        /// line cannot be read.
        case cut, other, unreadable
    }

    public enum LinkFault: String, Sendable {
        case missing, previous, event
    }

    public enum EditionFault: String, Sendable {
        /// The chain's event of the edition differs or is missing; the edition that an event tells
        /// of is gone; its totals and findings differ.
        case event, gone, content
    }

    /// Number of the event, edition, registry change, form cell or line of the anchor.
    public let number: Int64
    public let fault: Fault

    public init(number: Int64, fault: Fault) {
        self.number = number
        self.fault = fault
    }

    public var subject: Subject {
        switch fault {
        case .link: .link
        case .sealed, .unsealed: .seal
        case .edition: .edition
        case .row: .row
        case .registry: .registry
        case .form: .form
        case .definition: .definition
        case .anchor: .anchor
        }
    }
}

extension BrokenRecord.Fault {
    /// A fault as the database's functions write it; nil for a word that they do not use. What the
    /// program itself compares, they do not tell.
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
        case .form, .definition, .anchor: return nil
        }
    }

    /// For programs, and as the database's functions write it.
    public var text: String {
        switch self {
        case .link(let fault): fault.rawValue
        case .edition(let fault): fault.rawValue
        case .unsealed: "unsealed"
        case .form(let id, let position): "\(id) \(position)"
        case .definition(let difference): "\(difference.kind.rawValue) \(difference.name)"
        case .anchor(let fault): fault.rawValue
        case .sealed(let text), .row(let text), .registry(let text): text
        }
    }
}
