// Transfers over HTTP through the system's libcurl, which is loaded when it is first needed, so that a start of the program
// does not pay for it.
#pragma once
#include <stddef.h>

typedef struct {
  const char *url;
  const char *const *headers;  // ends with NULL
  const char *body;            // what is posted; NULL asks for the address
  size_t body_count;
  long connect_seconds;        // how long a connection may take
  long idle_seconds;           // how long nothing may arrive
  size_t (*receive)(void *context, const char *bytes, size_t count);  // another count than the given one ends it
  void (*header)(void *context, const char *bytes, size_t count);
  int (*proceed)(void *context);  // 0 ends it
  void *context;
} ct_request;

enum { CT_NO_LIBRARY = -1 };

// Runs a request to its end. Returns 0, libcurl's own code, or CT_NO_LIBRARY; then `problem` says why.
int ct_perform(const ct_request *request, long *status, char *problem, size_t size);
