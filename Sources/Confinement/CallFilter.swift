import CConfinement
import CSeccomp
import Glibc

/// A filter of system calls, made ready for the kernel by libseccomp. What it refuses fails as if
/// the rights for it were missing; the process goes on.
public struct CallFilter: Sendable {
    /// Instructions of eight bytes each.
    let program: [UInt64]

    private static let allow: UInt32 = 0x7FFF_0000
    private static let refuse: UInt32 = 0x0005_0000 | UInt32(EPERM)

    /// For a process that only reckons: it may use the descriptors that it has and ask for memory.
    ///
    /// - Returns: nil where libseccomp knows no filter for this machine.
    public static func reckoning() -> CallFilter? {
        make(otherwise: refuse) { context in
            for name in allowedForReckoning {
                add(allow, name, to: context)
            }
        }
    }

    /// For a program of the machine that takes a document apart: no network, no look at other
    /// processes, nothing that changes the machine.
    ///
    /// - Parameter mayTalkToItself: allows sockets between the parts of one program, which
    ///   LibreOffice needs; they cannot reach anybody else's.
    /// - Returns: nil as for ``reckoning()``.
    public static func programs(mayTalkToItself: Bool) -> CallFilter? {
        make(otherwise: allow) { context in
            for name in refusedToPrograms {
                add(refuse, name, to: context)
            }
            if mayTalkToItself {
                var isOther = scmp_arg_cmp(
                    arg: 0, op: SCMP_CMP_NE, datum_a: UInt64(AF_UNIX), datum_b: 0)
                add(refuse, "socket", to: context, where: &isOther)
            } else {
                add(refuse, "socket", to: context)
            }
        }
    }

    private static let allowedForReckoning = [
        "read", "readv", "write", "writev", "close", "fstat", "lseek", "poll", "ppoll",
        "mmap", "munmap", "mremap", "mprotect", "madvise", "brk",
        "futex", "sched_yield", "sched_getaffinity", "set_robust_list", "rseq", "gettid", "getpid",
        "rt_sigreturn", "rt_sigprocmask", "rt_sigaction", "sigaltstack", "restart_syscall",
        "clock_gettime", "clock_getres", "gettimeofday", "time", "nanosleep", "clock_nanosleep",
        "getrandom", "getrusage", "exit", "exit_group",
    ]

    private static let refusedToPrograms = [
        "connect", "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp",
        "io_uring_setup", "io_uring_enter", "io_uring_register", "bpf", "perf_event_open",
        "userfaultfd", "mount", "umount2", "pivot_root", "chroot", "setns", "unshare",
        "open_by_handle_at", "name_to_handle_at", "keyctl", "add_key", "request_key",
        "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot",
        "swapon", "swapoff", "acct", "quotactl", "settimeofday", "clock_settime", "adjtimex",
        "sethostname", "setdomainname", "iopl", "ioperm", "syslog", "vhangup",
    ]

    private typealias Context = UnsafeMutableRawPointer

    /// A call that this kind of machine does not have needs no rule.
    private static func add(
        _ action: UInt32, _ name: String, to context: Context,
        where comparison: UnsafePointer<scmp_arg_cmp>? = nil
    ) {
        let number = seccomp_syscall_resolve_name(name)
        guard number >= 0 else { return }
        seccomp_rule_add_array(context, action, number, comparison == nil ? 0 : 1, comparison)
    }

    private static func make(
        otherwise action: UInt32, _ rules: (Context) -> Void
    ) -> CallFilter? {
        guard let context = seccomp_init(action) else { return nil }
        defer { seccomp_release(context) }
        rules(context)
        // A pipe holds more than any filter of ours.
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        let isWritten = seccomp_export_bpf(context, ends[1]) == 0
        close(ends[1])
        defer { close(ends[0]) }
        var program = [UInt64](repeating: 0, count: 4096)
        let count = program.withUnsafeMutableBytes { read(ends[0], $0.baseAddress, $0.count) }
        guard isWritten, count > 0, count % 8 == 0, count / 8 < program.count else { return nil }
        return CallFilter(program: Array(program.prefix(count / 8)))
    }

    /// - Returns: whether it holds from now on.
    func enterOnThisProcess() -> Bool {
        program.withUnsafeBytes { confinement_filter_calls($0.baseAddress, UInt16(program.count)) }
            == 0
    }
}
