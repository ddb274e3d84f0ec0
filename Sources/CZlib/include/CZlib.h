#ifndef SLATE_CZLIB_H
#define SLATE_CZLIB_H

#include <stddef.h>

/// The state of one stream that is unpacked.
typedef struct slate_inflate slate_inflate;

/// What a step found.
enum slate_inflate_result {
  SLATE_INFLATE_MORE = 0,
  SLATE_INFLATE_END = 1,
  SLATE_INFLATE_FAULT = -1,
};

/// Begins a stream: with a gzip header, or bare as in ZIP archives. NULL without memory.
slate_inflate *slate_inflate_open(int has_gzip_header);

/// Unpacks as much as fits. `input_count` and `output_count` say on return how many bytes were taken and made.
int slate_inflate_step(slate_inflate *stream, const void *input, size_t *input_count, void *output,
                       size_t *output_count);

/// Begins the next stream behind one that ended.
int slate_inflate_reset(slate_inflate *stream);

/// Ends the use of a stream.
void slate_inflate_close(slate_inflate *stream);

/// The checksum of ZIP entries, continued over more bytes.
unsigned int slate_crc32(unsigned int sum, const void *bytes, size_t count);

#endif
