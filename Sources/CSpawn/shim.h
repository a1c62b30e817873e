/* What glibc's headers declare only with _GNU_SOURCE, which Swift's view of glibc lacks. */
#include <spawn.h>
#include <sys/prctl.h>

extern int pipe2(int ends[2], int flags);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);

/* POSIX_SPAWN_SETSID: the child leads a session and a process group of its own. */
enum { GROUNDWORK_SPAWN_SETSID = 0x80 };

/* Orphans among the descendants of this process become its children: prctl takes a variable number of arguments, which
   Swift cannot call. */
static inline int groundwork_adopt_orphans(void) {
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}
