import Glibc

/// Standard input, output and error.
enum StandardDescriptors {
    /// Opens those that were closed when the program was started on /dev/null, before anything else
    /// is opened: the next file or socket would get such a number, and what is said on standard
    /// error would go to the database.
    static func open() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            // the lowest free number, which is this one
            guard Glibc.open("/dev/null", O_RDWR) == descriptor else {
                Glibc.exit(EXIT_FAILURE)
            }
        }
    }
}
