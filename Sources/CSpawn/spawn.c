#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

// A child that shares the caller's memory until it is another program costs the same however large the caller is. Between the two it
// may only call the system.
#ifdef __linux__
#define NEW_PROCESS vfork
#else
#define NEW_PROCESS fork
#endif

/// Becomes the program. Comes back with the number of an error alone.
static int become(
  const char *path, const char *folder, int output, int errors, pid_t parent, char *const arguments[],
  char *const environment[]) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigset_t none;
  int nothing;
  setpgid(0, 0);
#ifdef __linux__
  // It ends with the thread that watches it, however that ends.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (getppid() != parent) return ECHILD;
  for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
  // A caller without standard streams of its own may have any number here.
  output = fcntl(output, F_DUPFD_CLOEXEC, 3);
  errors = fcntl(errors, F_DUPFD_CLOEXEC, 3);
  nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (output < 0 || errors < 0 || nothing < 0) return errno;
  if (dup2(nothing, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0 || chdir(folder) != 0) return errno;
#ifdef __linux__
  if (close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0)
#endif
    for (int file = 3, end = getdtablesize(); file < end; file++) fcntl(file, F_SETFD, FD_CLOEXEC);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(path, arguments, environment);
  return errno;
}

int cs_spawn(
  pid_t *process, const char *path, const char *folder, int output, int errors, char *const arguments[],
  char *const environment[]) {
  pid_t parent = getpid();
  sigset_t all, before;
  int ends[2], failure = 0;
  pid_t child;
  if (pipe(ends) != 0) return errno;
  for (int end = 0; end < 2; end++) fcntl(ends[end], F_SETFD, FD_CLOEXEC);
  // No handler of the caller may run in the child.
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  child = NEW_PROCESS();
  if (child == 0) {
    int reason = become(path, folder, output, errors, parent, arguments, environment);
    while (write(ends[1], &reason, sizeof reason) < 0 && errno == EINTR) continue;
    _exit(127);
  }
  if (child < 0) failure = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[1]);
  if (child > 0) {
    // A program that runs closes its end without a word.
    while (read(ends[0], &failure, sizeof failure) < 0 && errno == EINTR) continue;
    if (failure != 0) waitpid(child, NULL, 0);
    *process = child;
  }
  close(ends[0]);
  return failure;
}
