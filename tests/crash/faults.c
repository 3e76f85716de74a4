/* Preloaded into a build: counts the calls that change files below one folder, and makes the n-th of them go wrong. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { COUNT, KILL, TORN, EIO_ONCE, ENOSPC_ON, EROFS_ON, SEND_INT, SEND_TERM };
static char root[4096];
static size_t root_length;
static int mode;
static long target, count;
static double *struck;
static char seen[1 << 20];
static size_t seen_length;

/* `when`: shared with the parent, gets the moment of a signal, and the CPU time spent by then. */
void faults_arm(const char *folder, int what, long n, double *when) {
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
    mode = what;
    target = n;
    struck = when;
    count = 0;
    seen_length = 0;
    seen[0] = 0;
}
long faults_count(void) { return count; }
/* Names of the calls counted, a space after each. */
const char *faults_seen(void) { return seen; }

static int below(const char *path) { return root_length && strncmp(path, root, root_length) == 0; }
static int fd_below(int fd) {
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return below(path);
}
static int at_below(int fd, const char *path) { return path[0] == '/' || fd == AT_FDCWD ? below(path) : fd_below(fd); }

static void send(int number) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struck[0] = now.tv_sec + now.tv_nsec / 1e9;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    struck[1] = now.tv_sec + now.tv_nsec / 1e9;
    kill(getpid(), number);
}

/* 1: the call shall fail with errno set; 2: a write shall be torn, then the process dies. `grows`: needs room on the disk. */
static int fault(const char *name, int here, int grows) {
    if (!here || !root_length) return 0;
    count++;
    if (mode == COUNT && seen_length + 32 < sizeof seen) seen_length += snprintf(seen + seen_length, 32, "%s ", name);
    if (mode == EROFS_ON) { errno = EROFS; return 1; }
    if (mode == ENOSPC_ON && count >= target && grows) { errno = ENOSPC; return 1; }
    if (count != target) return 0;
    switch (mode) {
    case KILL: kill(getpid(), SIGKILL); pause(); break;
    case TORN: if (grows == 2) return 2; kill(getpid(), SIGKILL); pause(); break;
    case EIO_ONCE: errno = EIO; return 1;
    case SEND_INT: send(SIGINT); break;
    case SEND_TERM: send(SIGTERM); break;
    }
    return 0;
}

#define NEXT(name) static __typeof__(&name) next; if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define MODE(mode_t_, flags) mode_t mode_t_ = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode_t_ = va_arg(list, mode_t); va_end(list); }
#define OPEN(name) int name(const char *path, int flags, ...) { NEXT(name); MODE(m, flags) \
    return (flags & (O_CREAT | O_TRUNC)) && fault(__func__, below(path), 1) ? -1 : next(path, flags, m); }
OPEN(open)
OPEN(open64)
#define OPENAT(name) int name(int fd, const char *path, int flags, ...) { NEXT(name); MODE(m, flags) \
    return (flags & (O_CREAT | O_TRUNC)) && fault(__func__, at_below(fd, path), 1) ? -1 : next(fd, path, flags, m); }
OPENAT(openat)
OPENAT(openat64)

static void die(void) { kill(getpid(), SIGKILL); pause(); }
ssize_t write(int fd, const void *data, size_t length) {
    NEXT(write);
    int f = fault(__func__, fd > 2 && fd_below(fd), 2);
    if (f == 1) return -1;
    if (f == 2) { if (next(fd, data, length / 2) < 0) _exit(99); die(); }
    return next(fd, data, length);
}
#define PWRITE(name, offset_t) ssize_t name(int fd, const void *data, size_t length, offset_t at) { NEXT(name); \
    int f = fault(__func__, fd_below(fd), 2); if (f == 1) return -1; \
    if (f == 2) { if (next(fd, data, length / 2, at) < 0) _exit(99); die(); } return next(fd, data, length, at); }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

