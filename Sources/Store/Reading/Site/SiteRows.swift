public import Messages
public import Vocabulary

/// A total as stored, all its figures together.
public struct SiteTotal: Sendable {
    public let regionCode: String
    public let year: Int
    public let scope: Scope
    public let formID: String
    public let expected: Int64
    public let received: Int64
    public let included: Int64
    public let onTime: Int64
    public let late: Int64
    /// Stored integers in form order; 0 where no report filled the cell in.
    public let figures: [Int64]
    /// Per cell, reports that left it blank; empty where none did.
    public let blanks: [Int64]
}

/// An agency as it stood in a year.
public struct SiteAgency: Sendable {
    /// Why an agency's figures are not in the totals.
    public enum Standing: Int, Sendable {
        case counts = 0
        case exempt = 2
        case apart = 3
    }

    public let year: Int
    public let id: Int64
    public let name: String
    public let agencyClass: AgencyClass
    public let standing: Standing
    public let activeFrom: CalendarDate?
    public let activeTo: CalendarDate?
}

/// A report that counts or is kept out by errors.
public struct SiteReport: Sendable {
    /// A figure as its document has it.
    public struct Place: Sendable {
        public let raw: String
        public let place: Phrase
    }

    public let submissionID: Int64
    public let agencyID: Int64
    public let year: Int
    public let revision: Int64
    public let formID: String
    public let submittedAt: Instant
    public let publishedOn: CalendarDate?
    public let isCounted: Bool
    /// Whether it counts in scope ``Scope/own``.
    public let isOwn: Bool
    /// Stored integers in form order; nil is blank.
    public let figures: [Int64?]
    public let fileName: String?
    /// By position; figures other than 0 only.
    public let places: [Int: Place]
    public let waivers: [Int64]
}

/// A filing without its figures.
public struct SiteFiling: Sendable {
    public let submissionID: Int64
    public let agencyID: Int64
    public let year: Int
    public let revision: Int64
    public let submittedAt: Instant
    public let publishedOn: CalendarDate?
    public let isReturned: Bool
    public let isWithdrawn: Bool
}

/// When an agency filed or published for a year.
public struct SiteLateness: Sendable {
    public let year: Int
    public let agencyID: Int64
    public let event: LatenessRow.Event
    public let dueOn: CalendarDate
    public let happenedOn: CalendarDate?
    public let daysLate: Int64?
    public let status: LatenessRow.Status
    public let dueFrom: String
    public let closedBy: String?
}

/// An open finding about a region's totals or one of its own agencies.
public struct SiteFinding: Sendable {
    public let year: Int
    public let submissionID: Int64?
    public let revision: Int64?
    public let agencyID: Int64?
    public let scope: Scope?
    public let rule: String
    public let severity: Severity
    public let verdict: Verdict
    public let cells: [String]
    public let message: Phrase
    public let firstEdition: Int64
    public let waiverID: Int64?
}

/// A decision about an agency's report or its dates.
public struct SiteDecision: Sendable {
    /// As ``DecisionRow/kind``.
    public let kind: String
    public let number: Int64?
    public let submissionID: Int64?
    public let agencyID: Int64
    public let year: Int
    public let at: Instant
    public let decidedBy: String?
    public let reason: String?
    public let isRevoked: Bool
}

/// How a total changed since it was first published.
public struct SiteHistory: Sendable {
    public let year: Int
    public let scope: Scope
    public let versions: [TotalVersion]
    public let changes: [CellChange]
    public let causes: [RevisionCause]
}

/// All that pages about one region say, of one edition.
public struct SiteRegion: Sendable {
    public let region: Region
    /// By year: the last edition that changed anything about the region.
    public let editions: [Int: EditionInfo]
    /// By year: codes of the regions directly below.
    public let below: [Int: Set<String>]
    /// Of the region and of those directly below it.
    public let totals: [SiteTotal]
    public let agencies: [SiteAgency]
    public let reports: [SiteReport]
    public let filings: [SiteFiling]
    public let lateness: [SiteLateness]
    public let findings: [SiteFinding]
    public let decisions: [SiteDecision]
    public let histories: [SiteHistory]
    /// By year: reports that count although a finding speaks against them, because it was waived.
    public let waived: [Int: [Scope: Int64]]
    /// Whom to call at agencies, as it is today.
    public let contacts: [Int64: AgencyContact]
}
