#pragma once

// What Swift cannot say to libedit itself: its variadic calls, its streams, and the few things that must
// happen inside a signal handler. Everything else of <histedit.h> is called from Swift as it is.

#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

typedef unsigned char (*cel_command)(EditLine *, int);
typedef int (*cel_key_source)(EditLine *, wchar_t *);
typedef wchar_t *(*cel_prompt_source)(EditLine *);

// Sets LC_CTYPE, and nothing else, to a UTF-8 locale. False where the system has none.
bool cel_use_utf8(void);

// An editor on standard input, output and error that leaves signals alone, or NULL.
EditLine *cel_open(const char *program);

// The object that commands and sources of an editor belong to.
void cel_set_owner(EditLine *editor, void *owner);
void *cel_owner(EditLine *editor);

// Chooses the key map, "emacs" or "vi". This resets every binding.
void cel_use_keys(EditLine *editor, const char *name);
bool cel_uses_vi_keys(EditLine *editor);

// False after `edit off` in the user's file.
bool cel_edits(EditLine *editor);

// Text between two \1 in the prompt is sent to the terminal as it is.
void cel_set_prompt(EditLine *editor, cel_prompt_source source);
void cel_set_key_source(EditLine *editor, cel_key_source source);
void cel_add_command(EditLine *editor, const char *name, const char *help, cel_command command);

// Binds a key in the main map, or in the one of vi's command mode.
void cel_bind(EditLine *editor, bool alternate, const char *key, const char *command);

// What libedit says that a key is bound to, cut to the room given.
void cel_describe(EditLine *editor, bool alternate, const char *key, char *text, size_t room);

// Draws prompt and text, starting on the row that the cursor is on.
void cel_refresh(EditLine *editor);

// Sets the terminal's modes for editing.
void cel_prepare_terminal(EditLine *editor);

// Sets the modes of editing again, after something else has set others.
void cel_claim_terminal(EditLine *editor);

HistoryW *cel_history_open(EditLine *editor, int size);
void cel_history_add(HistoryW *history, const wchar_t *entry);

// Writes bytes after whatever standard output still holds.
void cel_write(const char *bytes, size_t count);

// The columns that a character takes, as libedit counts them.
int cel_width(wchar_t character);

void cel_terminal_size(int *columns, int *rows);

// The guard of the terminal. While it is armed, the end of the process, by exit or by a signal, puts back
// the terminal's modes as they were when it was armed, and ends bracketed paste.
void cel_guard_install(void);
void cel_guard_arm(bool paste);
void cel_guard_disarm(void);

// A descriptor that becomes readable when the window changed or the process was continued.
int cel_wake_descriptor(void);