int rename(const char *a, const char *b) { NEXT(rename); return fault(__func__, below(a), 0) ? -1 : next(a, b); }
int renameat(int x, const char *a, int y, const char *b) { NEXT(renameat); return fault(__func__, at_below(x, a), 0) ? -1 : next(x, a, y, b); }
int renameat2(int x, const char *a, int y, const char *b, unsigned flags) { NEXT(renameat2); return fault(__func__, at_below(x, a), 0) ? -1 : next(x, a, y, b, flags); }
int link(const char *a, const char *b) { NEXT(link); return fault(__func__, below(b), 1) ? -1 : next(a, b); }
int linkat(int x, const char *a, int y, const char *b, int flags) { NEXT(linkat); return fault(__func__, at_below(y, b), 1) ? -1 : next(x, a, y, b, flags); }
int symlink(const char *a, const char *b) { NEXT(symlink); return fault(__func__, below(b), 1) ? -1 : next(a, b); }
int symlinkat(const char *a, int y, const char *b) { NEXT(symlinkat); return fault(__func__, at_below(y, b), 1) ? -1 : next(a, y, b); }
int unlink(const char *a) { NEXT(unlink); return fault(__func__, below(a), 0) ? -1 : next(a); }
int unlinkat(int x, const char *a, int flags) { NEXT(unlinkat); return fault(__func__, at_below(x, a), 0) ? -1 : next(x, a, flags); }
int rmdir(const char *a) { NEXT(rmdir); return fault(__func__, below(a), 0) ? -1 : next(a); }
int mkdir(const char *a, mode_t m) { NEXT(mkdir); return fault(__func__, below(a), 1) ? -1 : next(a, m); }
int mkdirat(int x, const char *a, mode_t m) { NEXT(mkdirat); return fault(__func__, at_below(x, a), 1) ? -1 : next(x, a, m); }
int chmod(const char *a, mode_t m) { NEXT(chmod); return fault(__func__, below(a), 0) ? -1 : next(a, m); }
int fchmod(int fd, mode_t m) { NEXT(fchmod); return fault(__func__, fd_below(fd), 0) ? -1 : next(fd, m); }
int fchmodat(int x, const char *a, mode_t m, int flags) { NEXT(fchmodat); return fault(__func__, at_below(x, a), 0) ? -1 : next(x, a, m, flags); }
ssize_t writev(int fd, const struct iovec *data, int parts) { NEXT(writev); return fault(__func__, fd > 2 && fd_below(fd), 1) ? -1 : next(fd, data, parts); }
ssize_t sendfile(int to, int from, off_t *at, size_t length) { NEXT(sendfile); return fault(__func__, fd_below(to), 1) ? -1 : next(to, from, at, length); }
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) { NEXT(sendfile64); return fault(__func__, fd_below(to), 1) ? -1 : next(to, from, at, length); }
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *where, size_t length, unsigned flags) { NEXT(copy_file_range);
    return fault(__func__, fd_below(to), 1) ? -1 : next(from, at, to, where, length, flags); }
int truncate(const char *a, off_t n) { NEXT(truncate); return fault(__func__, below(a), 1) ? -1 : next(a, n); }
int truncate64(const char *a, off64_t n) { NEXT(truncate64); return fault(__func__, below(a), 1) ? -1 : next(a, n); }
int fsync(int fd) { NEXT(fsync); return fault(__func__, fd_below(fd), 1) ? -1 : next(fd); }
int fdatasync(int fd) { NEXT(fdatasync); return fault(__func__, fd_below(fd), 1) ? -1 : next(fd); }
int syncfs(int fd) { NEXT(syncfs); return fault(__func__, fd_below(fd), 1) ? -1 : next(fd); }
int ftruncate(int fd, off_t n) { NEXT(ftruncate); return fault(__func__, fd_below(fd), 1) ? -1 : next(fd, n); }
int ftruncate64(int fd, off64_t n) { NEXT(ftruncate64); return fault(__func__, fd_below(fd), 1) ? -1 : next(fd, n); }
