#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The user that owns nothing.
enum { NOBODY = 65534 };

// MARK: Bounds

static int bound(int resource, unsigned long long value) {
    if (value == CONFINEMENT_UNBOUNDED) return 0;
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0) return -1;
    // A bound that holds already may be lower, and is not lifted.
    rlim_t wanted = (rlim_t)value;
    if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < wanted) wanted = limit.rlim_max;
    limit.rlim_cur = limit.rlim_max = wanted;
    return setrlimit(resource, &limit);
}

int confinement_bound(ConfinementBounds bounds) {
    int failed = bound(RLIMIT_CORE, 0);
    failed |= bound(RLIMIT_AS, bounds.memoryBytes);
    failed |= bound(RLIMIT_CPU, bounds.processorSeconds);
    failed |= bound(RLIMIT_FSIZE, bounds.fileBytes);
    failed |= bound(RLIMIT_NOFILE, bounds.openFiles);
    return failed == 0 ? 0 : -1;
}

// MARK: Rights

int confinement_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

int confinement_no_dump(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

int confinement_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); }

int confinement_leave_root(void) {
    if (geteuid() != 0) return 0;
    if (setgroups(0, NULL) != 0) return -1;
    if (setresgid(NOBODY, NOBODY, NOBODY) != 0) return -1;
    return setresuid(NOBODY, NOBODY, NOBODY);
}

static int say(const char *path, const char *text, int length) {
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return -1;
    int written = (int)write(descriptor, text, (size_t)length);
    close(descriptor);
    return written == length ? 0 : -1;
}

int confinement_leave_network(void) {
    if (unshare(CLONE_NEWNET) == 0) return 0;
    // Who is not root has that right in a namespace of users only; there he stays who he is.
    char user[64], group[64];
    int userLength = snprintf(user, sizeof user, "%u %u 1", geteuid(), geteuid());
    int groupLength = snprintf(group, sizeof group, "%u %u 1", getegid(), getegid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return -1;
    say("/proc/self/setgroups", "deny", 4);
    say("/proc/self/uid_map", user, userLength);
    say("/proc/self/gid_map", group, groupLength);
    return 0;
}

int confinement_filter_calls(const void *filter, unsigned short count) {
    struct sock_fprog program = {count, (struct sock_filter *)filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

int confinement_refuses_network(void) {
    int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    if (descriptor < 0) return errno != EMFILE && errno != ENFILE;
    close(descriptor);
    return 0;
}

// MARK: Landlock

// Of linux/landlock.h, which knows no more than the headers that are installed; the numbers are
// the kernel's and the same on every machine.
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };

typedef struct {
    uint64_t files, network, scoped;
} RulesetAttribute;

typedef struct __attribute__((packed)) {
    uint64_t allowed;
    int32_t parent;
} PathAttribute;

enum { EXECUTE = 1 << 0, WRITE_FILE = 1 << 1, READ_FILE = 1 << 2, READ_FOLDER = 1 << 3 };
enum { REMOVE_FILE = 1 << 5, MAKE_SOCKET = 1 << 9, TRUNCATE_FILE = 1 << 14 };

int confinement_landlock_version(void) {
    long version = syscall(CREATE_RULESET, NULL, 0, 1u);
    return version > 0 ? (int)version : 0;
}

static uint64_t file_rights(int version) {
    if (version >= 3) return (1u << 15) - 1;
    return version == 2 ? (1u << 14) - 1 : (1u << 13) - 1;
}

int confinement_file_rules(void) {
    int version = confinement_landlock_version();
    if (version == 0) return -1;
    RulesetAttribute attribute = {file_rights(version), version >= 4 ? 3 : 0, version >= 6 ? 3 : 0};
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    return (int)syscall(CREATE_RULESET, &attribute, size, 0u);
}

static int allow(int rules, const char *path, uint64_t rights) {
    PathAttribute attribute = {rights, open(path, O_PATH | O_CLOEXEC)};
    if (attribute.parent < 0) return -1;
    struct stat status;
    long added = -1;
    if (fstat(attribute.parent, &status) == 0) {
        if (!S_ISDIR(status.st_mode)) {
            attribute.allowed &= EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE_FILE;
        }
        added = syscall(ADD_RULE, rules, 1u, &attribute, 0u);
    }
    close(attribute.parent);
    return (int)added;
}

int confinement_allow_path(int rules, const char *path, int mayWrite) {
    uint64_t reading = EXECUTE | READ_FILE | READ_FOLDER;
    return allow(rules, path, mayWrite ? file_rights(confinement_landlock_version()) : reading);
}

int confinement_allow_sockets(int rules, const char *folder) {
    return allow(rules, folder, MAKE_SOCKET | REMOVE_FILE);
}

int confinement_restrict_files(int rules) { return (int)syscall(RESTRICT_SELF, rules, 0u); }

// MARK: Starting

pid_t confinement_fork(void) { return fork(); }

static void close_from(int first) {
    if (syscall(SYS_close_range, (unsigned)first, ~0u, 0u) == 0) return;
    struct rlimit limit;
    long last = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536
        ? (long)limit.rlim_cur : 65536;
    for (long descriptor = first; descriptor < last; descriptor++) close((int)descriptor);
}

static void place_descriptors(const ConfinedProgram *program) {
    int moved[8];
    int count = program->descriptorCount < 8 ? program->descriptorCount : 8;
    for (int place = 0; place < count; place++) {
        moved[place] = fcntl(program->descriptors[place], F_DUPFD, 32);
        if (moved[place] < 0) _exit(127);
    }
    for (int place = 0; place < count; place++) {
        if (dup2(moved[place], place) < 0) _exit(127);
    }
    close_from(count);
}

static void become(const ConfinedProgram *program) {
    struct sigaction usual;
    memset(&usual, 0, sizeof usual);
    usual.sa_handler = SIG_DFL;
    for (int number = 1; number < 65; number++) sigaction(number, &usual, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setpgid(0, 0);
    if (chdir(program->folder) != 0) _exit(127);
    if (program->withoutNetwork) confinement_leave_network();
    if (confinement_no_new_privileges() != 0) _exit(127);
    if (program->fileRules >= 0) confinement_restrict_files(program->fileRules);
    place_descriptors(program);
    // What bounds it must hold; what the kernel lacks of the rest is told by confinement.h's user.
    if (confinement_bound(program->bounds) != 0) _exit(127);
    if (program->callFilter != NULL) {
        confinement_filter_calls(program->callFilter, program->callFilterCount);
    }
    execve(program->program, program->arguments, program->environment);
    _exit(127);
}

pid_t confinement_start(const ConfinedProgram *program) {
    // No handler of this process may run in the copy.
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    pid_t child = fork();
    if (child == 0) become(program);
    sigprocmask(SIG_SETMASK, &before, NULL);
    // In both processes, so that it is done whichever is first.
    if (child > 0) setpgid(child, child);
    return child;
}
