#ifndef CSPAWN_H
#define CSPAWN_H

#include <sys/types.h>

/// Starts a program in a process group of its own, in a folder, with nothing to read and with no other open file than its output
/// and errors. Signals that the caller ignores are as they are at first for it. On Linux it is killed when the thread that started
/// it ends, so that thread must wait for it. Answers 0, or the number of an error.
int cs_spawn(
  pid_t *process, const char *path, const char *folder, int output, int errors, char *const arguments[],
  char *const environment[]);

#endif
