// Declarations of the part of DuckDB's C interface that Slate uses. The library is opened at run time and its functions
// are reached through a table, so that a build needs neither the library nor its header, and `slate --help` does not load it.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct dk_config_box *dk_config;
typedef struct dk_cache_box *dk_cache;
typedef struct dk_database_box *dk_database;
typedef struct dk_connection_box *dk_connection;
typedef struct dk_extracted_box *dk_extracted;
typedef struct dk_prepared_box *dk_prepared;
typedef struct dk_pending_box *dk_pending;
typedef struct dk_chunk_box *dk_chunk;
typedef struct dk_vector_box *dk_vector;
typedef struct dk_type_box *dk_type;
typedef struct dk_appender_box *dk_appender;

/// 0 is success.
typedef uint32_t dk_state;

/// A result: three words and three pointers, passed by value to some functions. Only the library looks inside.
typedef struct {
  uint64_t words[3];
  void *_Nullable pointers[3];
} dk_result;

typedef struct {
  uint64_t lower;
  int64_t upper;
} dk_hugeint;

/// A text: up to 12 bytes stand in the struct itself, longer ones elsewhere.
typedef struct {
  union {
    struct {
      uint32_t length;
      char prefix[4];
      char *bytes;
    } pointer;
    struct {
      uint32_t length;
      char bytes[12];
    } inlined;
  } value;
} dk_string;

typedef struct {
  double percentage;
  uint64_t rows_processed;
  uint64_t rows_total;
} dk_progress;

_Static_assert(sizeof(dk_result) == 48, "the library passes results of 48 bytes by value");
_Static_assert(sizeof(dk_hugeint) == 16, "a huge integer has 16 bytes");
_Static_assert(sizeof(dk_string) == 16, "a text has 16 bytes");
_Static_assert(offsetof(dk_string, value.pointer.bytes) == 8, "a long text's pointer stands at byte 8");
_Static_assert(offsetof(dk_string, value.inlined.bytes) == 4, "a short text starts at byte 4");
_Static_assert(sizeof(dk_progress) == 24, "progress has 24 bytes");

