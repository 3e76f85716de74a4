/* LD_PRELOAD: the clock on the wall stands at CLOCK_AT, in seconds since 1970. What measures time goes on as it does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static time_t at(void) { return atoll(getenv("CLOCK_AT")); }

int clock_gettime(clockid_t id, struct timespec *out) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    if (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE) return real(id, out);
    out->tv_sec = at();
    out->tv_nsec = 987654321;
    return 0;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone) {
    out->tv_sec = at();
    out->tv_usec = 987654;
    return 0;
}

time_t time(time_t *out) {
    time_t now = at();
    if (out) *out = now;
    return now;
}
