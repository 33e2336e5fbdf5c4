import Messages
public import Store
import Vocabulary

/// The record as a folder of CSV files that can be checked without huizong.
///
/// - Shape: the same record and scope give the same bytes; nothing in it depends on when or by whom
///   it was written. With a region or a year, the lists of hashes stay whole, so that what is
///   there can still be traced to the chain.
public struct AuditBundle {
    private let reader: BundleReader
    private let catalogue: Catalogue

    /// The forms and rules of this version.
    public struct Catalogue: Sendable {
        /// Names and contents of the form files.
        public var formFiles: [(name: String, bytes: [UInt8])]
        /// The list of rules as CSV.
        public var rulesCSV: String
        /// What the hash of forms and rules in editions covers.
        public var hashedText: String

        public init(
            formFiles: [(name: String, bytes: [UInt8])], rulesCSV: String, hashedText: String
        ) {
            self.formFiles = formFiles
            self.rulesCSV = rulesCSV
            self.hashedText = hashedText
        }
    }

    /// What was written.
    public struct Outcome: Sendable {
        public let head: BundleHead
        public let files: Int
        /// Hash of `SHA256SUMS`, which covers every other file.
        public let sumsHash: String
    }

    public init(reader: BundleReader, catalogue: Catalogue) {
        self.reader = reader
        self.catalogue = catalogue
    }

    /// Writes a bundle of one snapshot.
    ///
    /// - Parameters:
    ///   - path: a folder that does not exist or is empty.
    ///   - region: this region and all below; nil for every region.
    /// - Throws: ``BundleError``, ``StoreError`` or the client's error; nothing is left then.
    public func write(to path: String, region: String?, year: Int?) throws -> Outcome {
        try reader.begin(region: region, year: year)
        let head = try reader.head()
        let folder = try BundleFolder(path)
        do {
            try fill(folder, head, region: region, year: year)
            try reader.end()
            let (files, hash) = try folder.publish()
            return Outcome(head: head, files: files, sumsHash: hash)
        } catch {
            folder.discard()
            throw error
        }
    }

    private func fill(
        _ folder: BundleFolder, _ head: BundleHead, region: String?, year: Int?
    ) throws {
        for part in BundleReader.Part.allCases {
            try folder.add(part.fileName) { file in
                try reader.read(part) { try file.appendLine($0) }
            }
        }
        try folder.addFolder("forms")
        for (name, bytes) in catalogue.formFiles { try folder.add("forms/\(name)", bytes) }
        try folder.add("rules.csv", Array(catalogue.rulesCSV.utf8))
        try folder.add("catalogue.txt", Array(catalogue.hashedText.utf8))
        let fields = [
            region ?? "", year.map(String.init) ?? "", String(head.edition),
            head.businessDate.description,
            head.lastHash,
        ]
        let lines =
            ["region,year,edition_id,business_date,last_event_hash"] + [
                fields.joined(separator: ",")
            ]
        try folder.add("bundle.csv", Array(lines.map { $0 + "\r\n" }.joined().utf8))
        try folder.add("README.txt", PackageResources.README_txt)
        try folder.add("check.sh", PackageResources.check_sh)
        try folder.add("recompute.awk", PackageResources.recompute_awk)
    }
}