/// Every function that is used: its type, its name without the library's prefix, its parameters.
#define DK_FUNCTIONS(F) \
  F(const char *_Nonnull, library_version, (void)) \
  F(void, free, (void *_Nullable)) \
  /* databases and connections */ \
  F(dk_state, create_config, (dk_config _Nullable *_Nonnull)) \
  F(dk_state, set_config, (dk_config, const char *name, const char *value)) \
  F(void, destroy_config, (dk_config _Nullable *_Nonnull)) \
  F(dk_cache _Nullable, create_instance_cache, (void)) \
  F(dk_state, get_or_create_from_cache, \
    (dk_cache, const char *path, dk_database _Nullable *_Nonnull, dk_config _Nullable, \
     char *_Nullable *_Nonnull error)) \
  F(void, close, (dk_database _Nullable *_Nonnull)) \
  F(dk_state, connect, (dk_database, dk_connection _Nullable *_Nonnull)) \
  F(void, disconnect, (dk_connection _Nullable *_Nonnull)) \
  F(void, interrupt, (dk_connection)) \
  F(dk_progress, query_progress, (dk_connection)) \
  /* statements */ \
  F(uint64_t, extract_statements, (dk_connection, const char *sql, dk_extracted _Nullable *_Nonnull)) \
  F(const char *_Nullable, extract_statements_error, (dk_extracted)) \
  F(dk_state, prepare_extracted_statement, \
    (dk_connection, dk_extracted, uint64_t index, dk_prepared _Nullable *_Nonnull)) \
  F(void, destroy_extracted, (dk_extracted _Nullable *_Nonnull)) \
  F(const char *_Nullable, prepare_error, (dk_prepared)) \
  F(void, destroy_prepare, (dk_prepared _Nullable *_Nonnull)) \
  F(uint32_t, prepared_statement_type, (dk_prepared)) \
  F(uint64_t, prepared_statement_column_count, (dk_prepared)) \
  F(const char *_Nullable, prepared_statement_column_name, (dk_prepared, uint64_t)) \
  F(dk_type _Nullable, prepared_statement_column_logical_type, (dk_prepared, uint64_t)) \
  F(uint64_t, nparams, (dk_prepared)) \
  F(dk_state, bind_null, (dk_prepared, uint64_t)) \
  F(dk_state, bind_boolean, (dk_prepared, uint64_t, bool)) \
  F(dk_state, bind_int64, (dk_prepared, uint64_t, int64_t)) \
  F(dk_state, bind_double, (dk_prepared, uint64_t, double)) \
  F(dk_state, bind_varchar_length, (dk_prepared, uint64_t, const char *, uint64_t)) \
  /* running them */ \
  F(dk_state, query, (dk_connection, const char *sql, dk_result *_Nullable)) \
  F(dk_state, pending_prepared, (dk_prepared, dk_pending _Nullable *_Nonnull)) \
  F(dk_state, pending_prepared_streaming, (dk_prepared, dk_pending _Nullable *_Nonnull)) \
  F(const char *_Nullable, pending_error, (dk_pending)) \
  F(uint32_t, pending_execute_task, (dk_pending)) \
  F(dk_state, execute_pending, (dk_pending, dk_result *)) \
  F(void, destroy_pending, (dk_pending _Nullable *_Nonnull)) \
  /* results */ \
  F(void, destroy_result, (dk_result *)) \
  F(const char *_Nullable, result_error, (dk_result *)) \
  F(uint32_t, result_error_type, (dk_result *)) \
  F(uint64_t, rows_changed, (dk_result *)) \
  F(uint64_t, column_count, (dk_result *)) \
  F(const char *_Nullable, column_name, (dk_result *, uint64_t)) \
  F(dk_type _Nullable, column_logical_type, (dk_result *, uint64_t)) \
  F(dk_chunk _Nullable, fetch_chunk, (dk_result)) \
  /* chunks and vectors */ \
  F(dk_chunk _Nullable, create_data_chunk, (dk_type _Nullable *_Nonnull, uint64_t)) \
  F(void, data_chunk_reset, (dk_chunk)) \
  F(void, data_chunk_set_size, (dk_chunk, uint64_t)) \
  F(uint64_t, data_chunk_get_size, (dk_chunk)) \
  F(dk_vector _Nullable, data_chunk_get_vector, (dk_chunk, uint64_t)) \
  F(void, destroy_data_chunk, (dk_chunk _Nullable *_Nonnull)) \
  F(void *_Nullable, vector_get_data, (dk_vector)) \
  F(uint64_t *_Nullable, vector_get_validity, (dk_vector)) \
  F(void, vector_ensure_validity_writable, (dk_vector)) \
  F(void, vector_assign_string_element_len, (dk_vector, uint64_t, const char *, uint64_t)) \
  /* types */ \
  F(uint32_t, get_type_id, (dk_type)) \
  F(uint32_t, enum_internal_type, (dk_type)) \
  F(uint32_t, enum_dictionary_size, (dk_type)) \
  F(char *_Nullable, enum_dictionary_value, (dk_type, uint64_t)) \
  F(uint32_t, decimal_internal_type, (dk_type)) \
  F(uint8_t, decimal_scale, (dk_type)) \
  F(dk_type _Nullable, create_logical_type, (uint32_t)) \
  F(dk_type _Nullable, create_decimal_type, (uint8_t width, uint8_t scale)) \
  F(void, destroy_logical_type, (dk_type _Nullable *_Nonnull)) \
  /* writing */ \
  F(dk_state, appender_create_ext, \
    (dk_connection, const char *_Nullable catalog, const char *_Nullable schema, const char *table, \
     dk_appender _Nullable *_Nonnull)) \
  F(dk_state, append_data_chunk, (dk_appender, dk_chunk)) \
  F(dk_state, appender_close, (dk_appender)) \
  F(const char *_Nullable, appender_error, (dk_appender)) \
  F(dk_state, appender_destroy, (dk_appender _Nullable *_Nonnull))

/// The functions of the library. Nothing here has the library's own names, so that no executable can stand in its way.
typedef struct {
#define DK_FIELD(type, name, parameters) type(*_Nonnull name) parameters;
  DK_FUNCTIONS(DK_FIELD)
#undef DK_FIELD
} dk_api;

/// Opens the library at this path and resolves every function. Answers null when all is well, and otherwise what is wrong,
/// in a text that stays valid until the next call. Not for two threads at once.
const char *_Nullable dk_load(const char *path);

/// The functions; null before the library is loaded.
const dk_api *_Nullable dk_get(void);

#pragma clang assume_nonnull end
