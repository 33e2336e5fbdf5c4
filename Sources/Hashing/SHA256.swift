import CNettle

/// SHA-256 (FIPS 180-4), as nettle computes it: by the processor's own instructions where it has
/// them, and without anything that must be set up or looked for first.
///
/// What is hashed piece by piece takes the memory of one state, however long it is.
public struct SHA256: ~Copyable {
    /// Bytes of a hash.
    public static let byteCount = 32

    private var state = sha256_ctx()

    public init() { nettle_sha256_init(&state) }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        // nettle takes no null pointer, not even for no bytes
        guard let first = bytes.baseAddress else { return }
        nettle_sha256_update(&state, bytes.count, first.assumingMemoryBound(to: UInt8.self))
    }

    @inlinable
    public mutating func update(_ bytes: some Collection<UInt8>) {
        Self.withBytes(of: bytes) { update($0) }
    }

    /// - Returns: the hash of everything since the beginning or the last call; what follows is a
    ///   new message.
    public mutating func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            nettle_sha256_digest(&state, Self.byteCount, buffer.baseAddress)
            count = Self.byteCount
        }
    }

    /// The hash of these bytes.
    @inlinable
    public static func hash(_ bytes: some Collection<UInt8>) -> [UInt8] {
        withBytes(of: bytes) { hash($0) }
    }

    @usableFromInline
    static func hash(_ message: UnsafeRawBufferPointer) -> [UInt8] {
        var hash = SHA256()
        hash.update(message)
        return hash.finish()
    }

    /// Where a collection has no bytes in one piece, a copy has.
    @inlinable
    static func withBytes<Result>(
        of bytes: some Collection<UInt8>, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        bytes.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes(body)
    }
}
