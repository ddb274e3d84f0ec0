// The terminal, as it was, whatever happens. What handlers call here is async-signal-safe.

#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static struct termios saved_modes;
static volatile sig_atomic_t armed = 0;
static volatile sig_atomic_t paste_enabled = 0;
static pid_t owner = 0;

static const int fatal_signals[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS,
                                    SIGFPE,  SIGSYS, SIGTERM, SIGHUP,  SIGQUIT};
enum { fatal_count = sizeof fatal_signals / sizeof *fatal_signals };
static struct sigaction former_fatal[fatal_count];
static struct sigaction former_resize, former_continue;
static int wake_pipe[2] = {-1, -1};

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static void put(const char *bytes, size_t count) {
  ssize_t ignored = write(STDOUT_FILENO, bytes, count);
  (void)ignored;
}

// Neither a child that has not yet become another program nor a background job may touch the terminal.
static void put_back(int when) {
  if (!armed || getpid() != owner || tcgetpgrp(STDIN_FILENO) != getpgrp()) return;
  armed = 0;
  if (paste_enabled) put(paste_off, sizeof paste_off - 1);
  paste_enabled = 0;
  tcsetattr(STDIN_FILENO, when, &saved_modes);
}

static void put_back_at_exit(void) { put_back(TCSADRAIN); }

// Puts back the former action and raises again: the signal arrives as soon as this handler returns, with
// the frame of the fault still in place for whoever reports it. What came from outside is no fault to report: a reporter that
// waits for the fault to come again would let the process live on.
static void die_tidily(int number) {
  int error = errno;
  put_back(TCSANOW);
  if (number == SIGQUIT || number == SIGTERM || number == SIGHUP) {
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  for (int i = 0; i < fatal_count; i++)
    if (fatal_signals[i] == number) sigaction(number, &former_fatal[i], NULL);
  raise(number);
  errno = error;
}

static void wake(int number, siginfo_t *information, void *context) {
  int error = errno;
  ssize_t ignored = write(wake_pipe[1], "", 1);
  (void)ignored;
  struct sigaction *former = number == SIGWINCH ? &former_resize : &former_continue;
  if (former->sa_flags & SA_SIGINFO)
    former->sa_sigaction(number, information, context);
  else if (former->sa_handler != SIG_DFL && former->sa_handler != SIG_IGN)
    former->sa_handler(number);
  errno = error;
}

// A stack overflow can only be handled on another stack.
static void provide_signal_stack(void) {
  static char stack[64 * 1024];
  stack_t present;
  if (sigaltstack(NULL, &present) != 0 || !(present.ss_flags & SS_DISABLE)) return;
  stack_t ours = {.ss_sp = stack, .ss_size = sizeof stack, .ss_flags = 0};
  sigaltstack(&ours, NULL);
}

void cel_guard_install(void) {
  if (owner) return;
  owner = getpid();
  tcgetattr(STDIN_FILENO, &saved_modes);
  atexit(put_back_at_exit);
  provide_signal_stack();

  struct sigaction action = {0};
  action.sa_handler = die_tidily;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  sigaddset(&action.sa_mask, SIGTTOU);
  for (int i = 0; i < fatal_count; i++) {
    sigaction(fatal_signals[i], NULL, &former_fatal[i]);
    bool ignored = !(former_fatal[i].sa_flags & SA_SIGINFO) && former_fatal[i].sa_handler == SIG_IGN;
    if (!ignored) sigaction(fatal_signals[i], &action, NULL);
  }

  if (pipe(wake_pipe) != 0) return;
  for (int i = 0; i < 2; i++) {
    fcntl(wake_pipe[i], F_SETFL, O_NONBLOCK);
    fcntl(wake_pipe[i], F_SETFD, FD_CLOEXEC);
  }
  struct sigaction waking = {0};
  waking.sa_sigaction = wake;
  waking.sa_flags = SA_RESTART | SA_SIGINFO;
  sigemptyset(&waking.sa_mask);
  sigaction(SIGWINCH, &waking, &former_resize);
  sigaction(SIGCONT, &waking, &former_continue);
}

void cel_guard_arm(bool paste) {
  tcgetattr(STDIN_FILENO, &saved_modes);
  armed = 1;
  if (!paste) return;
  paste_enabled = 1;
  put(paste_on, sizeof paste_on - 1);
}

void cel_guard_disarm(void) { put_back(TCSADRAIN); }

int cel_wake_descriptor(void) { return wake_pipe[0]; }
