#define _GNU_SOURCE
#include "shim.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool is_utf8(void) {
  const char *codeset = nl_langinfo(CODESET);
  return codeset && (strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0);
}

// Only LC_CTYPE: other categories would change how C reads and writes numbers.
bool cel_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") && is_utf8()) return true;
  static const char *const names[] = {"C.UTF-8", "C.utf8", "en_GB.UTF-8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (setlocale(LC_CTYPE, names[i]) && is_utf8()) return true;
  return false;
}

EditLine *cel_open(const char *program) {
  EditLine *editor = el_init(program, stdin, stdout, stderr);
  if (!editor) return NULL;
  // libedit's own handling sends each signal on to the whole process group. No key makes a signal while
  // editing; ^C is a command like others.
  el_set(editor, EL_SIGNAL, 0);
  el_set(editor, EL_SETTY, "-d", "-isig", (char *)NULL);
  return editor;
}

void cel_set_owner(EditLine *editor, void *owner) { el_set(editor, EL_CLIENTDATA, owner); }

void *cel_owner(EditLine *editor) {
  void *owner = NULL;
  el_get(editor, EL_CLIENTDATA, &owner);
  return owner;
}

void cel_use_keys(EditLine *editor, const char *name) { el_set(editor, EL_EDITOR, name); }

bool cel_uses_vi_keys(EditLine *editor) {
  const char *name = NULL;
  return el_get(editor, EL_EDITOR, &name) == 0 && name && strcmp(name, "vi") == 0;
}

bool cel_edits(EditLine *editor) {
  int edits = 1;
  return el_get(editor, EL_EDITMODE, &edits) != 0 || edits != 0;
}

void cel_set_prompt(EditLine *editor, cel_prompt_source source) {
  el_wset(editor, EL_PROMPT_ESC, source, '\1');
}

void cel_set_key_source(EditLine *editor, cel_key_source source) { el_set(editor, EL_GETCFN, source); }

void cel_add_command(EditLine *editor, const char *name, const char *help, cel_command command) {
  el_set(editor, EL_ADDFN, name, help, command);
}

void cel_bind(EditLine *editor, bool alternate, const char *key, const char *command) {
  if (alternate)
    el_set(editor, EL_BIND, "-a", key, command, (char *)NULL);
  else
    el_set(editor, EL_BIND, key, command, (char *)NULL);
}

// libedit prints a binding and has no call that returns it, so its output goes to memory for a moment.
void cel_describe(EditLine *editor, bool alternate, const char *key, char *text, size_t room) {
  if (!room) return;
  text[0] = 0;
  char *printed = NULL;
  size_t length = 0;
  FILE *memory = open_memstream(&printed, &length);
  if (!memory) return;
  FILE *output = NULL, *errors = NULL;
  el_get(editor, EL_GETFP, 1, &output);
  el_get(editor, EL_GETFP, 2, &errors);
  el_set(editor, EL_SETFP, 1, memory);
  el_set(editor, EL_SETFP, 2, memory);
  if (alternate)
    el_set(editor, EL_BIND, "-a", key, (char *)NULL);
  else
    el_set(editor, EL_BIND, key, (char *)NULL);
  el_set(editor, EL_SETFP, 1, output ? output : stdout);
  el_set(editor, EL_SETFP, 2, errors ? errors : stderr);
  fclose(memory);
  if (printed) {
    strncpy(text, printed, room - 1);
    text[room - 1] = 0;
  }
  free(printed);
}

void cel_refresh(EditLine *editor) { el_set(editor, EL_REFRESH); }

void cel_prepare_terminal(EditLine *editor) { el_set(editor, EL_PREP_TERM, 1); }

void cel_claim_terminal(EditLine *editor) {
  el_set(editor, EL_PREP_TERM, 0);
  el_set(editor, EL_PREP_TERM, 1);
}

HistoryW *cel_history_open(EditLine *editor, int size) {
  HistoryW *history = history_winit();
  if (!history) return NULL;
  HistEventW event;
  history_w(history, &event, H_SETSIZE, size);
  history_w(history, &event, H_SETUNIQUE, 1);
  el_wset(editor, EL_HIST, history_w, history);
  return history;
}

void cel_history_add(HistoryW *history, const wchar_t *entry) {
  HistEventW event;
  history_w(history, &event, H_ENTER, entry);
}

void cel_write(const char *bytes, size_t count) {
  fflush(stdout);
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

int cel_width(wchar_t character) { return wcwidth(character); }

void cel_terminal_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) size.ws_col = size.ws_row = 0;
  *columns = size.ws_col ? size.ws_col : 80;
  *rows = size.ws_row ? size.ws_row : 24;
}
