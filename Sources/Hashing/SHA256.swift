import CCrypto

/// SHA-256 (FIPS 180-4), as libcrypto computes it.
///
/// What is hashed piece by piece takes the memory of one state, however long it is. Errors of
/// libcrypto mean that it has no memory or no SHA-256; nothing can go on then.
public struct SHA256: ~Copyable {
    /// Bytes of a hash.
    public static let byteCount = 32

    // libcrypto looks an algorithm up by name whenever it is not given one, which takes several
    // times as long as hashing a line. Shared by threads: it counts its users and never changes.
    private nonisolated(unsafe) static let algorithm: OpaquePointer = {
        guard let algorithm = EVP_MD_fetch(nil, "SHA256", nil) else {
            preconditionFailure("libcrypto has no SHA-256")
        }
        return algorithm
    }()

    private let context: OpaquePointer
    private var isBegun = false

    public init() {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    private mutating func begin() {
        guard !isBegun else { return }
        Self.check(EVP_DigestInit_ex2(context, Self.algorithm, nil))
        isBegun = true
    }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        begin()
        Self.check(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count))
    }

    @inlinable
    public mutating func update(_ bytes: some Collection<UInt8>) {
        Self.withBytes(of: bytes) { update($0) }
    }

    /// - Returns: the hash of everything since the beginning or the last call; what follows is a
    ///   new message.
    public mutating func finish() -> [UInt8] {
        begin()
        isBegun = false
        return Self.bytes { EVP_DigestFinal_ex(context, $0, nil) }
    }

    /// The hash of these bytes.
    @inlinable
    public static func hash(_ bytes: some Collection<UInt8>) -> [UInt8] {
        withBytes(of: bytes) { hash($0) }
    }

    @usableFromInline
    static func hash(_ message: UnsafeRawBufferPointer) -> [UInt8] {
        bytes { EVP_Digest(message.baseAddress, message.count, $0, nil, algorithm, nil) }
    }

    private static func bytes(_ compute: (UnsafeMutablePointer<UInt8>?) -> Int32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            check(compute(buffer.baseAddress))
            count = byteCount
        }
    }

    /// Where a collection has no bytes in one piece, a copy has.
    @inlinable
    static func withBytes<Result>(
        of bytes: some Collection<UInt8>, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        bytes.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes(body)
    }

    private static func check(_ status: Int32) {
        precondition(status == 1, "libcrypto cannot compute SHA-256")
    }
}
