#include "CDuckDB.h"

#include <dlfcn.h>
#include <stdio.h>

static dk_api api;
static bool loaded = false;
static char problem[1024];

const dk_api *dk_get(void) { return loaded ? &api : NULL; }

const char *dk_load(const char *path) {
  if (loaded) return NULL;
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    const char *reason = dlerror();
    snprintf(problem, sizeof problem, "%s", reason != NULL ? reason : "the system gives no reason");
    return problem;
  }
#define DK_RESOLVE(type, name, parameters)                                         \
  *(void **)(&api.name) = dlsym(library, "duckdb_" #name);                         \
  if (*(void **)(&api.name) == NULL) {                                             \
    snprintf(problem, sizeof problem, "it has no function duckdb_" #name);         \
    dlclose(library);                                                              \
    return problem;                                                                \
  }
  DK_FUNCTIONS(DK_RESOLVE)
#undef DK_RESOLVE
  loaded = true;
  return NULL;
}
