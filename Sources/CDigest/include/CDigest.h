#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Whether this processor has instructions for SHA-256.
bool cd_sha256_is_available(void);

/// Takes whole blocks of 64 bytes into the eight words of a digest (FIPS 180-4), with these instructions; does nothing where there
/// are none. `constants` are the 64 words of the standard.
void cd_sha256_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks, const uint32_t *constants);

#pragma clang assume_nonnull end
