import Listings
import Messages
package import Vocabulary

/// Which totals are asked for, as the options say it.
package struct TotalChoice {
    package let region: String
    package let scope: Scope
    /// A day or an instant, as `--as-of` gives it; nil for the present.
    package let asOf: String?
    /// A day or an instant, as `--known` gives it; nil for the present.
    package let known: String?

    package init(region: String, scope: Scope, asOf: String?, known: String? = nil) {
        self.known = known
        self.region = region
        self.scope = scope
        self.asOf = asOf
    }
}

extension Listing {
    /// With the moment that was asked for said above the table; nil for the present.
    func asPublished(by instant: Instant?) -> Listing {
        guard let instant else { return self }
        var listing = self
        listing.linesAbove.insert(AsOfMessages.asOf.filled(["instant": instant.description]), at: 0)
        return listing
    }
}
