#include "CTransfer.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <strings.h>

// The numbers of libcurl's stable interface that are used here.
enum {
  OPT_LOW_SPEED_LIMIT = 19, OPT_LOW_SPEED_TIME = 20, OPT_NOPROGRESS = 43, OPT_FOLLOWLOCATION = 52,
  OPT_POSTFIELDSIZE = 60, OPT_MAXREDIRS = 68, OPT_CONNECTTIMEOUT = 78, OPT_NOSIGNAL = 99, OPT_PROTOCOLS = 181, OPT_REDIR_PROTOCOLS = 182,
  OPT_WRITEDATA = 10001, OPT_URL = 10002, OPT_ERRORBUFFER = 10010, OPT_HTTPHEADER = 10023, OPT_HEADERDATA = 10029,
  OPT_POSTFIELDS = 10015, OPT_XFERINFODATA = 10057, OPT_WRITEFUNCTION = 20011, OPT_HEADERFUNCTION = 20079, OPT_XFERINFOFUNCTION = 20219,
  INFO_RESPONSE_CODE = 0x200002, PROTOCOL_HTTP = 1, PROTOCOL_HTTPS = 2, ERROR_SIZE = 256,
};

static struct {
  int (*global_init)(long);
  void *(*init)(void);
  int (*setopt)(void *, int, ...);
  int (*perform)(void *);
  int (*getinfo)(void *, int, ...);
  void (*cleanup)(void *);
  void *(*append)(void *, const char *);
  void (*free_all)(void *);
  const char *(*strerror)(int);
} curl;
static bool has_curl = false;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  const char *names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"};
  void *library = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && library == NULL; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
#define RESOLVE(field, name) if ((*(void **)(&curl.field) = dlsym(library, name)) == NULL) return
  RESOLVE(global_init, "curl_global_init");
  RESOLVE(init, "curl_easy_init");
  RESOLVE(setopt, "curl_easy_setopt");
  RESOLVE(perform, "curl_easy_perform");
  RESOLVE(getinfo, "curl_easy_getinfo");
  RESOLVE(cleanup, "curl_easy_cleanup");
  RESOLVE(append, "curl_slist_append");
  RESOLVE(free_all, "curl_slist_free_all");
  RESOLVE(strerror, "curl_easy_strerror");
#undef RESOLVE
  has_curl = curl.global_init(3) == 0;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *data) {
  const ct_request *request = data;
  return request->receive(request->context, bytes, size * count);
}

static size_t on_header(char *bytes, size_t size, size_t count, void *data) {
  const ct_request *request = data;
  request->header(request->context, bytes, size * count);
  return size * count;
}

static int on_progress(void *data, long long total, long long now, long long up, long long sent) {
  (void)total, (void)now, (void)up, (void)sent;
  const ct_request *request = data;
  return request->proceed(request->context) == 0;
}

int ct_perform(const ct_request *request, long *status, char *problem, size_t size) {
  pthread_once(&once, load);
  void *handle = has_curl ? curl.init() : NULL;
  if (handle == NULL) {
    snprintf(problem, size, "libcurl is not installed");
    return CT_NO_LIBRARY;
  }
  char reason[ERROR_SIZE] = "";
  void *headers = NULL;
  for (const char *const *line = request->headers; *line != NULL; line++) headers = curl.append(headers, *line);
  curl.setopt(handle, OPT_URL, request->url);
  curl.setopt(handle, OPT_HTTPHEADER, headers);
  curl.setopt(handle, OPT_NOSIGNAL, 1L);
  curl.setopt(handle, OPT_ERRORBUFFER, reason);
  curl.setopt(handle, OPT_CONNECTTIMEOUT, request->connect_seconds);
  curl.setopt(handle, OPT_LOW_SPEED_LIMIT, 1L);
  curl.setopt(handle, OPT_LOW_SPEED_TIME, request->idle_seconds);
  curl.setopt(handle, OPT_FOLLOWLOCATION, 1L);
  curl.setopt(handle, OPT_MAXREDIRS, 5L);
  curl.setopt(handle, OPT_PROTOCOLS, (long)(PROTOCOL_HTTP | PROTOCOL_HTTPS));
  // What began secure stays secure, wherever it is sent on to.
  bool secure = strncasecmp(request->url, "https:", 6) == 0;
  curl.setopt(handle, OPT_REDIR_PROTOCOLS, (long)(secure ? PROTOCOL_HTTPS : PROTOCOL_HTTP | PROTOCOL_HTTPS));
  if (request->body != NULL) {
    curl.setopt(handle, OPT_POSTFIELDS, request->body);
    curl.setopt(handle, OPT_POSTFIELDSIZE, (long)request->body_count);
  }
  curl.setopt(handle, OPT_WRITEFUNCTION, on_body);
  curl.setopt(handle, OPT_WRITEDATA, request);
  curl.setopt(handle, OPT_HEADERFUNCTION, on_header);
  curl.setopt(handle, OPT_HEADERDATA, request);
  curl.setopt(handle, OPT_XFERINFOFUNCTION, on_progress);
  curl.setopt(handle, OPT_XFERINFODATA, request);
  curl.setopt(handle, OPT_NOPROGRESS, 0L);
  int code = curl.perform(handle);
  curl.getinfo(handle, INFO_RESPONSE_CODE, status);
  snprintf(problem, size, "%s", reason[0] != 0 ? reason : curl.strerror(code));
  curl.cleanup(handle);
  curl.free_all(headers);
  return code;
}
