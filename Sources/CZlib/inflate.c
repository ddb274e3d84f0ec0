#include "CZlib.h"

#include <stdlib.h>
#include <zlib.h>

struct slate_inflate {
  z_stream stream;
};

slate_inflate *slate_inflate_open(int has_gzip_header) {
  slate_inflate *made = calloc(1, sizeof *made);
  if (made && inflateInit2(&made->stream, has_gzip_header ? MAX_WBITS + 16 : -MAX_WBITS) != Z_OK) {
    free(made);
    return NULL;
  }
  return made;
}

int slate_inflate_step(slate_inflate *made, const void *input, size_t *input_count, void *output,
                       size_t *output_count) {
  z_stream *stream = &made->stream;
  stream->next_in = (Bytef *)input;
  stream->avail_in = (uInt)*input_count;
  stream->next_out = output;
  stream->avail_out = (uInt)*output_count;
  int state = inflate(stream, Z_NO_FLUSH);
  *input_count -= stream->avail_in;
  *output_count -= stream->avail_out;
  if (state == Z_STREAM_END) return SLATE_INFLATE_END;
  return state == Z_OK || state == Z_BUF_ERROR ? SLATE_INFLATE_MORE : SLATE_INFLATE_FAULT;
}

int slate_inflate_reset(slate_inflate *made) { return inflateReset(&made->stream) == Z_OK ? 0 : -1; }

void slate_inflate_close(slate_inflate *made) {
  if (!made) return;
  inflateEnd(&made->stream);
  free(made);
}

unsigned int slate_crc32(unsigned int sum, const void *bytes, size_t count) {
  return (unsigned int)crc32(sum, bytes, (uInt)count);
}
