#include "CDigest.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

bool cd_sha256_is_available(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return false;
  const unsigned needed = 1u << 9 | 1u << 19;  // SSSE3, SSE4.1
  if ((c & needed) != needed) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & 1u << 29);
}

static inline __m128i words(const void *from) { return _mm_loadu_si128((const __m128i *)from); }

// The instructions keep the state as the words f e b a and h g d c, and do two rounds each.
__attribute__((target("sha,sse4.1,ssse3")))
void cd_sha256_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks, const uint32_t *constants) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  __m128i low = _mm_shuffle_epi32(words(state), 0xb1);
  __m128i cdgh = _mm_shuffle_epi32(words(state + 4), 0x1b);
  __m128i abef = _mm_alignr_epi8(low, cdgh, 8);
  cdgh = _mm_blend_epi16(cdgh, low, 0xf0);

  for (; blocks > 0; blocks--, bytes += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
#pragma clang loop unroll(full)
    for (int group = 0; group < 16; group++) {
      __m128i *now = &w[group & 3];
      if (group < 4) {
        *now = _mm_shuffle_epi8(words(bytes + group * 16), big_endian);
      } else {
        const __m128i last = w[(group + 3) & 3];
        const __m128i early = _mm_sha256msg1_epu32(*now, w[(group + 1) & 3]);
        const __m128i middle = _mm_alignr_epi8(last, w[(group + 2) & 3], 4);
        *now = _mm_sha256msg2_epu32(_mm_add_epi32(early, middle), last);
      }
      const __m128i sum = _mm_add_epi32(*now, words(constants + group * 4));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }

  low = _mm_shuffle_epi32(abef, 0x1b);
  cdgh = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(low, cdgh, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(cdgh, low, 8));
}

#else

bool cd_sha256_is_available(void) { return false; }

void cd_sha256_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks, const uint32_t *constants) {}

#endif
