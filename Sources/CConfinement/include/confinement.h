// What Linux offers to confine a process, where Swift cannot call it: functions with a varying
// number of arguments, system calls without a function, and what runs between fork and exec.
#ifndef HUIZONG_CCONFINEMENT_H
#define HUIZONG_CCONFINEMENT_H

#include <stddef.h>
#include <sys/types.h>

/// A bound that is not set.
#define CONFINEMENT_UNBOUNDED (~0ull)

typedef struct {
    unsigned long long memoryBytes;
    unsigned long long processorSeconds;
    /// Bytes of each file that is written.
    unsigned long long fileBytes;
    unsigned long long openFiles;
} ConfinementBounds;

/// A program and what it may do. Nothing is asked for memory once the process has forked.
typedef struct {
    /// A path; it is not searched for.
    const char *program;
    /// Both end with NULL.
    char *const *arguments;
    char *const *environment;
    const char *folder;
    /// They become 0, 1, 2 and so on; all others are closed.
    const int *descriptors;
    int descriptorCount;
    ConfinementBounds bounds;
    int withoutNetwork;
    /// Of confinement_file_rules, or -1.
    int fileRules;
    /// A filter of system calls; NULL for none.
    const void *callFilter;
    unsigned short callFilterCount;
} ConfinedProgram;

/// - Returns: the process, which leads a group of its own; -1 if there is none. It ends with 127
///   if the program could not be started.
pid_t confinement_start(const ConfinedProgram *program);

/// A copy of this process, which must have one thread only.
pid_t confinement_fork(void);

// Each of these holds for the calling process and its children, and returns 0 if it does.

int confinement_bound(ConfinementBounds bounds);
int confinement_no_new_privileges(void);
/// No core file, and no look into the memory of this process by others.
int confinement_no_dump(void);
/// Ends with the process that started it.
int confinement_die_with_parent(void);
/// A namespace without any network but its own loop, which is down.
int confinement_leave_network(void);
/// From root to a user without rights; also if it is not root.
int confinement_leave_root(void);
int confinement_filter_calls(const void *filter, unsigned short count);
int confinement_restrict_files(int rules);

/// The version of Landlock here; 0 without it.
int confinement_landlock_version(void);
/// Rules of Landlock that allow no file, and no network where the version knows of it.
int confinement_file_rules(void);
/// Allows reading, or all, of a file or a folder and what is in it; -1 if there is none.
int confinement_allow_path(int rules, const char *path, int mayWrite);
/// Allows to make sockets in a folder and to remove what one may remove there; no more.
int confinement_allow_sockets(int rules, const char *folder);

/// Whether a new socket of the internet is refused.
int confinement_refuses_network(void);

#endif
